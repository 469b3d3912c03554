import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parseXml } from './parse-xml.ts';
import { node, textNode, writeXml } from './write-xml.ts';

describe('reading XML', () => {
  it('gives elements with namespaces, own text, address and line', () => {
    const root = parseXml(
      '<?xml version="1.0"?>\n<a xmlns="urn:1" xmlns:p="urn:2">\n <!-- no --><p:b x="1 &lt; 2">t<![CDATA[<&]]>&#65;</p:b>\n <b/><b/>\n</a>\n',
    );
    expect(root).toMatchObject({ name: 'a', namespace: 'urn:1', line: 2, path: '/a' });
    expect(root.children).toMatchObject([
      { name: 'b', namespace: 'urn:2', text: 't<&A', path: '/a/b[1]', line: 3 },
      { name: 'b', namespace: 'urn:1', path: '/a/b[2]', line: 4 },
      { path: '/a/b[3]' },
    ]);
    expect(root.children[0]!.attributes.get('x')).toBe('1 < 2');
  });

  it.each([
    ['a document type', '<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>', 1],
    ['an entity beyond the five', '<a>&nbsp;</a>', 1],
    ['a tag that is not closed', '<a><b></a>', 1],
    ['a document that ends early', '<a>\n<b/>', 2],
    ['two roots', '<a/>\n<b/>', 2],
    ['text outside', '<a/>x', 1],
    ['an attribute given twice', '<a x="1" x="2"/>', 1],
    ['an attribute without quotes', '<a x=1/>', 1],
    ['a bare <', '<a>1 < 2</a>', 1],
    ['a prefix nobody declares', '<p:a/>', 1],
    ['a character that is none', '<a>&#0;</a>', 1],
    ['nothing', '', 1],
  ])('[P19] refuses %s with its line', (_what, text, line) => {
    expect(() => parseXml(text)).toThrow(
      expect.objectContaining({
        issues: [expect.objectContaining({ code: 'DMN_XML_BROKEN', args: expect.objectContaining({ line }) })],
      }),
    );
  });

  it.each([
    ['characters', { characters: 5, depth: 9, elements: 9 }],
    ['depth', { characters: 99, depth: 1, elements: 9 }],
    ['elements', { characters: 99, depth: 9, elements: 1 }],
  ])('[P8] limits %s', (what, limits) => {
    expect(() => parseXml('<a><b/></a>', limits)).toThrow(
      expect.objectContaining({
        issues: [expect.objectContaining({ code: 'DMN_XML_LIMIT', args: expect.objectContaining({ what }) })],
      }),
    );
  });

  it('gives back every text and attribute that was written', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string(), (text, value) => {
        const plain = (one: string): string => one.replaceAll(/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g, '\ufffd');
        const root = parseXml(writeXml(node('a', { value }, [textNode('b', text)])));
        expect(root.attributes.get('value')).toBe(plain(value));
        expect(root.children[0]!.text).toBe(plain(text));
      }),
    );
  });
});

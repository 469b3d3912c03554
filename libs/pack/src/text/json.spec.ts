import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parseJson } from './json.ts';

describe('[PACK-3] JSON text', () => {
  it('reads whatever JSON.parse reads, to the same value', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 5 }), fc.constantFrom(undefined, 1, '\t'), (value, indent) => {
        const text = JSON.stringify(value, null, indent);
        fc.pre(!text.includes('__proto__'));
        expect(parseJson(text, 'x.json').json?.value).toEqual(JSON.parse(text));
      }),
      { numRuns: 300 },
    );
  });

  it('refuses whatever JSON.parse refuses', () => {
    fc.assert(
      fc.property(
        fc.string({
          unit: fc.constantFrom(
            '{',
            '}',
            '[',
            ']',
            '"',
            ':',
            ',',
            '1',
            '-',
            '.',
            'e',
            't',
            'true',
            'null',
            ' ',
            '\\',
            'u',
            '\n',
            '0',
          ),
          maxLength: 12,
        }),
        (text) => {
          let valid = true;
          try {
            JSON.parse(text);
          } catch {
            valid = false;
          }
          const read = parseJson(text, 'x.json');
          // A key given twice is JSON, yet an error here.
          if (read.issues.every((one) => one.code !== 'PACK_JSON_KEY_TWICE'))
            expect(read.json !== undefined).toBe(valid);
        },
      ),
      { numRuns: 2000 },
    );
  });

  it.each([
    ['{\n  "a": 1,\n}', 'PACK_JSON_SYNTAX', 3, 1],
    ['{"a": tru}', 'PACK_JSON_SYNTAX', 1, 7],
    ['[1 2]', 'PACK_JSON_SYNTAX', 1, 4],
    ['{"a":"\n"}', 'PACK_JSON_SYNTAX', 1, 7],
    ['', 'PACK_JSON_SYNTAX', 1, 1],
    ['{} {}', 'PACK_JSON_SYNTAX', 1, 4],
    ['{"a":1,\n "a":2}', 'PACK_JSON_KEY_TWICE', 2, 2],
    ['{"__proto__":{"admin":true}}', 'PACK_JSON_KEY_FORBIDDEN', 1, 2],
    [String.raw`["a", "\ud800x"]`, 'PACK_JSON_TEXT', 1, 7],
    [String.raw`{"\u0000": 1}`, 'PACK_JSON_TEXT', 1, 2],
    [`${'['.repeat(102)}${']'.repeat(102)}`, 'PACK_JSON_DEPTH', 1, 102],
  ])('%j is %s at line %i, column %i', (text, code, line, column) => {
    expect(parseJson(text, 'x.json').issues).toMatchObject([{ code, path: 'x.json', args: { line, column } }]);
  });

  it('tells where a value stands', () => {
    const text = '{ "rules": [ {"id": "a"}, {"id": "b"} ] }';
    const span = parseJson(text, 'x.json').json!.spanOf(['rules', 1, 'id']);
    expect(text.slice(span.from, span.to)).toBe('"b"');
    const nearest = parseJson(text, 'x.json').json!.spanOf(['rules', 1, 'missing']);
    expect(text.slice(nearest.from, nearest.to)).toBe('{"id": "b"}');
  });
});

import { describe, expect, it } from '@jest/globals';
import { child, nation, parsed, registry, resolved } from '../spec/specimen.ts';
import { buildPack, openBundle } from './bundle.ts';
import { initPack } from './init.ts';
import { parsePack } from './parse.ts';
import { resolvePack } from './resolve.ts';

const city = child({
  'overlay/rules/main.json': [{ op: 'disable', id: 'a', family: 'steps', reason: 'x' }],
  'SOURCES.md': 'a\r\nb',
});

describe('[PACK-24] a bundle', () => {
  const bundle = buildPack([parsed(nation), parsed(city)]);

  it('opens to the same pack, with its parents, locked', () => {
    const opened = openBundle(bundle.text);
    if (!opened.ok) throw new Error(JSON.stringify(opened.issues));
    const chain = opened.value.map((one) => parsed(one.files));
    const again = resolvePack(chain, registry);
    expect(again).toMatchObject({ ok: true, value: { hash: bundle.hash } });
    expect(bundle.hash).toBe(resolved(nation, city).hash);
    expect(Object.keys(chain[1]!.lock)).toEqual(['cn']);
    expect(buildPack(chain)).toEqual(bundle);
  });

  it.each([
    ['a changed cell', (text: string) => text.replace('霍乱', 'x').replace('first', 'other'), 'PACK_BUNDLE_HASH'],
    ['another hash', (text: string) => text.replace(bundle.hash, '0'.repeat(64)), 'PACK_BUNDLE_HASH'],
    ['another shape', () => '{"bundle":2}', 'PACK_VALUE_UNKNOWN'],
    ['no JSON', () => 'PK', 'PACK_JSON_SYNTAX'],
    [
      'a file that is no pack file',
      (text: string) => text.replace('"SOURCES.md"', '"../evil.js"'),
      'PACK_FILE_UNEXPECTED',
    ],
  ])('[P19] refuses %s', (_, spoil, code) => {
    const opened = openBundle(spoil(bundle.text));
    expect(opened.ok).toBe(false);
    expect(opened.issues[0]!.code).toBe(code);
  });
});

describe('a new pack', () => {
  it('parses without a word, whatever layer it has', () => {
    expect(parsePack(initPack({ id: 'mine' }), registry)).toMatchObject({
      ok: true,
      issues: [],
      value: { manifest: { layer: 'nation', version: '0.1.0' } },
    });
    expect(
      parsePack(initPack({ id: 'mine', title: '我院', extends: { id: 'cn', range: '^1' } }), registry),
    ).toMatchObject({ ok: true, value: { manifest: { layer: 'hospital', title: { zh: '我院' } } } });
  });
  it('refuses a malformed id or range', () => {
    expect(() => initPack({ id: '../x' })).toThrow('PACK_VALUE_INVALID');
    expect(() => initPack({ id: 'x', extends: { id: 'cn', range: 'latest' } })).toThrow('PACK_RANGE_INVALID');
  });
});

import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { CaseloomError, formatCsv, parseCsv } from '@caseloom/core';
import { files, manifest, nation } from '../../spec/specimen.ts';
import type { PackFiles } from '../types.ts';
import { canonicalCsv, canonicalFiles, hashPack, prettyFiles } from './canonical.ts';

const anyFiles: fc.Arbitrary<PackFiles> = fc
  .record({
    json: fc.jsonValue({ maxDepth: 4 }).filter((value) => !JSON.stringify(value).includes('__proto__')),
    header: fc.uniqueArray(
      fc
        .string({ minLength: 1, maxLength: 4 })
        .map((text) => text.trim())
        .filter((text) => text !== '' && !text.startsWith('\uFEFF')),
      { minLength: 1, maxLength: 4 },
    ),
    rows: fc.array(fc.array(fc.string({ maxLength: 5 }), { maxLength: 4 }), { maxLength: 5 }),
    text: fc.string(),
  })
  .map(({ json, header, rows, text }) =>
    files({
      'pack.json': { value: json },
      'codes/a.codes.csv': [header, ...rows]
        .map((cells) => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(','))
        .join('\n'),
      'SOURCES.md': text.replaceAll('\r', ''),
    }),
  );

const shuffled = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(shuffled);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, member]) => [key, shuffled(member)]),
  );
};

describe('[PACK-1] the canonical form', () => {
  it('is reached in one step and keeps the hash', () => {
    fc.assert(
      fc.property(anyFiles, (given) => {
        const once = canonicalFiles(given);
        expect([...canonicalFiles(once)]).toEqual([...once]);
        expect(hashPack(once)).toBe(hashPack(given));
      }),
    );
  });

  it('and the readable form lead to each other, with one hash', () => {
    fc.assert(
      fc.property(anyFiles, (given) => {
        const pretty = prettyFiles(given);
        expect([...prettyFiles(canonicalFiles(pretty))]).toEqual([...pretty]);
        expect(hashPack(pretty)).toBe(hashPack(given));
      }),
    );
  });

  it('[P5] does not see key order, file order, line ends, blanks, quotes or a byte order mark', () => {
    fc.assert(
      fc.property(anyFiles, (given) => {
        const other = new Map(
          [...given].reverse().map(([path, text]) => {
            if (path.endsWith('.json'))
              return [path, `\uFEFF${JSON.stringify(shuffled(JSON.parse(text)), null, 3)}\r\n`];
            return [path, path.endsWith('.md') ? text.replaceAll('\n', '\r\n') : `\uFEFF${text}\n\n`];
          }),
        );
        expect(hashPack(other)).toBe(hashPack(given));
      }),
    );
  });

  it.each([
    ['a value', { 'codes/sex.json': '{"title":{"zh":"性别","en":"Gender"},"system":"valueSet"}' }],
    ['a cell', { 'codes/sex.codes.csv': 'code,zh\n9,未知\n' }],
    ['a row more', { 'codes/sex.codes.csv': 'code,zh\n9,未说明\n8,其他\n' }],
    ['a document', { 'SOURCES.md': 'x' }],
    ['a file more', { 'codes/b.json': '{}' }],
    ['a lock', { 'pack.lock.json': `{"x":{"version":"1.0.0","sha256":"${'0'.repeat(64)}"}}` }],
  ])('[P5] sees %s', (_, change) => {
    expect(hashPack(new Map([...nation, ...files(change)]))).not.toBe(hashPack(nation));
  });

  it('is the same on every machine: a golden hash, made with sha256sum', () => {
    expect(
      hashPack(files({ 'pack.json': manifest('cn'), 'codes/a.codes.csv': 'code,zh\n"1",男\n', 'SOURCES.md': 'x\n' })),
    ).toBe('45c92f75e7e1fc8ef7464e68a5d63ad9b42edf6addc213f1978685863a13df7d');
  });

  it('is the same for tables that need not be taken apart', () => {
    const long = fc.stringMatching(/^[ab, "\r\n\ufeff]{0,24}$/);
    fc.assert(
      fc.property(long, (text) => {
        const rows = parseCsv(text).rows.map(({ cells }) => cells);
        const filled = rows.filter((cells) => cells.some((cell) => cell !== ''));
        const width = filled[0]?.length ?? 0;
        const wide = filled.map((cells, index) =>
          index === 0
            ? cells.map((name) => name.trim())
            : [...cells, ...Array.from({ length: Math.max(0, width - cells.length) }, () => '')],
        );
        expect(canonicalCsv(text)).toBe(formatCsv(wide));
      }),
      { seed: 20260301, numRuns: 3000 },
    );
  });

  it('counts an empty lock as none', () => {
    expect(hashPack(new Map([...nation, ['pack.lock.json', '{ }']]))).toBe(hashPack(nation));
  });

  it('refuses files it cannot read, with their address', () => {
    expect(() => canonicalFiles(files({ 'pack.json': '{' }))).toThrow(CaseloomError);
    expect(() => canonicalFiles(files({ 'pack.json': '{' }))).toThrow('PACK_JSON_SYNTAX at pack.json');
  });
});

describe('the readable form', () => {
  it('has two blanks, naming keys first, plain objects on one line', () => {
    const text = prettyFiles(
      files({
        'rules/a.json': {
          rules: [{ value: [1, 2], op: 'x', id: 'a', deep: { b: { a: 1, id: 2 }, a: [] } }],
          title: { en: 'E', zh: 'Z' },
        },
      }),
    ).get('rules/a.json');
    expect(text).toBe(
      '{\n  "title": { "zh": "Z", "en": "E" },\n  "rules": [\n    {\n      "op": "x",\n      "id": "a",\n      "value": [1, 2],\n      "deep": {\n        "a": [],\n        "b": { "id": 2, "a": 1 }\n      }\n    }\n  ]\n}\n',
    );
  });
});

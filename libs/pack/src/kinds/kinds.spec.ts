import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { files, manifest, parsed, registry, resolved, steps } from '../../spec/specimen.ts';
import { jsonSchemas } from '../json-schemas.ts';
import { packMessages } from '../messages.ts';
import { codeMapOf, codesOf, kindRegistry, packKinds, testCasesOf } from './index.ts';

const { title } = steps;

describe('the kinds of this room', () => {
  it('are those of the folder, in alphabetical order', () => {
    const folder = readdirSync(new URL('.', import.meta.url))
      .filter((name) => name.endsWith('.kind.ts'))
      .map((name) => name.replace('.kind.ts', ''));
    expect(packKinds.map((kind) => kind.kind)).toEqual(folder.sort());
  });
  it('stand once in a registry', () => {
    expect(() => kindRegistry([...packKinds, packKinds[0]!])).toThrow('given twice: codes');
  });
});

describe('[PACK-21] codes', () => {
  const pack = resolved(
    files({
      'pack.json': manifest('cn'),
      'codes/a.json': {
        title,
        system: 'icd10',
        map: { from: 'clinical', to: 'insurance' },
        codes: [{ code: 'A00', zh: '霍乱', severity: '3' }],
      },
      'codes/a.codes.csv': 'code,zh,sex\nB00,疱疹,\n__proto__,x,1\n',
      'codes/a.map.csv': 'from,to\nA00,A00.x\nA00,A00.y\n',
    }),
  );
  const artifact = pack.artifacts.get('codes')!.get('a')!;
  it('are read from list and table, absent where empty', () => {
    expect([...codesOf(artifact)]).toEqual([
      ['A00', { code: 'A00', zh: '霍乱', severity: '3' }],
      ['B00', { code: 'B00', zh: '疱疹' }],
      ['__proto__', { code: '__proto__', zh: 'x', sex: '1' }],
    ]);
  });
  it('are translated by the map', () => {
    expect([...codeMapOf(artifact)]).toEqual([['A00', ['A00.x', 'A00.y']]]);
  });
});

describe('[PACK-22] tests in a table', () => {
  it('become cases: columns are paths', () => {
    const pack = parsed(
      files({
        'pack.json': manifest('cn'),
        'tests/a.json': { title, cases: [{ id: 'one', record: {}, expect: { fired: ['R1'] } }] },
        'tests/a.cases.csv':
          'id,title,asOf,dx.principal.code,dx.other[0].code,dx.other[1].code,expect.fired,expect.onlyFired,expect.grouping.drg\ntwo,标题,2025-01-01,A00,,B00,R1; R2,true,FR15\n',
      }),
    );
    expect(testCasesOf(pack.artifacts[0]!)).toEqual([
      { id: 'one', record: {}, expect: { fired: ['R1'] } },
      {
        id: 'two',
        title: '标题',
        asOf: '2025-01-01',
        record: { dx: { principal: { code: 'A00' }, other: [{ code: 'B00' }] } },
        expect: { fired: ['R1', 'R2'], onlyFired: true, grouping: { drg: 'FR15' } },
      },
    ]);
  });
});

describe('[PACK-23] JSON Schemas', () => {
  const schemas = jsonSchemas(registry);
  it('exist for manifest, lock, overlay and every kind, closed, with an id', () => {
    expect([...schemas.keys()].sort()).toEqual([
      'codes.schema.json',
      'lock.schema.json',
      'overlay.schema.json',
      'pack.schema.json',
      'record.schema.json',
      'reports.schema.json',
      'rules.schema.json',
      'tests.schema.json',
    ]);
    expect(schemas.get('pack.schema.json')).toMatchObject({
      $id: 'urn:caseloom:schema:1:pack',
      type: 'object',
      additionalProperties: false,
      required: ['format', 'id', 'version', 'title', 'layer'],
    });
  });
  it('describe the input: a member with a default is not required', () => {
    expect(schemas.get('rules.schema.json')).toMatchObject({
      required: ['title', 'steps'],
      properties: { mode: { default: 'strict' } },
    });
  });
});

describe('messages', () => {
  it('exist for every code this room writes, and no message is left over', () => {
    const root = new URL('../', import.meta.url);
    const used = new Set<string>();
    for (const name of readdirSync(root, { recursive: true }) as string[]) {
      if (!name.endsWith('.ts') || name.endsWith('.spec.ts') || name.endsWith('messages.ts')) continue;
      for (const match of readFileSync(new URL(name, root), 'utf8').matchAll(/'(PACK_[A-Z_]+)'/g))
        if (match[1] !== 'PACK_KINDS') used.add(match[1]!);
    }
    expect([...used].sort()).toEqual(Object.keys(packMessages).sort());
  });
});

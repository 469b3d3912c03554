import { describe, expect, it } from '@jest/globals';
import type { Artifact, ResolvedPack } from '@caseloom/pack';
import { knownSystems } from './code-systems.ts';

const codes = (id: string, head: object, rows: readonly Record<string, string>[] = []): [string, Artifact] => [
  id,
  {
    kind: 'codes',
    id,
    value: head,
    tables: rows.length === 0 ? {} : { codes: { columns: ['code', 'validTo'], rows } },
  },
];
const known = (...artifacts: [string, Artifact][]) =>
  knownSystems({ artifacts: new Map([['codes', new Map(artifacts)]]) as unknown as ResolvedPack['artifacts'] });

describe('known code systems of a pack', () => {
  it('[ANA-8] takes lists and tables of all artifacts of a system together, with last days', () => {
    const found = known(
      codes('icd10', { system: 'icd10', codes: [{ code: 'A01' }] }),
      codes('more', { system: 'icd10' }, [{ code: 'B02', validTo: '2024-12-31' }]),
      codes('sex', { system: 'sex', codes: [{ code: '1' }] }),
    );
    expect(found).toEqual({
      dx: new Map([
        ['A01', {}],
        ['B02', { validTo: '2024-12-31' }],
      ]),
    });
  });

  it('[ANA-8] does not know a system of which there are samples only', () => {
    const sample = codes('icd9cm3', { system: 'icd9cm3', sample: true, codes: [{ code: '47.0100' }] });
    expect(known(sample)).toEqual({});
    expect(known(sample, codes('all', { system: 'icd9cm3', codes: [{ code: '47.0900' }] })).proc?.has('47.0100')).toBe(
      true,
    );
  });
});

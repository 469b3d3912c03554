import { parseCsvTable } from '@caseloom/core';
import { describe, expect, it } from '@jest/globals';
import { syntheticRulePack } from './synthetic-rule-pack.ts';

const tables = (files: ReadonlyMap<string, string>) => [...files].filter(([path]) => path.endsWith('.csv'));

describe('a synthetic rule library', () => {
  it('has as many rules as asked, each with an id of its own', () => {
    const rows = tables(syntheticRulePack({ rules: 997, seed: 3 })).flatMap(([, text]) => parseCsvTable(text).rows);
    expect(rows).toHaveLength(997);
    expect(new Set(rows.map((row) => row.values['id'])).size).toBe(997);
  });

  it('is the same for the same seed, another one for another', () => {
    const pack = (seed: number) => JSON.stringify([...syntheticRulePack({ rules: 200, seed })]);
    expect(pack(7)).toBe(pack(7));
    expect(pack(7)).not.toBe(pack(8));
  });

  it('repeats as many rows as asked under other ids', () => {
    const repeats = (repeated: number) =>
      tables(syntheticRulePack({ rules: 1000, seed: 5, repeated })).reduce((sum, [, text]) => {
        const seen = parseCsvTable(text).rows.map(
          ({ values: { id: _id, severity: _s, subcategory: _c, source: _o, ...own } }) => JSON.stringify(own),
        );
        return sum + seen.length - new Set(seen).size;
      }, 0);
    expect(repeats(0.1)).toBeGreaterThan(repeats(0) + 50);
  });
});

import { describe, expect, it } from '@jest/globals';
import type { DecisionTable } from '@caseloom/tables';
import { columnTests, nearMatches } from './near-matches.ts';

const table: DecisionTable = {
  title: { zh: '分诊', en: 'Triage' },
  hitPolicy: 'first',
  data: [
    { name: 'sex', type: 'string' },
    { name: 'age', type: 'number' },
  ],
  inputs: [
    { id: 'sex', expression: 'sex' },
    { id: 'age', expression: 'age' },
  ],
  outputs: [{ id: 'ward' }],
  rules: [
    { id: 'r1', inputs: ['"M"', '< 18'], outputs: ['"A"'] },
    { id: 'r2', inputs: ['"F"', '>= 18'], outputs: ['"B"'] },
    { id: 'r3', inputs: ['', '>= 65'], outputs: ['"C"'] },
    { id: 'r4', inputs: ['"F"', '< 18'], outputs: ['"D"'] },
  ],
};
const near = (values: Readonly<Record<string, unknown>>, one = table) =>
  nearMatches(columnTests(one)!, one.rules, (name) => values[name]);

describe('rows that nearly match', () => {
  it('tells the one cell that fails, with what its input came to; rows that fail by more are left out', () => {
    expect(near({ sex: 'M', age: 70 })).toEqual([
      { id: 'r1', cells: [{ column: 1, kind: 'failed', read: 70, missing: [] }] },
      { id: 'r2', cells: [{ column: 0, kind: 'failed', read: 'M', missing: [] }] },
    ]);
  });
  it('tells the first cell of the rows that fail by the fewest, where all fail by more', () => {
    const far = { ...table, rules: [table.rules[1]!] };
    expect(near({ sex: 'M', age: 3 }, far)).toEqual([
      { id: 'r2', cells: [{ column: 0, kind: 'failed', read: 'M', missing: [] }] },
    ]);
  });
  it('names what is missing in the cells that cannot be answered, unless another cell of the row decides', () => {
    expect(near({ sex: 'F' })).toEqual([
      { id: 'r1', cells: [{ column: 0, kind: 'failed', read: 'F', missing: [] }] },
      { id: 'r2', cells: [{ column: 1, kind: 'unknown', read: null, missing: ['age'] }] },
      { id: 'r3', cells: [{ column: 1, kind: 'unknown', read: null, missing: ['age'] }] },
      { id: 'r4', cells: [{ column: 1, kind: 'unknown', read: null, missing: ['age'] }] },
    ]);
  });
  it('has nothing to say of a table that cannot be read', () => {
    expect(columnTests({ ...table, rules: [{ id: 'r1', inputs: ['< abc (', ''], outputs: [''] }] })).toBeUndefined();
  });
});

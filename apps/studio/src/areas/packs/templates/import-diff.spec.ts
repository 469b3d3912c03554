import { describe, expect, it } from '@jest/globals';
import { importDiff, suggestedMap, type ImportEntry } from './import-diff.ts';

const columns = ['id', 'codes', 'severity'];
const standing = [
  { id: 'R1', cells: ['R1', 'K80', 'warn'] },
  { id: 'R2', cells: ['R2', 'K81', 'warn'] },
];
const told = (entries: readonly ImportEntry[]) =>
  entries.map((one) => `${one.kind} ${one.id} ${(one.after ?? []).join('/')}`);

describe('what a file changes in a table', () => {
  it('recognises rows by their id and keeps columns that the file does not give', () => {
    const file = [
      ['K80', 'R1'],
      ['K99', 'R2'],
      ['I10', 'R3'],
      ['x', ''],
    ];
    const { entries, counts } = importDiff(columns, standing, file, { id: 1, codes: 0 });
    expect(told(entries)).toEqual(['same R1 R1/K80/warn', 'changed R2 R2/K99/warn', 'added R3 R3/I10/']);
    expect(counts).toEqual({ added: 1, changed: 1, removed: 0, same: 1 });
  });

  it('lists what the file lacks', () => {
    const { entries } = importDiff(columns, standing, [['R1', 'K80', 'warn']], { id: 0, codes: 1, severity: 2 });
    expect(told(entries)).toEqual(['same R1 R1/K80/warn', 'removed R2 ']);
  });

  it('takes the last of several rows with one id, and says so', () => {
    const { entries, twice } = importDiff(
      columns,
      standing,
      [
        ['R2', 'a'],
        ['R2', 'b'],
      ],
      { id: 0, codes: 1 },
    );
    expect(told(entries)).toEqual(['changed R2 R2/b/warn', 'removed R1 ']);
    expect(twice).toEqual([{ id: 'R2', row: 1 }]);
  });

  it('compares by content without an id, and counts ids on', () => {
    const { entries } = importDiff(
      columns,
      standing,
      [
        ['K81', 'warn'],
        ['I10', 'info'],
      ],
      { codes: 0, severity: 1 },
    );
    expect(told(entries)).toEqual(['same R2 R2/K81/warn', 'added R4 R4/I10/info', 'removed R1 ']);
  });

  it('finds columns by what was remembered, by name and by title', () => {
    const wanted = [
      { id: 'id', titles: ['编号'] },
      { id: 'codes', titles: ['手术操作', 'Procedures'] },
      { id: 'severity', titles: ['严重程度'] },
    ];
    expect(suggestedMap(wanted, ['手术操作', ' 编号 ', 'Level'], { severity: 'Level' })).toEqual({
      id: 1,
      codes: 0,
      severity: 2,
    });
    expect(suggestedMap(wanted, ['a', 'b'], { severity: 'gone' })).toEqual({});
  });
});

import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { batchBetween, wrongIds, type RowEdit } from './row-batch.ts';
import { continuedIds } from './row-ids.ts';
import { RowList } from '../../../grid/row-list.ts';
import type { GridRow } from '../../../grid/grid-types.ts';

const row = (key: string, id: string, text = ''): GridRow => ({ key, cells: [id, text] });
const idOf = ({ cells }: GridRow) => cells[0] ?? '';
const stored = { idOf, valueOf: ({ cells }: GridRow) => ({ id: cells[0], text: cells[1] }), placed: true };
const list = (...rows: GridRow[]) => RowList.of(rows);
const [a, b, c] = [row('1', 'a'), row('2', 'b'), row('3', 'c')];

/** As the server does it: one edit after the other. */
function applied(rows: readonly GridRow[], edits: readonly RowEdit[]): string[] {
  const now = rows.map((one) => ({ id: idOf(one), text: one.cells[1] }));
  const place = (edit: { before?: string | undefined; after?: string | undefined }) => {
    const at = now.findIndex((one) => one.id === (edit.before ?? edit.after));
    return edit.before !== undefined ? at : edit.after !== undefined ? at + 1 : now.length;
  };
  for (const edit of edits) {
    const at = now.findIndex((one) => one.id === edit.id);
    if (edit.op === 'add') now.splice(place(edit), 0, edit.value as never);
    else if (edit.op === 'set') now[at] = edit.value as never;
    else {
      const [gone] = now.splice(at, 1);
      if (edit.op === 'move') now.splice(place(edit), 0, gone!);
    }
  }
  return now.map((one) => `${one.id}=${one.text}`);
}

describe('what a table stores', () => {
  it.each<[string, RowList<GridRow>, object[]]>([
    ['nothing', list(a, b, c), []],
    ['a changed row', list(a, row('2', 'b', 'x'), c), [{ op: 'set', id: 'b' }]],
    ['a new row at the front', list(row('9', 'n'), a, b, c), [{ op: 'add', id: 'n', before: 'a' }]],
    ['a new row at the end', list(a, b, c, row('9', 'n')), [{ op: 'add', id: 'n', after: 'c' }]],
    ['a removed row', list(a, c), [{ op: 'remove', id: 'b' }]],
    ['one moved row, not those it passes', list(c, a, b), [{ op: 'move', id: 'c', before: 'a' }]],
    [
      'another id',
      list(a, row('2', 'z'), c),
      [
        { op: 'remove', id: 'b' },
        { op: 'add', id: 'z', after: 'a' },
      ],
    ],
    [
      'an emptied table',
      list(),
      [
        { op: 'remove', id: 'a' },
        { op: 'remove', id: 'b' },
        { op: 'remove', id: 'c' },
      ],
    ],
  ])('%s', (_, now, expected) => {
    const { edits, keys } = batchBetween(list(a, b, c), now, stored);
    expect(edits).toMatchObject(expected);
    expect(edits).toHaveLength(expected.length);
    expect(keys).toHaveLength(edits.length);
  });

  it('names no places where rows have none', () => {
    const now = list(c, a, row('9', 'n'));
    expect(batchBetween(list(a, b, c), now, { ...stored, placed: false }).edits).toEqual([
      { op: 'remove', id: 'b' },
      { op: 'add', id: 'n', value: { id: 'n', text: '' } },
    ]);
  });

  it('leads to the rows as they stand, whatever was done', () => {
    const base = ['a', 'b', 'c', 'd', 'e', 'f'].map((id, index) => row(`k${index}`, id));
    const change = fc.record({
      at: fc.nat(8),
      to: fc.nat(8),
      kind: fc.constantFrom('move', 'remove', 'add', 'text', 'rename'),
    });
    fc.assert(
      fc.property(fc.array(change, { maxLength: 10 }), (changes) => {
        const now = [...base];
        changes.forEach(({ at, to, kind }, index) => {
          const from = at % Math.max(1, now.length);
          if (kind === 'add') return now.splice(to % (now.length + 1), 0, row(`n${index}`, `n${index}`));
          const old = now[from];
          if (old === undefined) return undefined;
          if (kind === 'remove') return now.splice(from, 1);
          if (kind === 'text') return (now[from] = { ...old, cells: [old.cells[0]!, `${index}`] });
          if (kind === 'rename') return (now[from] = { ...old, cells: [`r${index}`, old.cells[1]!] });
          now.splice(from, 1);
          return now.splice(to % (now.length + 1), 0, old);
        });
        const { edits } = batchBetween(RowList.of(base), RowList.of(now), stored);
        expect(applied(base, edits)).toEqual(now.map((one) => `${one.cells[0]}=${one.cells[1]}`));
      }),
      { numRuns: 500 },
    );
  });

  it('knows rows that cannot be stored, and makes ids for new ones', () => {
    expect([...wrongIds(list(a, row('4', 'a'), row('5', '')), idOf)]).toEqual([
      ['4', 'twice'],
      ['1', 'twice'],
      ['5', 'missing'],
    ]);
    expect(continuedIds(['R-010', 'R-009'], 2)).toEqual(['R-011', 'R-012']);
    expect(continuedIds(['x'], 2)).toEqual(['row-1', 'row-2']);
  });
});

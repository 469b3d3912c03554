import { compilePack, kinds } from '@caseloom/engine';
import { syntheticRulePack } from '@caseloom/hospital';
import { applyElementEdit, applyRowEdits, parsePack, resolvePack } from '@caseloom/pack';
import type { ElementEdit, PackFiles, RowEdit } from '@caseloom/pack';
import { describe, expect, it } from '@jest/globals';
import { LibraryIndex } from '../index/library-index.ts';
import { browseTask } from '../tasks/browse.task.ts';
import type { TaskContext } from '../tasks/task.ts';
import { editOwnRow, editOwnRows } from '../tasks/own-rows.ts';
import { BenchState } from './bench-state.ts';

const library = syntheticRulePack({ rules: 600, seed: 4 });
const nation = new BenchState([], undefined, library);
const city: PackFiles = new Map([
  [
    'pack.json',
    JSON.stringify({
      format: 1,
      id: 'city',
      version: '1.0.0',
      title: { zh: '市', en: 'City' },
      layer: 'city',
      extends: { id: 'synthetic-library', range: '*' },
    }),
  ],
  [
    'rules/own.json',
    JSON.stringify({
      title: { zh: '自', en: 'Own' },
      missing: 'unknown',
      rules: [
        {
          id: 'own-1',
          conditions: { fact: 'fee', path: 'total', operator: 'equal', value: '0' },
          event: { type: 'finding', params: { severity: 'warn' } },
        },
      ],
    }),
  ],
]);
const rowAt = (index: number) =>
  nation.resolved.artifacts.get('rules')!.get('diagnosis-age')!.tables['rows']!.rows[index]!;
const row = (index: number, cells: object): ElementEdit => ({
  kind: 'rules',
  artifact: 'diagnosis-age',
  table: 'rows',
  id: rowAt(index)['id']!,
  action: 'set',
  value: { ...rowAt(index), ...cells },
});
const own = { kind: 'rules' as const, artifact: 'own', family: 'rules' };
const rule = (id: string, operator: string) => ({
  id,
  conditions: { fact: 'fee', path: 'total', operator, value: '1' },
  event: { type: 'finding', params: { severity: 'error', category: 'Z' } },
});

/** Edits one after the other; each is also read, resolved, compiled and indexed anew. */
const STORY: readonly [string, ElementEdit][] = [
  ['a row over the parents', row(5, { minYears: '99', severity: 'block' })],
  ['a wrong cell', row(6, { minYears: 'many' })],
  ['a wrong operator', { ...own, action: 'add', id: 'own-2', value: rule('own-2', 'euqal') }],
  ['the operator put right', { ...own, action: 'set', id: 'own-2', value: rule('own-2', 'equal') }],
  ['the cell put right', row(6, { minYears: '7' })],
  [
    'a row disabled',
    { kind: 'rules', artifact: 'diagnosis-age', table: 'rows', id: rowAt(9)['id']!, action: 'disable', reason: 'why' },
  ],
  ['and enabled', { kind: 'rules', artifact: 'diagnosis-age', table: 'rows', id: rowAt(9)['id']!, action: 'restore' }],
  ['a rule taken out', { ...own, action: 'remove', id: 'own-1' }],
  [
    'a shared condition',
    {
      kind: 'rules',
      artifact: 'own',
      family: '$artifact',
      id: 'own',
      action: 'set',
      value: {
        title: { zh: '自', en: 'Own' },
        missing: 'unknown',
        conditions: { c: { fact: 'fee', path: 'total', operator: 'equal', value: '2' } },
      },
    },
  ],
];

const told = (issues: readonly { code: string; path: string }[]) =>
  issues.map((one) => `${one.code} ${one.path}`).sort();
/** Browsing looks at its own pack only. */
const NOTHING_BESIDE = {} as TaskContext;
const listOf = (state: { index: LibraryIndex }) => {
  const { rows, facets, total } = browseTask.run(
    state as never,
    { filter: {}, sort: 'id', descending: false, offset: 0, limit: 5_000, facets: true, today: '2026-11-22', hits: {} },
    NOTHING_BESIDE,
  );
  return { rows, facets, total };
};

describe('a pack on the bench', () => {
  it('after each edit is what it would be when all is read, compiled and indexed anew', () => {
    let state = new BenchState([nation.own], nation.resolved, city);
    void [state.issues, state.index];
    for (const [what, edit] of STORY) {
      const files = applyElementEdit(state.own.files, kinds, edit, nation.resolved);
      state = state.after(files);
      const anew = new BenchState([nation.own], nation.resolved, files);
      expect([what, told(state.issues)]).toEqual([what, told(compilePack(anew.resolved).issues)]);
      expect([what, listOf(state)]).toEqual([what, listOf(anew)]);
      expect([what, [...state.compiled.rules.ids()]]).toEqual([what, [...anew.compiled.rules.ids()]]);
    }
  });

  it('exchanges one row of a long own table in its text and nowhere else', () => {
    const many = new BenchState([], undefined, syntheticRulePack({ rules: 8_000, seed: 4 }));
    const table = many.own.artifacts.find((one) => one.id === 'procedure-needs-diagnosis')!.tables['rows']!;
    const changed: Record<string, string> = { ...table.rows[77]!, severity: 'block', diagnoses: 'K80.100;"x, y"' };
    const asked = {
      kind: 'rules',
      artifact: 'procedure-needs-diagnosis',
      family: 'rows.csv',
      element: changed['id']!,
      action: 'save' as const,
      value: changed,
    };
    const edited = editOwnRow(many, asked)!;
    const next = many.after(edited.files, edited.tables);
    const anew = resolvePack([sound(parsePack(edited.files, kinds))], kinds);
    expect(next.resolved.artifacts).toEqual(sound(anew).artifacts);
    expect(next.resolved.hash).toBe(sound(anew).hash);
    expect(editOwnRow(many, { ...asked, value: { ...changed, id: 'other' } })).toBeUndefined();
    expect(editOwnRow(many, { ...asked, element: 'nobody' })).toBeUndefined();
  });

  const many = new BenchState([], undefined, syntheticRulePack({ rules: 8_000, seed: 4 }));
  const rowsOf = (state: BenchState) =>
    state.own.artifacts.find((one) => one.id === 'procedure-needs-diagnosis')!.tables['rows']!.rows;
  const set = (index: number, cells: object): RowEdit => ({
    op: 'set',
    id: rowsOf(many)[index]!['id']!,
    value: { ...rowsOf(many)[index]!, ...cells },
  });
  const id = (index: number) => rowsOf(many)[index]!['id']!;
  const BATCHES: readonly [string, readonly RowEdit[]][] = [
    ['one row', [set(9, { diagnoses: ' K80;"x,\ny" ' })]],
    ['three rows', [set(9, { severity: 'info' }), set(10, { severity: 'info' }), set(9, { severity: 'block' })]],
    ['many rows', Array.from({ length: 300 }, (_, index) => set(index * 3, { severity: 'info' }))],
    [
      'rows that come, go and move',
      [
        { op: 'add', id: 'new', value: { ...rowsOf(many)[0]!, id: 'new' }, before: id(5) },
        { op: 'remove', id: id(6) },
        { op: 'move', id: id(7), before: id(2) },
        set(8, { diagnoses: 'A' }),
      ],
    ],
    ['a row of fewer cells', [{ op: 'set', id: id(3), value: { id: id(3), severity: 'info' } }]],
    ['a column more', [set(3, { note: 'n' })]],
    ['no row left of a column', [set(3, { note: '' })]],
  ];

  it.each(BATCHES)('edits rows of a long own table as reading everything would: %s', (_, edits) => {
    const batch = { kind: 'rules' as const, artifact: 'procedure-needs-diagnosis', table: 'rows', edits };
    const wanted = applyRowEdits(many.own.files, kinds, batch, { parents: undefined, standing: many.resolved });
    const edited = editOwnRows(many, batch);
    if (edited === undefined) return expect(wanted.get(FILE)!.split('\n', 1)[0]).not.toBe(headOf(many));
    expect(edited.files).toEqual(wanted);
    const anew = sound(parsePack(wanted, kinds));
    expect(many.after(edited.files, edited.tables).own.artifacts).toEqual(anew.artifacts);
  });

  it('tells every edit of rows that cannot be made as reading everything would', () => {
    const edits: RowEdit[] = [set(1, {}), { op: 'remove', id: 'nobody' }, { op: 'add', id: id(4), value: {} }];
    const batch = { kind: 'rules' as const, artifact: 'procedure-needs-diagnosis', table: 'rows', edits };
    const said = (made: () => unknown) => {
      try {
        return made();
      } catch (error) {
        return (error as { issues: readonly { code: string; path: string }[] }).issues;
      }
    };
    const wanted = said(() =>
      applyRowEdits(many.own.files, kinds, batch, { parents: undefined, standing: many.resolved }),
    );
    expect(wanted).toHaveLength(2);
    expect(said(() => editOwnRows(many, batch))).toEqual(wanted);
  });
});

const FILE = 'rules/procedure-needs-diagnosis.rows.csv';
const headOf = (state: BenchState) => state.own.files.get(FILE)!.split('\n', 1)[0];

function sound<T>(result: { ok: true; value: T } | { ok: false; issues: readonly unknown[] }): T {
  if (!result.ok) throw new Error(JSON.stringify(result.issues));
  return result.value;
}

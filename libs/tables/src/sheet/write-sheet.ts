import type { Artifact } from '@caseloom/pack';
import { rowsOf } from '../rows.ts';
import type { DecisionTable } from '../types.ts';
import { letterOf, ROWS_LINE, type HeaderLine } from './layout.ts';

/**
 * A decision table as lines of a sheet: header lines, each named in its first cell, then `rows` and one line per row. Reading it back gives the same
 * table. Lines that would be empty are left out.
 */
export function* writeSheet(artifact: Artifact<DecisionTable>): Generator<readonly string[]> {
  const { value } = artifact;
  const rows = rowsOf(artifact);
  const columns = [...value.inputs, ...value.outputs];
  const notes = notesOf(artifact);
  const hasNotes = notes.some((note) => note !== '');
  const line = (name: HeaderLine, cells: readonly string[]): string[] => [name, ...cells];
  yield line('hit policy', [letterOf(value.hitPolicy, value.aggregation)]);
  yield line('title', [value.title.zh, value.title.en]);
  if (value.name !== undefined) yield line('name', [value.name]);
  if (value.missing !== undefined) yield line('missing', [value.missing]);
  if (value.data.length > 0)
    yield line(
      'data',
      value.data.map(({ name, type }) => (type === undefined ? name : `${name}: ${type}`)),
    );
  yield line('column', [
    ...value.inputs.map(() => 'input'),
    ...value.outputs.map(() => 'output'),
    ...(hasNotes ? ['note'] : []),
  ]);
  yield line(
    'id',
    columns.map(({ id }) => id),
  );
  const optional: readonly [HeaderLine, readonly string[]][] = [
    ['zh', columns.map(({ title }) => title?.zh ?? '')],
    ['en', columns.map(({ title }) => title?.en ?? '')],
    [
      'expression',
      [...value.inputs.map(({ expression }) => expression), ...value.outputs.map(({ name }) => name ?? '')],
    ],
    ['type', columns.map(({ type }) => type ?? '')],
    ['values', columns.map(({ values }) => values?.join(', ') ?? '')],
    ['default', [...value.inputs.map(() => ''), ...value.outputs.map((output) => output.default ?? '')]],
  ];
  for (const [name, cells] of optional) if (cells.some((cell) => cell !== '')) yield line(name, cells);
  yield [ROWS_LINE];
  for (let row = 0; row < rows.size; row++)
    yield [
      rows.id(row),
      ...value.inputs.map((_, column) => rows.input(row, column)),
      ...value.outputs.map((_, column) => rows.output(row, column)),
      ...(hasNotes ? [notes[row]!] : []),
    ];
}

function notesOf({ value, tables }: Artifact<DecisionTable>): string[] {
  const filed = Object.hasOwn(tables, 'rows') ? tables['rows']!.rows : [];
  return [...value.rules.map(({ note }) => note ?? ''), ...filed.map((row) => row['note'] ?? '')];
}

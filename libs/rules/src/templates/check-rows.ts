import { issue, type Issue } from '@caseloom/core';
import type { CheckContext, Table } from '@caseloom/pack';
import type { RuleTemplate, TemplateColumn } from '../types.ts';
import { cellOf, SHAPES, typedCell, type Row } from './cells.ts';
import { codeFinder, type CodeFinder } from './code-finder.ts';
import { ruleOfRow } from './rule-of-row.ts';
import type { Use } from './uses.ts';

/** Complaints about one column that are told one by one; a table filled in wrongly from top to bottom is told once more with the number. */
const TOLD = 100;

/** Cells of every row. Only what a row can get wrong: the rule around the cells is checked once, with the template. */
export function checkRows(
  template: RuleTemplate,
  uses: readonly Use[],
  { columns: present, rows }: Table,
  context: CheckContext,
): Issue[] {
  const issues: Issue[] = [];
  const asPriority = new Set(uses.filter((use) => use.steps.join('.') === 'priority').map((use) => use.column));
  for (const column of template.columns) {
    if (!present.includes(column.name)) continue;
    const complaint = cellCheck(column, asPriority.has(column.name), codeFinder(column.codes, context));
    let more = 0;
    rows.forEach((row, index) => {
      const one = complaint(cellOf(row, column.name));
      if (one === undefined) return;
      if (++more <= TOLD) issues.push({ ...one, path: `rows.csv:${index + 2}:${column.name}` });
    });
    if (more > TOLD)
      issues.push(issue('RULE_ROW_MORE', `rows.csv:1:${column.name}`, { column: column.name, more: more - TOLD }));
  }
  for (const one of checkVanished(template, present, rows)) issues.push(one);
  return issues;
}

type CellComplaint = (cell: string) => Issue | undefined;

function cellCheck(
  { name, type, optional }: TemplateColumn,
  priority: boolean,
  finder: CodeFinder | undefined,
): CellComplaint {
  const plain: CellComplaint = (cell) => {
    if (cell === '') return optional === true ? undefined : issue('RULE_ROW_CELL_EMPTY', '', { column: name });
    const wrong = type !== 'text' && typedCell(cell, type) === undefined;
    return wrong || (priority && !/^[1-9]\d{0,8}$/.test(cell))
      ? issue('RULE_ROW_CELL_TYPE', '', {
          column: name,
          cell: short(cell),
          expected: priority ? '1, 2, 3 …' : SHAPES[type],
        })
      : undefined;
  };
  if (finder === undefined) return plain;
  return (cell) => {
    const one = plain(cell);
    if (one !== undefined || cell === '') return one;
    const codes = type === 'list' ? (typedCell(cell, 'list') as readonly string[]) : [cell];
    const unknown = codes.find((code) => !finder.knows(code));
    return unknown === undefined
      ? undefined
      : issue('RULE_ROW_CODE_UNKNOWN', '', { code: short(unknown), system: finder.system }, 'warning');
  };
}

/** Rows that lose all their conditions. It depends on nothing but which optional cells are empty, so each such pattern is looked at once. */
function checkVanished(template: RuleTemplate, present: readonly string[], rows: readonly Row[]): Issue[] {
  const optional = template.columns.filter((column) => column.optional === true);
  if (optional.length === 0) return [];
  const issues: Issue[] = [];
  const vanishes = new Map<string, boolean>();
  let more = 0;
  rows.forEach((row, index) => {
    let empty = '';
    for (const { name } of optional) empty += cellOf(row, name) === '' ? '-' : '+';
    let gone = vanishes.get(empty);
    if (gone === undefined) vanishes.set(empty, (gone = leavesNothing(template, empty)));
    if (gone && ++more <= TOLD)
      issues.push(issue('RULE_ROW_NOTHING_LEFT', `rows.csv:${index + 2}`, { rule: cellOf(row, 'id') }));
  });
  if (more > TOLD) issues.push(issue('RULE_ROW_MORE', 'rows.csv:1', { column: present[0] ?? 'id', more: more - TOLD }));
  return issues;
}

function leavesNothing(template: RuleTemplate, pattern: string): boolean {
  const optional = template.columns.filter((column) => column.optional === true).map((column) => column.name);
  const row = sampleRow(template);
  optional.forEach((name, index) => {
    if (pattern[index] === '-') row[name] = '';
  });
  const { conditions } = ruleOfRow(template, row);
  return 'any' in conditions && conditions.any.length === 0;
}

/** A row whose every cell is filled in with something of the column's type. */
export function sampleRow({ columns }: RuleTemplate): Record<string, string> {
  const row = Object.create(null) as Record<string, string>;
  row['id'] = 'sample';
  for (const { name, type } of columns) row[name] = SAMPLES[type];
  return row;
}

const SAMPLES: Readonly<Record<TemplateColumn['type'], string>> = {
  text: 'A',
  list: 'A;B',
  number: '1',
  flag: '1',
  severity: 'info',
  date: '2000-01-01',
};

function short(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}

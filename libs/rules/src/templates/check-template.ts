import { issue, type Issue } from '@caseloom/core';
import { suggestion, type Artifact, type CheckContext } from '@caseloom/pack';
import type { RuleSet, RuleTemplate } from '../types.ts';
import { checkRows } from './check-rows.ts';
import type { CellType } from './cells.ts';
import { usesOf, type Use } from './uses.ts';

/**
 * A template and its table: columns declared and there, placeholders that name one and stand where a value may, cells of their type, no empty cell
 * that the rule needs, codes that their system has. Paths are relative to the set: `template.rule.conditions.all[0].value`, `rows.csv:12:codes`.
 */
export function checkTemplate({ value, tables }: Artifact<RuleSet>, context: CheckContext): Issue[] {
  const rows = Object.hasOwn(tables, 'rows') ? tables['rows'] : undefined;
  if (value.template === undefined) return rows === undefined ? [] : [issue('RULE_ROWS_WITHOUT_TEMPLATE', 'template')];
  const uses = usesOf(value.template);
  const issues = [
    ...checkColumns(value.template, rows?.columns),
    ...uses.flatMap((use) => checkUse(use, value.template!)),
  ];
  if (rows !== undefined) for (const one of checkRows(value.template, uses, rows, context)) issues.push(one);
  return issues;
}

function checkColumns({ columns }: RuleTemplate, found: readonly string[] | undefined): Issue[] {
  const issues: Issue[] = [];
  const declared = columns.map((column) => column.name);
  columns.forEach(({ name }, index) => {
    if (name === 'id' || declared.indexOf(name) !== index)
      issues.push(issue('RULE_TEMPLATE_COLUMN_TWICE', `template.columns[${index}].name`, { column: name }));
  });
  if (found === undefined) return issues;
  for (const { name } of columns)
    if (!found.includes(name)) issues.push(issue('RULE_TEMPLATE_COLUMN_MISSING', 'rows.csv:1', { column: name }));
  for (const name of found)
    if (name !== 'id' && !declared.includes(name))
      issues.push(issue('RULE_TEMPLATE_COLUMN_UNDECLARED', `rows.csv:1:${name}`, { column: name }, 'warning'));
  return issues;
}

/** Keys whose texts decide what the rule reads and when it runs: the same for all rows. */
const FIXED = ['fact', 'path', 'operator', 'condition', 'forEach', 'params'];
/** Metadata that are read as something other than text. */
const TYPED: Readonly<Record<string, CellType>> = {
  priority: 'number',
  'event.params.severity': 'severity',
  'event.params.validFrom': 'date',
  'event.params.validTo': 'date',
  'event.params.stages': 'list',
};

function checkUse({ steps, at, column: name }: Use, { columns }: RuleTemplate): Issue[] {
  const column = columns.find((one) => one.name === name);
  if (column === undefined && name !== 'id')
    return [
      issue('RULE_TEMPLATE_COLUMN_UNKNOWN', at, {
        column: name,
        known: suggestion(
          name,
          columns.map((one) => one.name),
        ),
      }),
    ];
  const expected = TYPED[steps.join('.')];
  if (expected !== undefined && column?.type !== expected)
    return [issue('RULE_TEMPLATE_COLUMN_TYPE', at, { column: name, type: column?.type ?? 'text', expected })];
  return isFixed(steps) ? [issue('RULE_TEMPLATE_PLACE', at, { column: name })] : [];
}

function isFixed(steps: Use['steps']): boolean {
  if (steps[0] === 'event') return steps[1] === 'type';
  return FIXED.includes(String(steps.at(-1))) || steps.includes('params');
}

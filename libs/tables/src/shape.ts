import { issue, type Issue } from '@caseloom/core';
import type { Datum, TableBody } from './types.ts';

/** Names of columns of the table file that no input or output may have. */
const RESERVED = ['id', 'note'];

/** What is wrong with a table before a cell is read. @param filed rows stand in the table file, whose columns are the ids */
export function shapeIssues(table: TableBody & { readonly data?: readonly Datum[] }, filed = false): Issue[] {
  const issues: Issue[] = [];
  const width = table.inputs.length + table.outputs.length;
  table.rules.forEach((rule, row) => {
    const cells = rule.inputs.length + rule.outputs.length;
    if (rule.inputs.length !== table.inputs.length || rule.outputs.length !== table.outputs.length)
      issues.push(issue('TABLE_ROW_WIDTH', `rules[${row}]`, { row: row + 1, cells, columns: width }));
  });
  if (table.aggregation !== undefined && (table.hitPolicy !== 'collect' || table.outputs.length !== 1))
    issues.push(issue('TABLE_AGGREGATION', 'aggregation'));
  if (
    (table.hitPolicy === 'priority' || table.hitPolicy === 'outputOrder') &&
    table.outputs.every(({ values }) => values === undefined)
  )
    issues.push(issue('TABLE_PRIORITY_VALUES', 'outputs', { hitPolicy: table.hitPolicy }));
  issues.push(...twice('data', table.data?.map(({ name }) => name) ?? []));
  const inputs = table.inputs.map(({ id }) => id);
  issues.push(...twice('inputs', inputs));
  issues.push(
    ...twice(
      'outputs',
      table.outputs.map(({ id }) => id),
    ),
  );
  if (filed)
    table.outputs.forEach(({ id }, index) => {
      if (inputs.includes(id)) issues.push(issue('TABLE_NAME_DUPLICATE', `outputs[${index}]`, { name: id }));
    });
  if (filed)
    for (const side of ['inputs', 'outputs'] as const)
      table[side].forEach(({ id }, index) => {
        if (RESERVED.includes(id)) issues.push(issue('TABLE_NAME_RESERVED', `${side}[${index}]`, { name: id }));
      });
  return issues;
}

function twice(key: string, names: readonly string[]): Issue[] {
  const seen = new Set<string>();
  const issues: Issue[] = [];
  names.forEach((name, index) => {
    if (seen.has(name)) issues.push(issue('TABLE_NAME_DUPLICATE', `${key}[${index}]`, { name }));
    seen.add(name);
  });
  return issues;
}

import { issue, type Issue } from '@caseloom/core';
import { localTextSchema } from '../format/manifest.ts';
import { parsePropertyPath } from '../text/property-path.ts';
import type { Artifact, ArtifactKind } from '../types.ts';
import { z } from '../zod.ts';

const partial = z.record(z.string(), z.unknown());
const expectSchema = z.strictObject({
  /** Ids of rules that must fire. */
  fired: z.array(z.string()).optional(),
  notFired: z.array(z.string()).optional(),
  notEvaluable: z.array(z.string()).optional(),
  /** True: no rule fires besides those in `fired`. */
  onlyFired: z.boolean().optional(),
  /** Members that the grouping result must have, as texts. */
  grouping: partial.optional(),
  payment: partial.optional(),
});
const caseSchema = z.strictObject({
  id: z.string().min(1),
  title: z.string().optional(),
  asOf: z.iso.date().optional(),
  record: partial,
  history: z.array(partial).optional(),
  expect: expectSchema,
});
const testsSchema = z.strictObject({
  title: localTextSchema,
  source: z.string().optional(),
  cases: z.array(caseSchema).optional(),
});

export type TestsValue = z.infer<typeof testsSchema>;
export type PackTestCase = z.infer<typeof caseSchema>;

/** A pack's own tests: records with what must come out. Long lists of small cases stand in the table `cases`, one column per path. */
export const testsKind: ArtifactKind<TestsValue> = {
  kind: 'tests',
  title: { zh: '测试', en: 'Tests' },
  schema: testsSchema,
  families: [{ path: 'cases', key: 'id', ordered: false }],
  cosmetic: ['title', 'source'],
  tables: {
    cases: {
      columns: [{ name: 'id', required: true }, { name: 'title' }, { name: 'asOf' }],
      key: ['id'],
      ordered: false,
      open: true,
    },
  },
  check,
};

const LISTS = ['fired', 'notFired', 'notEvaluable'];

/**
 * All cases of a tests artifact, those of the list first, then the rows of table `cases`. In the table a column is a path of the record
 * (`dx.other[0].code`, `stay.los`) or of the expectation (`expect.fired` with `;` between ids, `expect.onlyFired`, `expect.grouping.drg`);
 * empty cells say nothing; cells are texts, which reading the record types. Implements PACK-22.
 */
export function testCasesOf(artifact: Artifact): readonly PackTestCase[] {
  const value = artifact.value as TestsValue;
  const table = Object.hasOwn(artifact.tables, 'cases') ? artifact.tables['cases'] : undefined;
  return [...(value.cases ?? []), ...(table?.rows ?? []).map((row) => caseOfRow(row, table!.columns))];
}

function caseOfRow(row: Readonly<Record<string, string>>, columns: readonly string[]): PackTestCase {
  const record: Json = { members: new Map() };
  const expected: Json = { members: new Map() };
  for (const column of columns) {
    const cell = row[column] ?? '';
    if (cell === '' || column === 'id' || column === 'title' || column === 'asOf') continue;
    const path = parsePropertyPath(column);
    if (path === undefined) continue;
    if (path[0] === 'expect') put(expected, path.slice(1), readExpectation(path.slice(1), cell));
    else put(record, path, cell);
  }
  return {
    id: row['id'] ?? '',
    ...(row['title'] ? { title: row['title'] } : {}),
    ...(row['asOf'] ? { asOf: row['asOf'] } : {}),
    record: plain(record) as Record<string, unknown>,
    expect: plain(expected) as PackTestCase['expect'],
  };
}

function readExpectation(path: readonly (string | number)[], cell: string): unknown {
  if (path.length === 1 && LISTS.includes(String(path[0])))
    return cell
      .split(';')
      .map((id) => id.trim())
      .filter((id) => id !== '');
  return path.length === 1 && path[0] === 'onlyFired' ? cell === 'true' : cell;
}

interface Json {
  readonly members: Map<string | number, Json | { readonly leaf: unknown }>;
}

function put(target: Json, path: readonly (string | number)[], leaf: unknown): void {
  const [first, ...rest] = path;
  if (first === undefined) return;
  if (rest.length === 0) return void target.members.set(first, { leaf });
  let inner = target.members.get(first);
  if (inner === undefined || 'leaf' in inner) target.members.set(first, (inner = { members: new Map() }));
  put(inner, rest, leaf);
}

function plain(node: Json | { readonly leaf: unknown }): unknown {
  if ('leaf' in node) return node.leaf;
  const keys = [...node.members.keys()];
  if (keys.length > 0 && keys.every((key) => typeof key === 'number'))
    return keys.sort((a, b) => a - b).map((key) => plain(node.members.get(key)!));
  return Object.fromEntries([...node.members].map(([key, inner]) => [String(key), plain(inner)]));
}

function check(artifact: Artifact<TestsValue>): Issue[] {
  const table = Object.hasOwn(artifact.tables, 'cases') ? artifact.tables['cases'] : undefined;
  const issues: Issue[] = [];
  const known = Object.keys(expectSchema.shape);
  for (const column of table?.columns ?? []) {
    if (column === 'id' || column === 'title' || column === 'asOf') continue;
    const path = parsePropertyPath(column);
    if (path === undefined) issues.push(issue('PACK_TESTS_COLUMN_PATH', `cases.csv:1:${column}`, { column }));
    else if (path[0] === 'expect' && !known.includes(String(path[1])))
      issues.push(
        issue('PACK_KEY_UNKNOWN', `cases.csv:1:${column}`, {
          key: column,
          known: known.map((key) => `expect.${key}`).join(', '),
        }),
      );
  }
  const ids = new Set((artifact.value.cases ?? []).map((one) => one.id));
  table?.rows.forEach((row, index) => {
    if (ids.has(row['id'] ?? ''))
      issues.push(issue('PACK_ID_DUPLICATE', `cases.csv:${index + 2}:id`, { id: row['id'] ?? '', first: 'cases' }));
  });
  return issues;
}

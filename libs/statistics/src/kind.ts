import { decimal, isDecimalText, issue, type Issue } from '@caseloom/core';
import type { Artifact, ArtifactKind, Table, TableSpec } from '@caseloom/pack';
import { z } from 'zod';
import type { Bounds, Companion, Feature, Measure, StatisticalModel } from './types.ts';

const localText = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) });
const date = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const count = z.int().min(0);
const decimalText = z.string().max(40);

const schema = z.strictObject({
  title: localText,
  method: z.enum(['outliers', 'companions']),
  /** `shadow`: its findings are kept apart and nobody is shown them. */
  state: z.enum(['shadow', 'accepted', 'retired']),
  parameters: z.strictObject({
    minimumCases: z.int().min(2),
    minimumConfidence: decimalText.optional(),
    minimumLift: decimalText.optional(),
    spread: z.int().min(1).max(6).optional(),
    prior: count.optional(),
  }),
  population: z.strictObject({ cases: count, from: date, to: date, learnedOn: date, by: z.string() }),
  backTest: z.strictObject({ from: date, to: date, cases: count, findings: count, corrected: count }).optional(),
  acceptance: z
    .strictObject({
      judged: count,
      right: count,
      precision: decimalText,
      threshold: decimalText,
      by: z.string(),
      on: date,
    })
    .optional(),
}) as z.ZodType<StatisticalModel>;

const required = (name: string) => ({ name, required: true });
const BOUNDS: TableSpec = {
  columns: ['level', 'key', 'measure', 'n', 'p25', 'median', 'p75', 'low', 'high'].map(required),
  key: ['level', 'key', 'measure'],
  ordered: false,
};
const COMPANIONS: TableSpec = {
  columns: ['when', 'code', 'expects', 'with', 'names', 'n', 'together', 'others', 'lift'].map(required),
  key: ['when', 'code', 'expects', 'with'],
  ordered: false,
};
const NUMBERS: Readonly<Record<string, readonly string[]>> = {
  bounds: ['n', 'p25', 'median', 'p75', 'low', 'high'],
  companions: ['n', 'together', 'others', 'lift'],
};
const TABLE_OF = { outliers: 'bounds', companions: 'companions' } as const;

/** Artifact kind `models`: what was learned from the hospital's own cases, as tables that people can read. */
export const modelsKind: ArtifactKind<StatisticalModel> = {
  kind: 'models',
  title: { zh: '统计模型', en: 'Statistical models' },
  schema,
  families: [],
  tables: { bounds: BOUNDS, companions: COMPANIONS },
  check,
};

function check(artifact: Artifact<StatisticalModel>): Issue[] {
  const { method, state, acceptance } = artifact.value;
  const issues: Issue[] = [];
  const table = TABLE_OF[method];
  if (artifact.tables[table] === undefined) issues.push(issue('MODEL_TABLE_MISSING', '', { method, table }));
  for (const [name, columns] of Object.entries(NUMBERS))
    for (const [index, row] of (artifact.tables[name]?.rows ?? []).entries())
      for (const column of columns)
        if (!isDecimalText(row[column] ?? ''))
          issues.push(issue('MODEL_NUMBER_TEXT', `${name}.csv:${index + 2}:${column}`, { value: row[column] ?? '' }));
  if (state !== 'accepted') return issues;
  if (acceptance === undefined) return [...issues, issue('MODEL_ACCEPTANCE_MISSING', 'acceptance')];
  const { precision, threshold } = acceptance;
  const isEnough = isDecimalText(precision) && isDecimalText(threshold) && decimal(precision).gte(decimal(threshold));
  return isEnough ? issues : [...issues, issue('MODEL_ACCEPTANCE_BELOW', 'acceptance', { precision, threshold })];
}

const SEPARATOR = '; ';

export const boundsTable = (rows: readonly Bounds[]): Table =>
  tableOf(
    BOUNDS,
    rows.map((row) => ({ ...row })),
  );

export const companionsTable = (rows: readonly Companion[]): Table =>
  tableOf(
    COMPANIONS,
    rows.map((row) => ({ ...row, with: row.with.join(SEPARATOR), names: row.names.map(plain).join(SEPARATOR) })),
  );

/** A name without what separates names. */
const plain = (name: string) => name.replaceAll(';', ',');

function tableOf(spec: TableSpec, rows: readonly Readonly<Record<string, string | number>>[]): Table {
  const columns = spec.columns.map((one) => one.name);
  return {
    columns,
    rows: rows.map((row) => Object.fromEntries(columns.map((column) => [column, String(row[column])]))),
  };
}

export function boundsOf(artifact: Artifact<StatisticalModel>): Bounds[] {
  return (artifact.tables['bounds']?.rows ?? []).map((row) => ({
    level: row['level'] as Bounds['level'],
    key: row['key'] ?? '',
    measure: row['measure'] as Measure,
    n: Number(row['n']),
    p25: row['p25'] ?? '',
    median: row['median'] ?? '',
    p75: row['p75'] ?? '',
    low: row['low'] ?? '',
    high: row['high'] ?? '',
  }));
}

export function companionsOf(artifact: Artifact<StatisticalModel>): Companion[] {
  const list = (text: string | undefined) => (text ?? '').split(';').map((one) => one.trim());
  return (artifact.tables['companions']?.rows ?? []).map((row) => ({
    when: row['when'] as Feature,
    code: row['code'] ?? '',
    expects: row['expects'] as Feature,
    with: list(row['with']),
    names: list(row['names']),
    n: Number(row['n']),
    together: Number(row['together']),
    others: Number(row['others']),
    lift: row['lift'] ?? '',
  }));
}

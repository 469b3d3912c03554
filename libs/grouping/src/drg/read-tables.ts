import type { Issue } from '@caseloom/core';
import type { Artifact, Table } from '@caseloom/pack';
import type { Condition } from '../condition/ast.ts';
import { conditionParts } from '../condition/ast.ts';
import { parseCondition } from '../condition/parse.ts';
import { NO_GROUP } from './scheme-model.ts';
import type { NoGroup } from './scheme-model.ts';
import { drgTables } from './tables.ts';

/** A row with a condition: parsed, as the table writes it, and where (`drg.csv:12`). */
export interface ConditionRow {
  readonly condition: Condition;
  readonly text: string;
  readonly path: string;
}

export interface ParsedDrg extends ConditionRow {
  readonly drg: string;
  readonly name: string;
}

export interface ParsedRule extends ConditionRow {
  readonly rule: string;
  readonly adrg: string;
  readonly name: string;
  readonly kind: 'group' | 'ambiguous';
  readonly noDrgResult: string;
  readonly drgs: ParsedDrg[];
}

export interface ParsedMdc extends ConditionRow {
  readonly mdc: string;
  readonly name: string;
  readonly noGroup: NoGroup;
  readonly rules: ParsedRule[];
}

/** The tables of a DRG scheme with their conditions parsed and their references followed; rows in table order. */
export interface ParsedScheme {
  readonly mdcs: readonly ParsedMdc[];
  /** Codes of every list, `operating` among them. */
  readonly lists: ReadonlyMap<string, readonly string[]>;
  readonly issues: readonly Issue[];
}

type Row = Readonly<Record<string, string>>;

/**
 * Reads the tables `mdc`, `adrg`, `drg`, `code_lists` and `operating_procedures`. A row that cannot be read is reported and left out; the caller decides
 * whether a scheme with errors may run (compiling refuses).
 * @fails GROUPING_TABLE_MISSING, GROUPING_CONDITION_*, GROUPING_NO_GROUP, GROUPING_LIST_UNKNOWN, GROUPING_MDC_UNKNOWN, GROUPING_RULE_UNKNOWN, GROUPING_RULE_KIND,
 *   GROUPING_KEY_REPEATED, GROUPING_KEY_MISSING
 */
export function readDrgTables(artifact: Artifact): ParsedScheme {
  const issues: Issue[] = [];
  const rowsOf = (table: string): readonly Row[] => {
    const found: Table | undefined = artifact.tables[table];
    if (found === undefined)
      issues.push({ code: 'GROUPING_TABLE_MISSING', severity: 'error', path: `${table}.csv`, args: { table } });
    return found?.rows ?? [];
  };
  const lists = readLists(artifact);
  const condition = (row: Row, path: string, rowNumber: number): Condition => {
    const address = `${path}:condition`;
    const parsed = parseCondition(row['condition'] ?? '', address, { row: rowNumber });
    if (!parsed.ok) {
      issues.push(...parsed.issues);
      return { kind: 'constant', value: false, span: { from: 0, to: 0 } };
    }
    issues.push(...unknownLists(parsed.value, lists, address, rowNumber));
    return parsed.value;
  };

  const mdcs: ParsedMdc[] = rowsOf('mdc').map((row, index) => {
    const path = `mdc.csv:${index + 2}`;
    return {
      mdc: row['mdc'] ?? '',
      name: row['name'] ?? '',
      noGroup: readNoGroup(row['no_group'] || 'next', path, index + 2, issues),
      condition: condition(row, path, index + 2),
      text: row['condition'] ?? '',
      path,
      rules: [],
    };
  });
  const mdcById = new Map(mdcs.map((mdc) => [mdc.mdc, mdc]));
  const ruleById = new Map<string, ParsedRule>();
  rowsOf('adrg').forEach((row, index) => {
    const path = `adrg.csv:${index + 2}`;
    const mdc = mdcById.get(row['mdc'] ?? '');
    if (mdc === undefined)
      issues.push({
        code: 'GROUPING_MDC_UNKNOWN',
        severity: 'error',
        path: `${path}:mdc`,
        args: { mdc: row['mdc'] ?? '', row: index + 2 },
      });
    const kind = row['kind'] || 'group';
    if (kind !== 'group' && kind !== 'ambiguous') {
      issues.push({
        code: 'GROUPING_RULE_KIND',
        severity: 'error',
        path: `${path}:kind`,
        args: { kind, row: index + 2 },
      });
      return;
    }
    const rule: ParsedRule = {
      rule: row['rule'] ?? '',
      adrg: row['adrg'] ?? '',
      name: row['name'] ?? '',
      kind,
      condition: condition(row, path, index + 2),
      text: row['condition'] ?? '',
      noDrgResult: row['no_drg_result'] ?? '',
      path,
      drgs: [],
    };
    mdc?.rules.push(rule);
    ruleById.set(rule.rule, rule);
  });
  rowsOf('drg').forEach((row, index) => {
    const path = `drg.csv:${index + 2}`;
    const rule = ruleById.get(row['rule'] ?? '');
    if (rule === undefined)
      issues.push({
        code: 'GROUPING_RULE_UNKNOWN',
        severity: 'error',
        path: `${path}:rule`,
        args: { rule: row['rule'] ?? '', row: index + 2 },
      });
    rule?.drgs.push({
      drg: row['drg'] ?? '',
      name: row['name'] ?? '',
      condition: condition(row, path, index + 2),
      text: row['condition'] ?? '',
      path,
    });
  });
  issues.push(...keyIssues(artifact));
  return { mdcs, lists, issues };
}

/** Rows of MDCs, rules and DRGs that cannot be told apart, or have no code. */
function keyIssues(artifact: Artifact): Issue[] {
  return (['mdc', 'adrg', 'drg'] as const).flatMap((name) => {
    const seen = new Map<string, number>();
    return (artifact.tables[name]?.rows ?? []).flatMap((row, index): Issue[] => {
      const at = { path: `${name}.csv:${index + 2}`, row: index + 2 };
      const missing = drgTables[name].key.find((column) => (row[column] ?? '') === '');
      if (missing !== undefined)
        return [keyIssue('GROUPING_KEY_MISSING', `${at.path}:${missing}`, { column: missing, row: at.row })];
      const key = drgTables[name].key.map((column) => row[column]).join(' ');
      const first = seen.get(key);
      if (first !== undefined) return [keyIssue('GROUPING_KEY_REPEATED', at.path, { key, row: at.row, first })];
      seen.set(key, at.row);
      return [];
    });
  });
}

const keyIssue = (code: string, path: string, args: Issue['args']): Issue => ({ code, severity: 'error', path, args });

function readNoGroup(text: string, path: string, row: number, issues: Issue[]): NoGroup {
  const found = NO_GROUP.find((one) => one === text);
  if (found !== undefined) return found;
  issues.push({ code: 'GROUPING_NO_GROUP', severity: 'error', path: `${path}:no_group`, args: { value: text, row } });
  return 'next';
}

function readLists(artifact: Artifact): ReadonlyMap<string, readonly string[]> {
  const lists = new Map<string, string[]>();
  const add = (name: string, code: string): void => {
    const list = lists.get(name);
    if (list === undefined) lists.set(name, [code]);
    else list.push(code);
  };
  for (const row of artifact.tables['code_lists']?.rows ?? []) add(row['list'] ?? '', row['code'] ?? '');
  if (artifact.tables['operating_procedures'] !== undefined) {
    lists.set(
      'operating',
      artifact.tables['operating_procedures'].rows.map((row) => row['code'] ?? ''),
    );
  }
  return lists;
}

function unknownLists(condition: Condition, lists: ReadonlyMap<string, unknown>, path: string, row: number): Issue[] {
  const issues: Issue[] = [];
  for (const part of conditionParts(condition)) {
    if ((part.kind === 'inList' || part.kind === 'countCodes') && !lists.has(part.list)) {
      issues.push({
        code: 'GROUPING_LIST_UNKNOWN',
        severity: 'error',
        path,
        args: { list: part.list, row, column: part.span.from + 1 },
        span: part.span,
      });
    }
    if (part.kind === 'countLists' && ![...lists.keys()].some((name) => name.startsWith(part.prefix))) {
      issues.push({
        code: 'GROUPING_LIST_UNKNOWN',
        severity: 'error',
        path,
        args: { list: `${part.prefix}*`, row, column: part.span.from + 1 },
        span: part.span,
      });
    }
  }
  return issues;
}

import { isDecimalText } from '@caseloom/core';
import type { Issue } from '@caseloom/core';
import type { Artifact } from '@caseloom/pack';
import { APG_TYPES } from './types.ts';
import type { ApgSource, ApgType } from './types.ts';

export interface Apg {
  readonly apg: string;
  readonly name: string;
  readonly type: ApgType;
  readonly weight: string | undefined;
  readonly family: string | undefined;
  readonly path: string;
}

/** A row that opens a group for a code; bounds in completed years, inclusive. */
export interface ApgCodeRow {
  readonly source: ApgSource;
  readonly code: string;
  readonly apg: Apg;
  readonly ageFrom: number | undefined;
  readonly ageTo: number | undefined;
  readonly sex: string | undefined;
  readonly path: string;
}

export interface ParsedApgScheme {
  readonly apgs: ReadonlyMap<string, Apg>;
  readonly codes: readonly ApgCodeRow[];
  /** Ancillary → what it is inside of: APGs, types, or `any`; in table order. */
  readonly packaging: ReadonlyMap<string, readonly string[]>;
  readonly issues: readonly Issue[];
}

type Row = Readonly<Record<string, string>>;
const SOURCES: readonly string[] = ['procedure', 'item', 'diagnosis'] satisfies readonly ApgSource[];

/**
 * Reads `apgs`, `apg_codes` and `packaging`. A row that cannot be read is reported and left out; compiling refuses a scheme with errors.
 * @fails GROUPING_TABLE_MISSING, GROUPING_APG_TYPE, GROUPING_APG_UNKNOWN, GROUPING_APG_SYSTEM, GROUPING_APG_MEDICAL, GROUPING_NUMBER
 */
export function readApgTables(artifact: Artifact): ParsedApgScheme {
  const issues: Issue[] = [];
  const say = (code: string, path: string, args: Issue['args']): void => {
    issues.push({ code, severity: 'error', path, args });
  };
  const rowsOf = (table: string, isNeeded: boolean): readonly Row[] => {
    const found = artifact.tables[table];
    if (found === undefined && isNeeded) say('GROUPING_TABLE_MISSING', `${table}.csv`, { table });
    return found?.rows ?? [];
  };

  const apgs = new Map<string, Apg>();
  rowsOf('apgs', true).forEach((row, index) => {
    const path = `apgs.csv:${index + 2}`;
    const type = row['type'] ?? '';
    if (!isType(type)) return say('GROUPING_APG_TYPE', `${path}:type`, { type, row: index + 2 });
    const weight = row['weight'] || undefined;
    if (weight === undefined ? type !== 'passThrough' : !isDecimalText(weight))
      say('GROUPING_NUMBER', `${path}:weight`, { value: weight ?? '', row: index + 2 });
    const apg = row['apg'] ?? '';
    apgs.set(apg, { apg, name: row['name'] ?? '', type, weight, family: row['family'] || undefined, path });
  });

  const codes: ApgCodeRow[] = [];
  rowsOf('apg_codes', true).forEach((row, index) => {
    const path = `apg_codes.csv:${index + 2}`;
    const apg = apgs.get(row['apg'] ?? '');
    const system = row['system'] ?? '';
    const code = row['code'] ?? '';
    if (!isSource(system)) return say('GROUPING_APG_SYSTEM', `${path}:system`, { system, row: index + 2 });
    if (apg === undefined) return say('GROUPING_APG_UNKNOWN', `${path}:apg`, { apg: row['apg'] ?? '', row: index + 2 });
    if (system === 'diagnosis' && apg.type !== 'medical')
      return say('GROUPING_APG_MEDICAL', `${path}:apg`, { code, apg: apg.apg, type: apg.type, row: index + 2 });
    const years = (column: string): number | undefined => {
      const text = row[column] ?? '';
      if (text === '') return undefined;
      const value = Number(text);
      if (Number.isInteger(value) && value >= 0) return value;
      say('GROUPING_NUMBER', `${path}:${column}`, { value: text, row: index + 2 });
      return undefined;
    };
    const [ageFrom, ageTo] = [years('age_from'), years('age_to')];
    codes.push({ source: system, code, apg, ageFrom, ageTo, sex: row['sex'] || undefined, path });
  });

  const packaging = new Map<string, string[]>();
  rowsOf('packaging', false).forEach((row, index) => {
    const path = `packaging.csv:${index + 2}`;
    const [apg, into] = [row['apg'] ?? '', row['into'] ?? ''];
    for (const [column, name] of [
      ['apg', apg],
      ['into', into],
    ] as const) {
      const isWord = column === 'into' && (name === 'any' || isType(name));
      if (!isWord && !apgs.has(name)) say('GROUPING_APG_UNKNOWN', `${path}:${column}`, { apg: name, row: index + 2 });
    }
    const list = packaging.get(apg);
    if (list === undefined) packaging.set(apg, [into]);
    else list.push(into);
  });
  return { apgs, codes, packaging, issues };
}

function isType(text: string): text is ApgType {
  return (APG_TYPES as readonly string[]).includes(text);
}

function isSource(text: string): text is ApgSource {
  return SOURCES.includes(text);
}

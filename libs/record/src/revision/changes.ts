import { canonicalJson, CaseloomError, issue } from '@caseloom/core';
import type { Issue } from '@caseloom/core';
import { fieldOf, isFieldOrGroup } from '../catalogue/index.ts';
import { isGroup, joinPath, parsePath, withValueAt } from '../path/property-path.ts';
import type { CaseRecord } from '../types.ts';
import { readValue } from '../values/read-value.ts';

/** One difference between two revisions. `undefined` (or a missing key, after JSON) means absent. */
export interface Change {
  readonly path: string;
  readonly before?: unknown;
  readonly after?: unknown;
}

/**
 * What turns `a` into `b`, field by field, in the order of b's groups and then a's. Items of a list are compared place by
 * place; a list that got longer or shorter in another way than at its end is one change of the whole list.
 */
export function changesBetween(a: CaseRecord, b: CaseRecord): Change[] {
  const changes: Change[] = [];
  compare(a, b, '', changes);
  return changes;
}

function compare(a: unknown, b: unknown, path: string, changes: Change[]): void {
  if (isAbsent(a) && isAbsent(b)) return;
  if (isGroup(a) && isGroup(b)) compareGroups(a, b, path, changes);
  else if (Array.isArray(a) && Array.isArray(b)) compareLists(a as unknown[], b as unknown[], path, changes);
  else if (isGroup(b) && isAbsent(a) && path !== '') compareGroups({}, b, path, changes);
  else if (isGroup(a) && isAbsent(b) && path !== '') compareGroups(a, {}, path, changes);
  else if (!same(a, b)) changes.push(change(path, a, b));
}

function compareGroups(a: Record<string, unknown>, b: Record<string, unknown>, path: string, changes: Change[]): void {
  for (const key of Object.keys(b))
    compare(Object.hasOwn(a, key) ? a[key] : undefined, b[key], joinPath(path, key), changes);
  for (const key of Object.keys(a))
    if (!Object.hasOwn(b, key)) compare(a[key], undefined, joinPath(path, key), changes);
}

function compareLists(a: readonly unknown[], b: readonly unknown[], path: string, changes: Change[]): void {
  const common = Math.min(a.length, b.length);
  const alignsAtStart =
    a.length === b.length || a.slice(0, common).every((item, index) => sameIdentity(item, b[index]));
  if (!alignsAtStart) {
    changes.push(change(path, a, b));
    return;
  }
  for (let index = 0; index < common; index++) compare(a[index], b[index], `${path}[${index}]`, changes);
  for (let index = common; index < b.length; index++) changes.push(change(`${path}[${index}]`, undefined, b[index]));
  for (let index = a.length - 1; index >= common; index--)
    changes.push(change(`${path}[${index}]`, a[index], undefined));
}

/** Two items stand for the same thing when their codes agree, or when they are equal. */
function sameIdentity(a: unknown, b: unknown): boolean {
  return isGroup(a) && isGroup(b) && a.code !== undefined ? a.code === b.code : same(a, b);
}

function change(path: string, before: unknown, after: unknown): Change {
  return { path, ...(isAbsent(before) ? {} : { before }), ...(isAbsent(after) ? {} : { after }) };
}

function isAbsent(value: unknown): boolean {
  return value === undefined || value === null;
}

export function same(a: unknown, b: unknown): boolean {
  if (a === b || (isAbsent(a) && isAbsent(b))) return true;
  if (isAbsent(a) || isAbsent(b) || typeof a !== typeof b || typeof a !== 'object') return false;
  return canonicalJson(a) === canonicalJson(b);
}

/**
 * A record with corrections applied, in their order; the record given stays as it is. An absent or null `after` removes the
 * value, and an item from the middle of a list leaves a gap there; texts are read like imported ones (`12,000` becomes `12000`).
 * @throws CaseloomError RECORD_PATH_INVALID, RECORD_FIELD_UNKNOWN; with every offending change, before anything is applied
 */
export function applyChanges(record: CaseRecord, changes: readonly Change[]): CaseRecord {
  const issues = changes.flatMap(({ path }) => pathIssues(path));
  if (issues.length > 0) throw new CaseloomError(issues);
  return changes.reduce<CaseRecord>(
    (corrected, { path, after }) => setAt(corrected, path, readForField(path, after)),
    record,
  );
}

function pathIssues(path: string): Issue[] {
  if (parsePath(path) === undefined) return [issue('RECORD_PATH_INVALID', path, { path })];
  const field = fieldOf(path);
  const known = field === undefined ? isFieldOrGroup(path) : field.document !== 'derived';
  return known ? [] : [issue('RECORD_FIELD_UNKNOWN', path, { path })];
}

function readForField(path: string, after: unknown): unknown {
  const field = fieldOf(path);
  return field === undefined ? (after ?? undefined) : readValue(field, after).value;
}

/** Sets without asking the catalogue: for changes between records that exist, unknown kept keys included. */
export function setAt(record: CaseRecord, path: string, value: unknown): CaseRecord {
  const steps = parsePath(path);
  if (steps === undefined) throw new CaseloomError([issue('RECORD_PATH_INVALID', path, { path })]);
  return (withValueAt(record, steps, value ?? undefined) ?? {}) as CaseRecord;
}

import { issue } from '@caseloom/core';
import type { Issue } from '@caseloom/core';
import { fields, renamedPaths } from './catalogue/index.ts';
import { isEmptyItem, isGroup, joinPath, parsePath } from './path/property-path.ts';
import type { CaseRecord, Field } from './types.ts';
import { readValue } from './values/read-value.ts';

export interface NormalisedRecord {
  readonly record: CaseRecord;
  /** Warnings for values that are not of their field's type (they stay as they came); errors where the shape itself is wrong. */
  readonly issues: readonly Issue[];
  /** Paths of keys that the catalogue lacks; they are kept in the record and never evaluated. */
  readonly unknown: readonly string[];
  /** Values that normalising changed or dropped, as they came. */
  readonly raw: Readonly<Record<string, unknown>>;
}

interface Branch {
  readonly children: Map<string, Branch>;
  item?: Branch;
  field?: Field;
}

/**
 * A record in its canonical form: "", "-", "－", "无" and blanks in code, number and date fields become absent, numbers,
 * decimals and dates take the catalogue's types, former names their new ones, unknown keys stay and are named.
 * Normalising twice changes nothing.
 */
export function normaliseRecord(record: unknown): NormalisedRecord {
  const visit: Visit = { issues: [], unknown: [], raw: Object.create(null) as Record<string, unknown> };
  const normalised = isGroup(record) ? group(record, root, '', visit) : undefined;
  if (!isGroup(record))
    visit.issues.push(issue('RECORD_SHAPE', '', { path: '', expected: 'object', found: kindOf(record) }));
  return { record: (normalised ?? {}) as CaseRecord, issues: visit.issues, unknown: visit.unknown, raw: visit.raw };
}

interface Visit {
  readonly issues: Issue[];
  readonly unknown: string[];
  readonly raw: Record<string, unknown>;
}

function group(
  source: Record<string, unknown>,
  branch: Branch,
  path: string,
  visit: Visit,
): Record<string, unknown> | undefined {
  const target: Record<string, unknown> = {};
  for (const key of Object.keys(source)) {
    const at = joinPath(path, key);
    if (key === '__proto__') {
      visit.issues.push(issue('RECORD_KEY_FORBIDDEN', at, { path: key }, 'warning'));
      continue;
    }
    const child = branch.children.get(key);
    const renamed = child === undefined && Object.hasOwn(renamedPaths, at) ? renamedPaths[at] : undefined;
    if (renamed !== undefined) {
      rename(source, target, key, at, renamed, branch, visit);
    } else if (child === undefined) {
      visit.unknown.push(at);
      if (source[key] !== undefined) target[key] = source[key];
    } else {
      const value = node(source[key], child, at, visit);
      if (value !== undefined) target[key] = value;
    }
  }
  return Object.keys(target).length === 0 && path !== '' ? undefined : target;
}

/** A former name beside its new one: the new one wins. Former names stand in the same group as the new ones. */
function rename(
  source: Record<string, unknown>,
  target: Record<string, unknown>,
  key: string,
  at: string,
  renamed: string,
  branch: Branch,
  visit: Visit,
): void {
  const name = String(parsePath(renamed)!.at(-1));
  visit.raw[at] = source[key];
  if (Object.hasOwn(source, name)) return;
  const value = node(source[key], branch.children.get(name)!, renamed, visit);
  if (value !== undefined) target[name] = value;
}

function node(source: unknown, branch: Branch, path: string, visit: Visit): unknown {
  if (branch.field !== undefined) return leaf(source, branch.field, path, visit);
  if (source === undefined || source === null) return undefined;
  const expected = branch.item === undefined ? 'object' : 'list';
  if (branch.item !== undefined && Array.isArray(source)) return list(source as unknown[], branch.item, path, visit);
  if (branch.item === undefined && isGroup(source)) return group(source, branch, path, visit);
  visit.issues.push(issue('RECORD_SHAPE', path, { path, expected, found: kindOf(source) }));
  visit.raw[path] = source;
  return undefined;
}

function list(source: readonly unknown[], item: Branch, path: string, visit: Visit): unknown[] | undefined {
  const empty = item.field === undefined ? () => ({}) : () => null;
  const target = source.map((one, index) => node(one, item, `${path}[${index}]`, visit) ?? empty());
  while (target.length > 0 && isEmptyItem(target[target.length - 1])) target.pop();
  return target.length === 0 && source.length > 0 ? undefined : target;
}

function leaf(source: unknown, field: Field, path: string, visit: Visit): unknown {
  const { value, problem } = readValue(field, source);
  if (problem !== undefined) visit.issues.push(issue(problem, path, { field: field.path }, 'warning'));
  if (value !== source && source !== undefined && source !== null) visit.raw[path] = source;
  return value;
}

function kindOf(value: unknown): string {
  return Array.isArray(value) ? 'list' : value === null ? 'null' : typeof value;
}

const root = catalogueTree();

/** The record's own fields as a tree; derived facts are not part of a record. */
function catalogueTree(): Branch {
  const top: Branch = { children: new Map() };
  for (const field of fields) {
    if (field.document === 'derived') continue;
    let at = top;
    for (const part of field.path.split('.')) {
      const isList = part.endsWith('[]');
      const name = isList ? part.slice(0, -2) : part;
      let child = at.children.get(name);
      if (child === undefined) at.children.set(name, (child = { children: new Map() }));
      at = isList ? (child.item ??= { children: new Map() }) : child;
    }
    at.field = field;
  }
  return top;
}

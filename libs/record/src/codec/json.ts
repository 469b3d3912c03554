import { issue, unkeepable } from '@caseloom/core';
import type { Issue } from '@caseloom/core';
import { LONGEST_KEY, recordKey } from '../identity.ts';
import { normaliseRecord } from '../normalise.ts';
import { isGroup } from '../path/property-path.ts';
import type { CaseRecord, DecodedRow } from '../types.ts';
import { applyDefaults } from './defaults.ts';
import type { ImportDefaults } from './defaults.ts';

/**
 * A row of newline-delimited JSON: a record, or `{ id, record }` around one; a plain `id` beside the groups serves as the
 * encounter number where the record has none. Unknown keys are kept and named as warnings; `raw` holds the values that normalising changed.
 */
export function decodeJson(
  value: unknown,
  row: number,
  options: { readonly defaults?: ImportDefaults } = {},
): DecodedRow {
  const refused = refusal(value);
  if (refused !== undefined || !isGroup(value))
    return { row, issues: [issue(refused ?? 'RECORD_ROW_NOT_JSON', String(row))], raw: noCells() };
  const { source, id } = unwrap(value);
  const { record: normalised, issues, unknown, raw } = normaliseRecord(source);
  const found: Issue[] = issues.map((one) => ({ ...one, path: `${row}:${one.path}` }));
  for (const path of unknown) found.push(issue('RECORD_KEY_UNKNOWN', `${row}:${path}`, { path }, 'info'));
  const record: CaseRecord =
    id !== undefined && normalised.record?.encounterNo === undefined
      ? { ...normalised, record: { ...normalised.record, encounterNo: id } }
      : normalised;
  const defaulted = applyDefaults(record, options.defaults);
  const key = recordKey(record);
  if (key === undefined) found.push(issue('RECORD_KEY_MISSING', `${row}:record`, { column: 'record' }));
  else if (key.length > LONGEST_KEY) found.push(issue('RECORD_KEY_TOO_LONG', `${row}:record`, { limit: LONGEST_KEY }));
  const cells = textCells(raw);
  if (found.some(({ severity }) => severity === 'error')) return { row, issues: found, raw: cells };
  return {
    row,
    record,
    ...(id === undefined ? {} : { id }),
    issues: found,
    raw: cells,
    ...(defaulted.length > 0 ? { defaulted } : {}),
  };
}

/** What cannot be read or kept whatever it says: no object, text that no store takes, nesting without end. */
function refusal(value: unknown): string | undefined {
  const found = unkeepable(value);
  return found === 'text' ? 'RECORD_TEXT_INVALID' : found === 'depth' ? 'RECORD_TOO_DEEP' : undefined;
}

/** The record itself has a group called `record`; an envelope's `record` holds groups. */
function unwrap(value: Record<string, unknown>): { source: Record<string, unknown>; id?: string } {
  const inner = value.record;
  const isEnvelope = isGroup(inner) && ['patient', 'stay', 'dx', 'record'].some((name) => isGroup(inner[name]));
  const source = isEnvelope ? inner : withoutId(value);
  const id = typeof value.id === 'number' ? String(value.id) : value.id;
  return typeof id === 'string' && id.trim() !== '' ? { source, id: id.trim() } : { source };
}

function withoutId({ id: _, ...rest }: Record<string, unknown>): Record<string, unknown> {
  return rest;
}

function textCells(raw: Readonly<Record<string, unknown>>): Record<string, string> {
  const cells = noCells();
  for (const [path, value] of Object.entries(raw))
    cells[path] = typeof value === 'string' ? value : JSON.stringify(value);
  return cells;
}

function noCells(): Record<string, string> {
  return Object.create(null) as Record<string, string>;
}

import { hashJson, sha256Hex } from '@caseloom/core';
import { isEmptyItem, isGroup } from './path/property-path.ts';
import type { CaseRecord } from './types.ts';

/**
 * SHA-256 over the record's canonical JSON (RFC 8785), the identity of its content. Absent values, empty groups and empty
 * lists at a list's end do not count, so that a normalised record and its copy through any file have the same hash.
 */
export function recordHash(record: CaseRecord): string {
  return hashJson(pruned(record) ?? {});
}

function pruned(value: unknown): unknown {
  if (Array.isArray(value)) return prunedList(value as unknown[]);
  if (!isGroup(value)) return value ?? undefined;
  const kept: Record<string, unknown> = Object.create(null) as Record<string, unknown>;
  let any = false;
  for (const key of Object.keys(value)) {
    const inner = pruned(value[key]);
    if (inner === undefined) continue;
    kept[key] = inner;
    any = true;
  }
  return any ? kept : undefined;
}

function prunedList(list: readonly unknown[]): unknown[] | undefined {
  const items = list.map((item) => pruned(item) ?? (isGroup(item) ? {} : null));
  let length = items.length;
  while (length > 0 && isEmptyItem(items[length - 1])) length--;
  return length === 0 ? undefined : items.slice(0, length);
}

/** Characters of the longest record key that is taken; the longest numbers of the catalogue together are shorter. */
export const LONGEST_KEY = 120;

/**
 * The number under which a hospital knows a stay; a second record with the same key is a revision of the first. The encounter
 * number where there is one, else record number `#` admission count, else record number `@` discharge date; undefined when
 * the record has none of these.
 */
export function recordKey(record: CaseRecord): string | undefined {
  const encounterNo = textOf(record.record?.encounterNo);
  if (encounterNo !== undefined) return encounterNo;
  const mrn = textOf(record.record?.mrn);
  if (mrn === undefined) return undefined;
  const count = textOf(record.stay?.admissionCount);
  if (count !== undefined) return `${mrn}#${count}`;
  const discharged = textOf(record.stay?.dischargeAt);
  return discharged === undefined ? undefined : `${mrn}@${discharged.slice(0, 10)}`;
}

/**
 * Tells one person from another within a tenant: institution and record number, which a patient keeps; else a hash of the
 * identity number; else a hash of the insurance number; undefined when the record has none. Never the number of a document itself.
 */
export function personKey(record: CaseRecord): string | undefined {
  const mrn = textOf(record.record?.mrn);
  if (mrn !== undefined) return `mrn:${textOf(record.org?.code) ?? ''}:${mrn}`;
  const idNo = textOf(record.patient?.idNo);
  if (idNo !== undefined) return `id:${sha256Hex(`${textOf(record.patient?.idType) ?? '01'}:${idNo}`)}`;
  const insuranceNo = textOf(record.patient?.insuranceNo);
  return insuranceNo === undefined ? undefined : `insurance:${sha256Hex(insuranceNo)}`;
}

function textOf(value: unknown): string | undefined {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value !== '' ? value : undefined;
}

import { fieldOf } from '@caseloom/record';
import type { CaseRecord } from '@caseloom/record';
import type { Actor } from '../http/actor.ts';

export const MASK = '＊＊＊';

export const maySeeIdentity = (actor: Actor) => actor.permissions.has('case.identity');
export const maySeeMoney = (actor: Actor) => actor.permissions.has('money.read');

/** 张三丰 → 张＊＊; who may not see identities can still tell two rows apart. */
export function maskName(name: string): string {
  return [...name].map((char, index) => (index === 0 ? char : '＊')).join('');
}

/** The record without what tells who the patient is: every field that the catalogue marks as identifying. */
export function maskRecord(record: CaseRecord, actor: Actor): CaseRecord {
  return maySeeIdentity(actor) ? record : (masked(record, '') as CaseRecord);
}

/** A value that a rule read, under the same rule. */
export function maskValue(path: string, value: unknown, actor: Actor): unknown {
  return maySeeIdentity(actor) ? value : masked(value, path);
}

function masked(value: unknown, path: string): unknown {
  if (fieldOf(path)?.identifying)
    return value === undefined || value === null ? value : path === 'patient.name' ? maskName(String(value)) : MASK;
  if (Array.isArray(value)) return value.map((item, index) => masked(item, `${path}[${index}]`));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key, masked(inner, path === '' ? key : `${path}.${key}`)]),
  );
}

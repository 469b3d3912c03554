import type { Permission } from '@caseloom/api';
import { fieldOf, fields } from '@caseloom/record';
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

/** A record number tells who the patient is; who may not see that gets a number of ours, the same for the same case. */
export const shownKey = (recordKey: string, caseId: string, actor: Actor): string =>
  maySeeIdentity(actor) ? recordKey : `#${caseId.slice(0, 8)}`;

/** A value that a rule read, under the same rule; results of payment only with the permission for amounts. */
export function maskValue(path: string, value: unknown, actor: Actor): unknown {
  if (/^payment(\.|$)/.test(path) && !maySeeMoney(actor)) return value == null ? value : MASK;
  return maySeeIdentity(actor) ? value : masked(value, path);
}

/**
 * What a person lacks who may not learn of single cases whether a rule fires that reads these fields: that tells the values it compares.
 * @param reads canonical paths; one that names a group stands for its fields
 */
export function lackedFor(reads: readonly string[], may: ReadonlySet<string>): Permission | undefined {
  if (!may.has('money.read') && reads.some((path) => /^payment(\.|\[|$)/.test(path))) return 'money.read';
  return !may.has('case.identity') && reads.some(readsIdentity) ? 'case.identity' : undefined;
}

function readsIdentity(at: string): boolean {
  const path = at.replace(EARLIER_STAY, '');
  return fields.some((one) => one.identifying && (one.path === path || one.path.startsWith(`${path}.`)));
}

/** An earlier stay of the person has the fields of this one: `history[0].patient.name`. */
const EARLIER_STAY = /^history(\[\d*\]\.?)?/;

function masked(value: unknown, at: string): unknown {
  const path = at.replace(EARLIER_STAY, '');
  if (fieldOf(path)?.identifying)
    return value === undefined || value === null ? value : path === 'patient.name' ? maskName(String(value)) : MASK;
  if (Array.isArray(value)) return value.map((item, index) => masked(item, path === '' ? '' : `${path}[${index}]`));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key, masked(inner, path === '' ? key : `${path}.${key}`)]),
  );
}

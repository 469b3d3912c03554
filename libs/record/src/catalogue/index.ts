import type { Field } from '../types.ts';
import { genericPath } from '../path/property-path.ts';
import { readFieldTable } from './field-table.ts';
import { chargesFields } from './fields/charges.ts';
import { clinicalFields } from './fields/clinical.ts';
import { derivedFields } from './fields/derived.ts';
import { diagnosisFields } from './fields/diagnosis.ts';
import { externalFields } from './fields/external.ts';
import { feeFields } from './fields/fee.ts';
import { patientFields } from './fields/patient.ts';
import { procedureFields } from './fields/procedure.ts';
import { settlementFields } from './fields/settlement.ts';
import { signoffFields } from './fields/signoff.ts';
import { stayFields } from './fields/stay.ts';

const tables = [
  patientFields,
  stayFields,
  diagnosisFields,
  procedureFields,
  clinicalFields,
  signoffFields,
  feeFields,
  settlementFields,
  chargesFields,
  externalFields,
  derivedFields,
];

/** Every field of the record and every derived fact: the single source of names, types and labels. */
export const fields: readonly Field[] = Object.freeze(tables.flatMap(readFieldTable));

const byPath: ReadonlyMap<string, Field> = new Map(fields.map((field) => [field.path, field]));

/** Former names that files and packs may still carry, and what they are called now. */
export const renamedPaths: Readonly<Record<string, string>> = { 'stay.payMethod': 'stay.paymentSource' };

/**
 * Facts that adapters to other systems bring: `labs`, `orders`, `documents`, … Absent means that nothing is connected, so nothing that reads them
 * can be told; a list without items means that the system was asked and has nothing.
 */
export const externalFacts: ReadonlySet<string> = new Set(
  fields.filter(({ document }) => document === 'external').map(({ path }) => path.split(/[.[]/)[0]!),
);

/**
 * The field behind a path, with (`dx.other[0].code`) or without (`dx.other[].code`) item numbers; undefined when the
 * catalogue has no such field.
 */
export function fieldOf(path: string): Field | undefined {
  return byPath.get(path) ?? byPath.get(genericPath(path));
}

/** True when a path names a field, or a group or list that contains fields: `dx.other`, `clin.nursing`, `op[]`. */
export function isFieldOrGroup(path: string): boolean {
  const generic = genericPath(path);
  return byPath.has(generic) || groupPaths.has(generic);
}

const groupPaths: ReadonlySet<string> = new Set(fields.flatMap((field) => ancestors(field.path)));

function ancestors(path: string): string[] {
  const found: string[] = [];
  for (let end = path.length - 1; end > 0; end--) {
    if (path[end] === '.') found.push(path.slice(0, end));
    if (path[end] === '[') found.push(path.slice(0, end));
  }
  return found;
}

/** Whether a condition may read the path below a fact; earlier encounters stand under `history` with the same fields. */
export function isFactField(fact: string, path: string): boolean {
  if (fact === 'history') return path === '' || isFieldOrGroup(path.replace(/^\[\d*\]\.?/, ''));
  return isFieldOrGroup(path === '' || path.startsWith('[') ? fact + path : `${fact}.${path}`);
}

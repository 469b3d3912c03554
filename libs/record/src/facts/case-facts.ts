import { decimal, formatDecimal, parseDecimal, roundDecimal } from '@caseloom/core';
import type { CaseRecord, CodeAttributes, DiagnosisItem, Facts, ProcedureItem } from '../types.ts';
import { externalFacts } from '../catalogue/index.ts';
import { isEmptyItem, isGroup } from '../path/property-path.ts';
import { ageDaysOf, ageYearsOf } from './age.ts';
import { birthWeightOf } from './birth-weight.ts';
import { datePart, icuHoursOf, losDaysOf } from './stay-length.ts';

export interface FactsOptions {
  /** As-of date of the run: discharge date, or today of an open stay; given, never taken. */
  readonly asOf: string;
  /** The person's earlier encounters, newest first. */
  readonly history?: readonly CaseRecord[];
  /** Completes names and attributes of codes where the record lacks them. */
  readonly codeAttributes?: CodeAttributes;
}

/** Groups that rules read as they stand in the record. `op` and `dx` are completed, see below. */
const PLAIN_GROUPS = [
  'record',
  'org',
  'patient',
  'contact',
  'insurance',
  'stay',
  'clin',
  'sign',
  'fee',
  'settlement',
  'charges',
  'workflow',
] as const;
/** Those, and what other systems brought. */
const AS_THEY_STAND: readonly string[] = [...PLAIN_GROUPS, ...externalFacts];
const DRUG_CHARGES = ['westernDrug', 'patentTcm', 'herbal'];
const MATERIAL_CHARGES = ['matExam', 'matTreat', 'matSurgery'];
const SHARE_PLACES = 6;

/**
 * The facts that rules, grouping, payment and measures read of a case: its groups and the derived facts beside them, on an
 * object without a prototype. A fact that cannot be derived is absent, never a default. The front page's lists (`op`, `icu`,
 * `dx.other`) are empty where the record has none; `diagnoses` and `procedures` leave out the gaps between items, and when
 * other diagnoses stand without a principal one, `diagnoses` starts with an item that has no code.
 */
export function caseFacts(record: CaseRecord, options: FactsOptions): Facts {
  const facts = Object.create(null) as Record<string, unknown>;
  for (const name of AS_THEY_STAND) if (record[name] !== undefined) facts[name] = record[name];
  addCodedFacts(facts, record, options.codeAttributes);
  addPersonAndStay(facts, record);
  addShares(facts, record);
  facts.asOf = options.asOf;
  if (options.history !== undefined) {
    const { codeAttributes } = options;
    facts.history = options.history.map((earlier) =>
      caseFacts(earlier, { asOf: options.asOf, ...(codeAttributes ? { codeAttributes } : {}) }),
    );
  }
  return facts;
}

function addCodedFacts(
  facts: Record<string, unknown>,
  record: CaseRecord,
  attributes: CodeAttributes | undefined,
): void {
  const dx = isGroup(record.dx) ? record.dx : {};
  const others = itemsOf<DiagnosisItem>(dx.other).map((item) => completeDiagnosis(item, attributes));
  const principal = isGroup(dx.principal) ? completeDiagnosis(dx.principal as DiagnosisItem, attributes) : undefined;
  facts.dx = { ...dx, ...(principal ? { principal } : {}), other: others };
  const listed = others.filter((item) => !isEmptyItem(item)).map((item) => ({ principalFlag: '0', ...item }));
  facts.diagnoses = principal
    ? [{ principalFlag: '1', ...principal }, ...listed]
    : listed.length > 0
      ? [{ principalFlag: '1' }, ...listed]
      : [];
  const op = itemsOf<ProcedureItem>(record.op).map((item) => completeProcedure(item, attributes));
  facts.op = op;
  facts.procedures = op.some(isEmptyItem) ? op.filter((item) => !isEmptyItem(item)) : op;
  if (op[0] !== undefined && !isEmptyItem(op[0])) facts.principalProcedure = op[0];
  facts.icu = Array.isArray(record.icu) ? record.icu : [];
}

/** Items of a list as a normalised record has them: what is no group counts as a gap. */
function itemsOf<T extends object>(list: unknown): readonly T[] {
  return Array.isArray(list) ? list.map((item: unknown) => (isGroup(item) ? (item as T) : ({} as T))) : [];
}

function completeDiagnosis(item: DiagnosisItem, attributes: CodeAttributes | undefined): DiagnosisItem {
  if (attributes === undefined || item.code === undefined || item.name !== undefined) return item;
  const name = attributes('icd10', item.code)?.name;
  return name === undefined ? item : { ...item, name };
}

/** The code table's class and approach of the procedure, and its name, where the record does not carry them. */
function completeProcedure(item: ProcedureItem, attributes: CodeAttributes | undefined): ProcedureItem {
  if (attributes === undefined || item.code === undefined) return item;
  if (item.name !== undefined && item.attr !== undefined && item.approach !== undefined) return item;
  const known = attributes('icd9cm3', item.code);
  if (known === undefined) return item;
  const added: ProcedureItem = {};
  for (const name of ['name', 'attr', 'approach']) {
    const value = known[name];
    if (value !== undefined && value !== '') added[name] = value;
  }
  return { ...added, ...item };
}

function addPersonAndStay(facts: Record<string, unknown>, record: CaseRecord): void {
  put(facts, 'ageYears', ageYearsOf(record));
  put(facts, 'ageDays', ageDaysOf(record));
  put(facts, 'birthWeightGrams', birthWeightOf(record));
  put(facts, 'losDays', losDaysOf(record));
  put(facts, 'icuHours', icuHoursOf(record));
  put(facts, 'admissionDate', datePart(record.stay?.admitAt));
  put(facts, 'dischargeDate', datePart(record.stay?.dischargeAt));
}

function addShares(facts: Record<string, unknown>, record: CaseRecord): void {
  put(facts, 'drugShare', share(record, DRUG_CHARGES));
  put(facts, 'materialShare', share(record, MATERIAL_CHARGES));
}

/** Sum of the parts ÷ total, six places half up; absent when a part is missing or the total is not above zero. */
function share(record: CaseRecord, parts: readonly string[]): string | undefined {
  const fee = record.fee;
  const total = parseDecimal(fee?.total);
  if (fee === undefined || total === undefined || !total.greaterThan(0)) return undefined;
  let sum = decimal(0);
  for (const part of parts) {
    const amount = parseDecimal(fee[part]);
    if (amount === undefined) return undefined;
    sum = sum.plus(amount);
  }
  return formatDecimal(roundDecimal(sum.dividedBy(total), SHARE_PLACES));
}

function put(facts: Record<string, unknown>, name: string, value: unknown): void {
  if (value !== undefined) facts[name] = value;
}

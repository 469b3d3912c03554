import type { Facts } from '@caseloom/record';
import { isDecimalText } from '@caseloom/core';
import type { ChargeInput, GroupingInput } from './types.ts';

type Group = Readonly<Record<string, unknown>>;

/**
 * What grouping reads of a case. The principal diagnosis is `dx.principal`, even where it is missing and other diagnoses are there: then the first
 * place is the empty text, which no list holds. The first procedure keeps its place in the same way; other items without a code are left out.
 * The weight is the birth weight, for newborns else the weight at admission. `age_days` of adults, `birth_weight_g` and `icu_hours` come from the derived facts; absent facts stay absent.
 * @param needs of the scheme: visits are read with their charge lines, and by the outpatient diagnosis where there is no principal one
 */
export function groupingInput(facts: Facts, needs: { readonly readsVisits?: true } = {}): GroupingInput {
  const dx = group(facts['dx']);
  const others = listCodes(dx['other']).filter((code) => code !== '');
  const visit = needs.readsVisits === true ? dx['outpatient'] : undefined;
  const principal = text(group(dx['principal'])['code']) ?? text(group(visit)['code']) ?? '';
  const procedures = listCodes(facts['procedures'] ?? facts['op']).filter((code, index) => code !== '' || index === 0);
  const stay = group(facts['stay']);
  return defined({
    sex: text(group(facts['patient'])['sex']),
    ageYears: number(facts['ageYears']),
    ageDays: number(facts['ageDays']),
    birthWeightGrams: number(facts['birthWeightGrams']) ?? newbornWeight(facts),
    losDays: number(facts['losDays']),
    icuHours: number(facts['icuHours']),
    disposition: text(stay['disposition']),
    department: text(stay['dischargeDept']),
    diagnoses: principal === '' && others.length === 0 ? [] : [principal, ...others],
    procedures: procedures.length === 1 && procedures[0] === '' ? [] : procedures,
    totalCharge: text(group(facts['fee'])['total']),
    insuranceType: text(group(facts['insurance'])['type']),
    charges: needs.readsVisits === true ? chargeLines(facts['charges']) : undefined,
  });
}

/** A newborn's own record carries the weight at admission where the birth weight stands on the mother's; at most 28 days old. */
function newbornWeight(facts: Facts): number | undefined {
  const ageDays = number(facts['ageDays']);
  return ageDays === undefined || ageDays > 28 ? undefined : number(group(facts['patient'])['newbornAdmissionWeight']);
}

function group(value: unknown): Group {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Group) : {};
}

function listCodes(value: unknown): string[] {
  return Array.isArray(value) ? value.map((item) => text(group(item)['code']) ?? '') : [];
}

/** Lines without a code keep their place with the empty text, which no table holds. */
function chargeLines(value: unknown): ChargeInput[] | undefined {
  if (!Array.isArray(value)) return undefined;
  return value.map((line) => {
    const [code, quantity, amount] = ['itemCode', 'quantity', 'amount'].map((name) => text(group(line)[name]));
    return {
      code: code ?? '',
      ...(quantity === undefined ? {} : { quantity }),
      ...(amount === undefined ? {} : { amount }),
    };
  });
}

function text(value: unknown): string | undefined {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** Numbers of facts are integers or decimal texts. */
function number(value: unknown): number | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined;
  if (typeof value === 'string') return isDecimalText(value) ? Number(value) : undefined;
  return typeof value === 'object' && value !== null && 'toNumber' in value
    ? (value as { toNumber(): number }).toNumber()
    : undefined;
}

function defined(
  input: { [K in keyof GroupingInput]: GroupingInput[K] | undefined } & Pick<GroupingInput, 'diagnoses' | 'procedures'>,
): GroupingInput {
  return Object.fromEntries(
    Object.entries(input).filter(([, value]) => value !== undefined),
  ) as unknown as GroupingInput;
}

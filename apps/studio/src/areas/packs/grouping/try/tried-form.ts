import type { BodyOf, Operations } from '@caseloom/api';

export type TriedInput = BodyOf<Operations['trySchemeCase']>['input'];

/** A case as it is typed: what grouping reads, and the factors of the hospital that a DIP scheme needs besides. */
export interface TriedForm {
  readonly input: TriedInput;
  readonly averageFactor: string;
  readonly averageFactorBasic: string;
}

export const EMPTY_FORM: TriedForm = {
  input: { diagnoses: [], procedures: [] },
  averageFactor: '1',
  averageFactorBasic: '',
};

const NUMBERS = ['ageYears', 'ageDays', 'birthWeightGrams', 'losDays', 'icuHours'] as const;
const TEXTS = ['disposition', 'department', 'insuranceType'] as const;
export type NumberName = (typeof NUMBERS)[number];
export type TextName = (typeof TEXTS)[number];

/** What a record says as a form can hold it: numbers that are whole where the form asks for whole ones, sexes that grouping knows. */
export function formOf(read: Readonly<Record<string, unknown>>): TriedInput {
  const codes = (value: unknown): string[] =>
    Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string').slice(0, 100) : [];
  const whole = (name: NumberName) => name !== 'birthWeightGrams' && name !== 'icuHours';
  const { sex, totalCharge } = read;
  return {
    diagnoses: codes(read['diagnoses']),
    procedures: codes(read['procedures']),
    ...(sex === '1' || sex === '2' ? { sex } : {}),
    ...(typeof totalCharge === 'string' && /^-?\d+(\.\d+)?$/.test(totalCharge) ? { totalCharge } : {}),
    ...Object.fromEntries(
      NUMBERS.flatMap((name) => {
        const value = read[name];
        return typeof value === 'number' ? [[name, whole(name) ? Math.trunc(value) : value]] : [];
      }),
    ),
    ...Object.fromEntries(
      TEXTS.flatMap((name) => (typeof read[name] === 'string' && read[name] !== '' ? [[name, read[name]]] : [])),
    ),
  };
}

/** The form with one value other; an empty one is left out. */
export function withValue<K extends keyof TriedInput>(
  form: TriedForm,
  name: K,
  value: TriedInput[K] | null | undefined | '',
): TriedForm {
  const { [name]: _, ...rest } = form.input;
  const input = value === undefined || value === null || value === '' ? rest : { ...rest, [name]: value };
  return { ...form, input: input as TriedInput };
}

export const isEmpty = ({ input }: TriedForm): boolean =>
  input.diagnoses.length === 0 && input.procedures.length === 0 && (input.charges ?? []).length === 0;

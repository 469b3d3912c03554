/** Which codes of the record a list test looks at. */
export type CodeSubject = 'principal_dx' | 'other_dx' | 'any_dx' | 'principal_proc' | 'other_proc' | 'any_proc';
export type NumberField = 'age' | 'age_days' | 'birth_weight_g' | 'los_days' | 'icu_hours' | 'sex';
export type TextField = 'discharge_type' | 'department';
export type Comparison = '<' | '<=' | '>' | '>=' | '=';

export const CODE_SUBJECTS: readonly CodeSubject[] = [
  'principal_dx',
  'other_dx',
  'any_dx',
  'principal_proc',
  'other_proc',
  'any_proc',
];
export const NUMBER_FIELDS: readonly NumberField[] = [
  'age',
  'age_days',
  'birth_weight_g',
  'los_days',
  'icu_hours',
  'sex',
];
export const TEXT_FIELDS: readonly TextField[] = ['discharge_type', 'department'];

/** Characters of the condition text, zero-based, end exclusive. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** A parsed condition, grammar of docs/spec/grouping.md. */
export type Condition =
  | { readonly kind: 'constant'; readonly value: boolean; readonly span: Span }
  | { readonly kind: 'severity'; readonly level: 'cc' | 'mcc'; readonly span: Span }
  | { readonly kind: 'and' | 'or'; readonly parts: readonly Condition[]; readonly span: Span }
  | { readonly kind: 'not'; readonly part: Condition; readonly span: Span }
  | { readonly kind: 'inList'; readonly subject: CodeSubject; readonly list: string; readonly span: Span }
  | {
      readonly kind: 'number';
      readonly field: NumberField;
      readonly comparison: Comparison;
      readonly value: number;
      readonly span: Span;
    }
  | { readonly kind: 'text'; readonly field: TextField; readonly values: readonly string[]; readonly span: Span }
  | {
      readonly kind: 'countLists';
      readonly subject: CodeSubject;
      readonly prefix: string;
      readonly atLeast: number;
      readonly span: Span;
    }
  | {
      readonly kind: 'countCodes';
      readonly subject: CodeSubject;
      readonly list: string;
      /** `count_distinct`: a code that is there twice counts once. `count_codes` counts it as often as it is there. */
      readonly distinct: boolean;
      readonly atLeast: number;
      readonly span: Span;
    };

/** Walks a condition, itself first, then its parts in order. */
export function* conditionParts(condition: Condition): Iterable<Condition> {
  yield condition;
  if (condition.kind === 'not') yield* conditionParts(condition.part);
  else if (condition.kind === 'and' || condition.kind === 'or')
    for (const part of condition.parts) yield* conditionParts(part);
}

/** Names of the lists that a condition reads, and the prefixes by which it reads families of lists. */
export function listsRead(condition: Condition): {
  readonly lists: ReadonlySet<string>;
  readonly prefixes: ReadonlySet<string>;
} {
  const lists = new Set<string>();
  const prefixes = new Set<string>();
  for (const part of conditionParts(condition)) {
    if (part.kind === 'inList' || part.kind === 'countCodes') lists.add(part.list);
    if (part.kind === 'countLists') prefixes.add(part.prefix);
  }
  return { lists, prefixes };
}

/** Truth that no record can change: `true`, `false` and what and/or/not make of them; undefined when it depends on the record. */
export function constantTruth(condition: Condition): boolean | undefined {
  switch (condition.kind) {
    case 'constant':
      return condition.value;
    case 'not': {
      const inner = constantTruth(condition.part);
      return inner === undefined ? undefined : !inner;
    }
    case 'and':
    case 'or': {
      const absorbing = condition.kind === 'or';
      const parts = condition.parts.map(constantTruth);
      if (parts.includes(absorbing)) return absorbing;
      return parts.includes(undefined) ? undefined : !absorbing;
    }
    default:
      return undefined;
  }
}

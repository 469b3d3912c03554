import type { RuleComparison, RuleExpression, RuleField } from './rule-expression.ts';

/** A condition in the notation of the scheme's tables, with how loosely it binds. */
export interface ConditionText {
  readonly text: string;
  readonly binds: 'term' | 'and' | 'or';
}

export const ALWAYS: ConditionText = { text: 'true', binds: 'term' };
export const NEVER: ConditionText = { text: 'false', binds: 'term' };

/** The lists that a rule may name, as the scheme's tables call them. */
export interface ListNames {
  /** Undefined when the list has no rows. */
  nameOf(test: 'mdcDx' | 'dx' | 'proc', list: string): string | undefined;
  /** All codes of the body regions (classes `Z…`), and the prefix of their lists; undefined when there is none. */
  readonly regions: { readonly all: string; readonly prefix: string } | undefined;
}

const SUBJECT = {
  is_pd1: ['principal_dx', 'mdcDx'],
  is_sd1: ['other_dx', 'mdcDx'],
  is_pd2: ['principal_dx', 'dx'],
  is_sd2: ['other_dx', 'dx'],
  is_op2: ['any_proc', 'proc'],
  principal_op2: ['principal_proc', 'proc'],
} as const;

/** Days of a month of a newborn's age: the front page counts its days in thirtieths (病案首页填写说明, 不足一周岁的年龄). */
const DAYS_OF_A_MONTH = 30;

/** A rule of the sheet in the notation of the tables. A list without rows never holds. */
export function conditionText(rule: RuleExpression, lists: ListNames): ConditionText {
  switch (rule.kind) {
    case 'constant':
      return rule.value ? ALWAYS : NEVER;
    case 'list': {
      const [subject, kind] = SUBJECT[rule.test];
      const name = lists.nameOf(kind, rule.list);
      return name === undefined ? NEVER : term(`${subject} in {${name}}`);
    }
    case 'multiWound':
      return lists.regions === undefined
        ? NEVER
        : allOf([
            term(`principal_dx in {${lists.regions.all}}`),
            term(`count_lists(any_dx, {${lists.regions.prefix}*}) >= 2`),
          ]);
    case 'number':
      return rule.field === 'newborn_age_month'
        ? months(rule.comparison, rule.value)
        : number(FIELD[rule.field], rule.comparison, rule.value);
    case 'not':
      return negated(conditionText(rule.part, lists));
    case 'and':
      return allOf(rule.parts.map((part) => conditionText(part, lists)));
    case 'or':
      return anyOf(rule.parts.map((part) => conditionText(part, lists)));
  }
}

export function term(text: string): ConditionText {
  return { text, binds: 'term' };
}

/** Conditions that always hold are left out; one that never does makes the whole so. */
export function allOf(parts: readonly ConditionText[]): ConditionText {
  const kept = parts.filter(({ text }) => text !== 'true');
  if (kept.some(({ text }) => text === 'false')) return NEVER;
  if (kept.length <= 1) return kept[0] ?? ALWAYS;
  return { text: kept.map((part) => (part.binds === 'or' ? `(${part.text})` : part.text)).join(' and '), binds: 'and' };
}

export function anyOf(parts: readonly ConditionText[]): ConditionText {
  const kept = parts.filter(({ text }) => text !== 'false');
  if (kept.some(({ text }) => text === 'true')) return ALWAYS;
  if (kept.length <= 1) return kept[0] ?? NEVER;
  return { text: kept.map(({ text }) => text).join(' or '), binds: 'or' };
}

export function negated({ text }: ConditionText): ConditionText {
  if (text === 'true') return NEVER;
  return text === 'false' ? ALWAYS : term(`not (${text})`);
}

const FIELD: Readonly<Record<Exclude<RuleField, 'newborn_age_month'>, string>> = {
  age: 'age',
  gender: 'sex',
  newborn_birth_weight: 'birth_weight_g',
};

/** No field is below 0, and the notation has no negative numbers. A missing number fails every comparison, `!=` too. */
function number(field: string, comparison: RuleComparison, value: number): ConditionText {
  if (value < 0) {
    const isAlways = comparison === '>' || comparison === '>=' || comparison === '!=';
    return isAlways ? term(`${field} >= 0`) : NEVER;
  }
  if (comparison === '!=') return anyOf([term(`${field} < ${value}`), term(`${field} > ${value}`)]);
  return term(`${field} ${comparison} ${value}`);
}

/** Completed months as days: month m is the days from 30 m up to, not including, 30 (m + 1). */
function months(comparison: RuleComparison, value: number): ConditionText {
  const from = (month: number): ConditionText => number('age_days', '>=', Math.max(0, month * DAYS_OF_A_MONTH));
  const before = (month: number): ConditionText => (month <= 0 ? NEVER : term(`age_days < ${month * DAYS_OF_A_MONTH}`));
  const isWhole = Number.isInteger(value);
  switch (comparison) {
    case '>=':
      return from(Math.ceil(value));
    case '>':
      return from(Math.floor(value) + 1);
    case '<':
      return before(Math.ceil(value));
    case '<=':
      return before(Math.floor(value) + 1);
    case '=':
      return isWhole && value >= 0 ? allOf([from(value), before(value + 1)]) : NEVER;
    case '!=':
      return isWhole && value >= 0 ? anyOf([before(value), from(value + 1)]) : from(0);
  }
}

import { isDecimalText, issue, type Issue } from '@caseloom/core';
import { fieldOf } from '@caseloom/record';
import { operators } from './operators/index.ts';
import { fieldPath, joinPaths, parseSteps } from './path.ts';
import { ruleOfRow, sampleRow } from './templates/index.ts';
import type { TestCondition } from './test-condition.ts';
import type { Condition, Rule, RuleSet } from './types.ts';

/** Why a condition of an imported set would answer differently if missing values were unknown, in the words of the message. */
type Reason =
  | 'it fires when the fact is missing'
  | 'not fires when the fact is missing'
  | 'an empty list of conditions holds'
  | 'texts that look like numbers compare as texts'
  | 'a number and a text never are equal'
  | 'decorated operators exist in the reference only'
  | 'only lists contain';

/**
 * Rules of a `missing: reference` set that would answer differently under `unknown`, with the condition and the reason. Found from the document alone,
 * so a rule is listed when some case could make the difference whose values are of their fields' types.
 */
export function differencesUnderUnknown(set: RuleSet): Issue[] {
  const issues: Issue[] = [];
  const look = (rule: Rule, path: string): void => {
    for (const { at, reason } of reasonsOf(rule.conditions, set, joinPaths(path, 'conditions'), false, []))
      issues.push(issue('RULE_DIFFERS_UNDER_UNKNOWN', at, { rule: rule.id, reason }, 'info'));
  };
  set.rules.forEach((rule, index) => look(rule, `rules[${index}]`));
  // All rows differ for the same reasons, since their columns have types.
  if (set.template !== undefined) look(ruleOfRow(set.template, sampleRow(set.template)), 'template.rule');
  return issues;
}

function reasonsOf(
  condition: Condition,
  set: RuleSet,
  at: string,
  negated: boolean,
  open: readonly string[],
): { at: string; reason: Reason }[] {
  if ('all' in condition || 'any' in condition) {
    const [key, list] = 'any' in condition ? (['any', condition.any] as const) : (['all', condition.all] as const);
    if (list.length === 0) return key === 'any' ? [{ at, reason: 'an empty list of conditions holds' }] : [];
    return list.flatMap((one, index) => reasonsOf(one, set, joinPaths(at, `${key}[${index}]`), negated, open));
  }
  if ('not' in condition) return reasonsOf(condition.not, set, joinPaths(at, 'not'), !negated, open);
  if ('condition' in condition) {
    const shared = set.conditions?.[condition.condition];
    return shared === undefined || open.includes(condition.condition)
      ? []
      : reasonsOf(shared, set, at, negated, [...open, condition.condition]);
  }
  const reason = testReason(condition, negated);
  return reason === undefined ? [] : [{ at, reason }];
}

function testReason({ fact, path, operator, value }: TestCondition, negated: boolean): Reason | undefined {
  if (operator.includes(':')) return 'decorated operators exist in the reference only';
  const firesOnMissing = operators.get(operator)?.firesOnMissing === true;
  if (firesOnMissing && !negated) return 'it fires when the fact is missing';
  if (operator === 'contains' || operator === 'doesNotContain')
    return negated ? 'not fires when the fact is missing' : 'only lists contain';
  if (operator.startsWith('lessThan') || operator.startsWith('greaterThan')) {
    if (typeof value !== 'number') return 'texts that look like numbers compare as texts';
    return negated ? 'not fires when the fact is missing' : undefined;
  }
  const literals: unknown[] = Array.isArray(value) ? value : [value];
  if (literals.some(isReference))
    return negated ? 'not fires when the fact is missing' : 'it fires when the fact is missing';
  const isText = TEXT_TYPES.includes(typeOfField(fact, path));
  if (literals.some((one) => typeof one === 'number' || (!isText && looksLikeNumber(one))))
    return 'a number and a text never are equal';
  return negated && !firesOnMissing ? 'not fires when the fact is missing' : undefined;
}

/** Fields whose values are texts in every record; amounts are texts and counts numbers, so there either literal may meet the other. */
const TEXT_TYPES: readonly string[] = ['string', 'code', 'date', 'datetime', 'duration', 'icd10', 'icd9cm3'];

function typeOfField(fact: string, path: string | undefined): string {
  const steps = parseSteps(path ?? '');
  return steps === undefined ? '' : (fieldOf(joinPaths(fact, fieldPath(steps)))?.type ?? '');
}

function looksLikeNumber(literal: unknown): boolean {
  return typeof literal === 'string' && isDecimalText(literal);
}

/** A field against a field: both may be missing, which the library calls equal. */
function isReference(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, 'fact');
}

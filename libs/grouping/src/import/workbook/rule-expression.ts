import { ruleTokens } from './rule-tokens.ts';
import type { RuleToken } from './rule-tokens.ts';

/** Tests against lists that a sheet can write: of an MDC's diagnoses (1), of an ADRG's diagnoses or procedures (2); principal or other diagnosis, any procedure. */
type SheetTest = 'is_pd1' | 'is_sd1' | 'is_pd2' | 'is_sd2' | 'is_op2';
/** `principal_op2`: the first procedure; no sheet writes it, workbooks without rules may be read so. */
export type ListTest = SheetTest | 'principal_op2';
export type RuleField = 'age' | 'gender' | 'newborn_age_month' | 'newborn_birth_weight';
export type RuleComparison = '<' | '<=' | '>' | '>=' | '=' | '!=';

/** A condition as the rule sheet writes it. */
export type RuleExpression =
  | { readonly kind: 'constant'; readonly value: boolean }
  | { readonly kind: 'list'; readonly test: ListTest; readonly list: string }
  | { readonly kind: 'multiWound' }
  | { readonly kind: 'number'; readonly field: RuleField; readonly comparison: RuleComparison; readonly value: number }
  | { readonly kind: 'and' | 'or'; readonly parts: readonly RuleExpression[] }
  | { readonly kind: 'not'; readonly part: RuleExpression };

/** Why a text is no rule: the character counted from 0, what stands there and what could. */
export interface RuleRefusal {
  readonly at: number;
  readonly found: string;
  readonly expected: string;
}

const LIST_TESTS: readonly SheetTest[] = ['is_pd1', 'is_sd1', 'is_pd2', 'is_sd2', 'is_op2'];
const FIELDS: readonly RuleField[] = ['age', 'gender', 'newborn_age_month', 'newborn_birth_weight'];
const COMPARISONS = ['<', '<=', '>', '>=', '=', '==', '!='];
const MIRRORED: Readonly<Record<RuleComparison, RuleComparison>> = {
  '<': '>',
  '<=': '>=',
  '>': '<',
  '>=': '<=',
  '=': '=',
  '!=': '!=',
};
const TERMS = `${LIST_TESTS.join(', ')}, multi_wound, ${FIELDS.map((field) => `case.${field}`).join(', ')}, 1, 0, not, (`;
/** Brackets and `not` may nest this deep. */
const MOST_DEPTH = 64;

/**
 * Parses a rule of the sheet: `or` of `and` of terms, `not`, brackets, comparisons also chained (`0 < case.age <= 5`). Only this grammar is known; anything else is
 * refused, nothing is evaluated.
 */
export function parseRule(text: string): { readonly rule: RuleExpression } | { readonly refusal: RuleRefusal } {
  const cut = ruleTokens(text);
  if ('at' in cut) return { refusal: { at: cut.at, found: text.slice(cut.at, cut.at + 1), expected: TERMS } };
  try {
    return { rule: new RuleParser(cut.tokens).whole() };
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    const { from, text: found, kind } = error.token;
    return { refusal: { at: from, found: kind === 'end' ? '…' : found, expected: error.expected } };
  }
}

class Refused extends Error {
  readonly token: RuleToken;
  readonly expected: string;
  constructor(token: RuleToken, expected: string) {
    super(expected);
    this.token = token;
    this.expected = expected;
  }
}

class RuleParser {
  readonly #tokens: readonly RuleToken[];
  #at = 0;
  #depth = 0;

  constructor(tokens: readonly RuleToken[]) {
    this.#tokens = tokens;
  }

  whole(): RuleExpression {
    const rule = this.#or();
    if (this.#peek().kind !== 'end') throw new Refused(this.#peek(), 'and, or');
    return rule;
  }

  #or(): RuleExpression {
    return this.#joined('or', () => this.#joined('and', () => this.#term()));
  }

  #joined(word: 'and' | 'or', part: () => RuleExpression): RuleExpression {
    const parts = [part()];
    while (this.#skips('word', word)) parts.push(part());
    return parts.length === 1 ? parts[0]! : { kind: word, parts };
  }

  #term(): RuleExpression {
    const token = this.#peek();
    if (this.#skips('symbol', '(')) return this.#nested(token, () => this.#closed(this.#or()));
    if (this.#skips('word', 'not')) return this.#nested(token, () => ({ kind: 'not', part: this.#term() }));
    if (this.#skips('word', 'multi_wound')) return this.#multiWound();
    const test = LIST_TESTS.find((one) => token.kind === 'word' && one === token.text);
    if (test !== undefined) return this.#list(test);
    if (token.kind === 'number' && !this.#isComparison(1)) return this.#constant();
    return this.#comparison();
  }

  #nested<T>(token: RuleToken, read: () => T): T {
    if (++this.#depth > MOST_DEPTH) throw new Refused(token, String(MOST_DEPTH));
    const inner = read();
    this.#depth--;
    return inner;
  }

  #closed(rule: RuleExpression): RuleExpression {
    this.#need('symbol', ')');
    return rule;
  }

  #constant(): RuleExpression {
    const token = this.#next();
    if (token.text !== '0' && token.text !== '1') throw new Refused(token, TERMS);
    return { kind: 'constant', value: token.text === '1' };
  }

  #multiWound(): RuleExpression {
    this.#need('symbol', '(');
    this.#need('word', 'case');
    this.#need('symbol', ')');
    return { kind: 'multiWound' };
  }

  #list(test: ListTest): RuleExpression {
    this.#next();
    this.#need('symbol', '(');
    this.#need('word', 'case');
    this.#need('symbol', ',');
    const list = this.#next();
    if (list.kind !== 'text' || list.text.trim() === '') throw new Refused(list, "'…'");
    this.#need('symbol', ')');
    return { kind: 'list', test, list: list.text.trim() };
  }

  /** `a < b <= c`: every neighbouring pair, a number on one side and a field on the other. */
  #comparison(): RuleExpression {
    const parts: RuleExpression[] = [];
    let left = this.#operand();
    do {
      const sign = this.#next();
      if (sign.kind !== 'symbol' || !COMPARISONS.includes(sign.text)) throw new Refused(sign, COMPARISONS.join(', '));
      const right = this.#operand();
      parts.push(pairOf(left, sign, right));
      left = right;
    } while (this.#isComparison(0));
    return parts.length === 1 ? parts[0]! : { kind: 'and', parts };
  }

  #operand(): RuleToken {
    const token = this.#next();
    const isField = token.kind === 'word' && FIELDS.some((field) => token.text === `case.${field}`);
    const isNumber = token.kind === 'number' && Number.isFinite(Number(token.text));
    if (!isField && !isNumber) throw new Refused(token, TERMS);
    return token;
  }

  #isComparison(ahead: number): boolean {
    const token = this.#tokens[this.#at + ahead];
    return token?.kind === 'symbol' && COMPARISONS.includes(token.text);
  }

  #need(kind: RuleToken['kind'], text: string): void {
    if (!this.#skips(kind, text)) throw new Refused(this.#peek(), text);
  }

  #skips(kind: RuleToken['kind'], text: string): boolean {
    const token = this.#peek();
    if (token.kind !== kind || token.text !== text) return false;
    this.#at++;
    return true;
  }

  #peek(): RuleToken {
    return this.#tokens[this.#at]!;
  }

  #next(): RuleToken {
    const token = this.#peek();
    if (token.kind !== 'end') this.#at++;
    return token;
  }
}

function pairOf(left: RuleToken, sign: RuleToken, right: RuleToken): RuleExpression {
  if (left.kind === right.kind) throw new Refused(right, left.kind === 'word' ? '0–9' : 'case.age …');
  const comparison = (sign.text === '==' ? '=' : sign.text) as RuleComparison;
  const [field, number] = left.kind === 'word' ? [left, right] : [right, left];
  return {
    kind: 'number',
    field: field.text.slice('case.'.length) as RuleField,
    comparison: field === left ? comparison : MIRRORED[comparison],
    value: Number(number.text),
  };
}

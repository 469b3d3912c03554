import type { Issue, Result } from '@caseloom/core';
import { CODE_SUBJECTS, NUMBER_FIELDS, TEXT_FIELDS } from './ast.ts';
import type { CodeSubject, Comparison, Condition, NumberField, Span, TextField } from './ast.ts';
import { tokenize } from './tokens.ts';
import type { Token } from './tokens.ts';

const COUNTS = ['count_lists', 'count_codes', 'count_distinct'];

/** Parentheses and `not` may nest this deep. */
const MAX_DEPTH = 64;

/**
 * Parses one condition of a scheme table. Implements the grammar of docs/spec/grouping.md: `and` binds tighter than `or`.
 * @param path address of the cell, e.g. `adrg[BB1].condition`; the issue's span says which characters of the cell.
 * @fails GROUPING_CONDITION_EMPTY, _CHARACTER, _UNCLOSED, _EXPECTED, _TERM_UNKNOWN, _NUMBER, _DEPTH
 */
export function parseCondition(
  text: string,
  path: string,
  where: Readonly<Record<string, string | number>> = {},
): Result<Condition> {
  const problem = (
    code: string,
    span: Span,
    args: Record<string, string | number> = {},
  ): { ok: false; issues: Issue[] } => ({
    ok: false,
    issues: [
      {
        code,
        severity: 'error',
        path,
        args: { ...where, ...args, column: span.from + 1 },
        span: { from: span.from, to: span.to },
      },
    ],
  });
  if (text.trim() === '') return problem('GROUPING_CONDITION_EMPTY', { from: 0, to: text.length });
  const cut = tokenize(text);
  if ('problem' in cut) return problem(cut.problem.code, cut.problem, { found: cut.problem.text });
  try {
    return { ok: true, value: new Parser(cut.tokens).whole(), issues: [] };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return problem(error.code, error.token, {
      found: error.token.kind === 'end' ? '…' : error.token.text,
      expected: error.expected,
    });
  }
}

class Refusal extends Error {
  readonly code: string;
  readonly token: Token;
  readonly expected: string;
  constructor(code: string, token: Token, expected: string) {
    super(code);
    this.code = code;
    this.token = token;
    this.expected = expected;
  }
}

class Parser {
  readonly #tokens: readonly Token[];
  #at = 0;
  #depth = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  whole(): Condition {
    const condition = this.#condition();
    if (this.#peek().kind !== 'end') throw new Refusal('GROUPING_CONDITION_EXPECTED', this.#peek(), 'and, or');
    return condition;
  }

  #condition(): Condition {
    return this.#joined('or', () => this.#joined('and', () => this.#term()));
  }

  #joined(word: 'and' | 'or', part: () => Condition): Condition {
    const parts = [part()];
    while (this.#peek().kind === 'word' && this.#peek().text === word) {
      this.#next();
      parts.push(part());
    }
    const first = parts[0]!;
    return parts.length === 1
      ? first
      : { kind: word, parts, span: { from: first.span.from, to: parts.at(-1)!.span.to } };
  }

  #term(): Condition {
    const token = this.#next();
    if (token.kind === 'symbol' && token.text === '(') return this.#nested(token);
    if (token.kind !== 'word')
      throw new Refusal('GROUPING_CONDITION_EXPECTED', token, 'true, false, not, (, principal_dx, age …');
    const span = { from: token.from, to: token.to };
    switch (token.text) {
      case 'true':
      case 'false':
      // Spreadsheets write the constants in capitals.
      case 'TRUE':
      case 'FALSE':
        return { kind: 'constant', value: token.text.toLowerCase() === 'true', span };
      case 'has_cc':
      case 'has_mcc':
        return { kind: 'severity', level: token.text === 'has_cc' ? 'cc' : 'mcc', span };
      case 'not': {
        const part = this.#nested(this.#symbol('('));
        return { kind: 'not', part, span: { from: token.from, to: this.#last().to } };
      }
      case 'count_lists':
        return this.#countLists(token);
      case 'count_codes':
      case 'count_distinct':
        return this.#countCodes(token);
    }
    if (isOneOf<CodeSubject>(token.text, CODE_SUBJECTS)) return this.#inList(token.text, token);
    if (isOneOf<NumberField>(token.text, NUMBER_FIELDS)) return this.#comparison(token.text, token);
    if (isOneOf<TextField>(token.text, TEXT_FIELDS)) return this.#inTexts(token.text, token);
    throw new Refusal(
      'GROUPING_CONDITION_TERM_UNKNOWN',
      token,
      [...CODE_SUBJECTS, ...NUMBER_FIELDS, ...TEXT_FIELDS, 'has_cc, has_mcc', ...COUNTS].join(', '),
    );
  }

  #nested(open: Token): Condition {
    if (++this.#depth > MAX_DEPTH) throw new Refusal('GROUPING_CONDITION_DEPTH', open, String(MAX_DEPTH));
    const inner = this.#condition();
    this.#symbol(')');
    this.#depth--;
    return inner;
  }

  #inList(subject: CodeSubject, start: Token): Condition {
    this.#word('in');
    return { kind: 'inList', subject, list: this.#take('list', '{list}').text, span: this.#since(start) };
  }

  #comparison(field: NumberField, start: Token): Condition {
    const sign = this.#take('symbol', '<, <=, >, >=, =');
    if (!isOneOf<Comparison>(sign.text, ['<', '<=', '>', '>=', '=']))
      throw new Refusal('GROUPING_CONDITION_EXPECTED', sign, '<, <=, >, >=, =');
    return { kind: 'number', field, comparison: sign.text, value: this.#number(), span: this.#since(start) };
  }

  #inTexts(field: TextField, start: Token): Condition {
    this.#word('in');
    this.#symbol('(');
    const values = [this.#take('text', '"…"').text];
    while (this.#peek().kind === 'symbol' && this.#peek().text === ',') {
      this.#next();
      values.push(this.#take('text', '"…"').text);
    }
    this.#symbol(')');
    return { kind: 'text', field, values, span: this.#since(start) };
  }

  #countLists(start: Token): Condition {
    const { subject, list, atLeast } = this.#counted('{prefix*}');
    if (!list.text.endsWith('*')) throw new Refusal('GROUPING_CONDITION_EXPECTED', list, '{prefix*}');
    return { kind: 'countLists', subject, prefix: list.text.slice(0, -1), atLeast, span: this.#since(start) };
  }

  #countCodes(start: Token): Condition {
    const { subject, list, atLeast } = this.#counted('{list}');
    const distinct = start.text === 'count_distinct';
    return { kind: 'countCodes', subject, list: list.text, distinct, atLeast, span: this.#since(start) };
  }

  /** `(subject, {list}) >= n`, what every counting term has behind its name. */
  #counted(expected: string): { readonly subject: CodeSubject; readonly list: Token; readonly atLeast: number } {
    this.#symbol('(');
    const subject = this.#take('word', CODE_SUBJECTS.join(', '));
    if (!isOneOf<CodeSubject>(subject.text, CODE_SUBJECTS))
      throw new Refusal('GROUPING_CONDITION_EXPECTED', subject, CODE_SUBJECTS.join(', '));
    this.#symbol(',');
    const list = this.#take('list', expected);
    this.#symbol(')');
    this.#symbol('>=');
    return { subject: subject.text, list, atLeast: this.#number() };
  }

  #number(): number {
    const token = this.#take('number', '0–9');
    const value = Number(token.text);
    if (!Number.isFinite(value)) throw new Refusal('GROUPING_CONDITION_NUMBER', token, '0–9');
    return value;
  }

  #word(text: string): Token {
    const token = this.#next();
    if (token.kind !== 'word' || token.text !== text) throw new Refusal('GROUPING_CONDITION_EXPECTED', token, text);
    return token;
  }

  #symbol(text: string): Token {
    const token = this.#next();
    if (token.kind !== 'symbol' || token.text !== text) throw new Refusal('GROUPING_CONDITION_EXPECTED', token, text);
    return token;
  }

  #take(kind: Token['kind'], expected: string): Token {
    const token = this.#next();
    if (token.kind !== kind) throw new Refusal('GROUPING_CONDITION_EXPECTED', token, expected);
    return token;
  }

  #peek(): Token {
    return this.#tokens[this.#at]!;
  }

  #next(): Token {
    const token = this.#peek();
    if (token.kind !== 'end') this.#at++;
    return token;
  }

  #last(): Token {
    return this.#tokens[Math.max(0, this.#at - 1)]!;
  }

  #since(start: Token): Span {
    return { from: start.from, to: this.#last().to };
  }
}

function isOneOf<T extends string>(text: string, choices: readonly T[]): text is T {
  return (choices as readonly string[]).includes(text);
}

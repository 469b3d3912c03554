import type { Span } from './ast.ts';

export type Token = {
  readonly kind: 'word' | 'symbol' | 'number' | 'list' | 'text' | 'end';
  readonly text: string;
} & Span;

export interface TokenProblem extends Span {
  readonly code: 'GROUPING_CONDITION_CHARACTER' | 'GROUPING_CONDITION_UNCLOSED';
  readonly text: string;
}

/**
 * Cuts a condition text into tokens: words, numbers, `{list}` names (without the braces), `"texts"` (without the quotes; a quote inside is
 * written twice, as CSV does) and symbols. List names and texts are taken as they stand, blanks included.
 * Reads character by character: the text comes from a pack and never meets a regular expression.
 */
export function tokenize(text: string): { readonly tokens: readonly Token[] } | { readonly problem: TokenProblem } {
  const tokens: Token[] = [];
  let at = 0;
  while (at < text.length) {
    const char = text[at]!;
    if (BLANKS.includes(char)) {
      at++;
      continue;
    }
    const from = at;
    if (char === '{' || char === '"') {
      const close = char === '{' ? text.indexOf('}', at + 1) : closingQuote(text, at + 1);
      if (close < 0) return { problem: { code: 'GROUPING_CONDITION_UNCLOSED', text: char, from, to: text.length } };
      at = close + 1;
      const inner = text.slice(from + 1, close);
      tokens.push({
        kind: char === '{' ? 'list' : 'text',
        text: char === '{' ? inner : inner.replaceAll('""', '"'),
        from,
        to: at,
      });
    } else if (isLetter(char)) {
      while (at < text.length && (isLetter(text[at]!) || isDigit(text[at]!))) at++;
      tokens.push({ kind: 'word', text: text.slice(from, at), from, to: at });
    } else if (isDigit(char) || ((char === '-' || char === '.') && isDigit(text[at + 1] ?? ''))) {
      at++;
      while (at < text.length && (isDigit(text[at]!) || text[at] === '.')) at++;
      tokens.push({ kind: 'number', text: text.slice(from, at), from, to: at });
    } else if ('<>=(),'.includes(char)) {
      at += (char === '<' || char === '>') && text[at + 1] === '=' ? 2 : 1;
      tokens.push({ kind: 'symbol', text: text.slice(from, at), from, to: at });
    } else {
      return { problem: { code: 'GROUPING_CONDITION_CHARACTER', text: char, from, to: from + 1 } };
    }
  }
  tokens.push({ kind: 'end', text: '', from: text.length, to: text.length });
  return { tokens };
}

/** Blanks that people and spreadsheets put between terms: space, tab, line ends, no-break and full-width space, byte order mark. */
const BLANKS = ' \t\r\n\u00a0\u3000\ufeff';

/** Place of the quote that ends a text; two quotes together are one inside it. -1 when none does. */
function closingQuote(text: string, from: number): number {
  let close = text.indexOf('"', from);
  while (close >= 0 && text[close + 1] === '"') close = text.indexOf('"', close + 2);
  return close;
}

function isLetter(char: string): boolean {
  return (char >= 'a' && char <= 'z') || (char >= 'A' && char <= 'Z') || char === '_';
}

function isDigit(char: string): boolean {
  return char >= '0' && char <= '9';
}

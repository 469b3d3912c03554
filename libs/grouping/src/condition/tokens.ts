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
 * Cuts a condition text into tokens: words, numbers, `{list}` names (without the braces), `"texts"` (without the quotes; no escapes) and symbols.
 * Reads character by character: the text comes from a pack and never meets a regular expression.
 */
export function tokenize(text: string): { readonly tokens: readonly Token[] } | { readonly problem: TokenProblem } {
  const tokens: Token[] = [];
  let at = 0;
  while (at < text.length) {
    const char = text[at]!;
    if (char === ' ' || char === '\t' || char === '\n') {
      at++;
      continue;
    }
    const from = at;
    if (char === '{' || char === '"') {
      const close = text.indexOf(char === '{' ? '}' : '"', at + 1);
      if (close < 0) return { problem: { code: 'GROUPING_CONDITION_UNCLOSED', text: char, from, to: text.length } };
      at = close + 1;
      tokens.push({ kind: char === '{' ? 'list' : 'text', text: text.slice(from + 1, close), from, to: at });
    } else if (isLetter(char)) {
      while (at < text.length && (isLetter(text[at]!) || isDigit(text[at]!))) at++;
      tokens.push({ kind: 'word', text: text.slice(from, at), from, to: at });
    } else if (isDigit(char)) {
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

function isLetter(char: string): boolean {
  return (char >= 'a' && char <= 'z') || (char >= 'A' && char <= 'Z') || char === '_';
}

function isDigit(char: string): boolean {
  return char >= '0' && char <= '9';
}

export interface RuleToken {
  readonly kind: 'word' | 'number' | 'text' | 'symbol' | 'end';
  readonly text: string;
  /** Characters of the cell's text, end exclusive. */
  readonly from: number;
  readonly to: number;
}

const SYMBOLS = ['<=', '>=', '==', '!=', '<', '>', '=', '(', ')', ','];

/**
 * Cuts a rule of a workbook into words (`is_pd1`, `case.age`), numbers, quoted texts (without the quotes, no escapes) and symbols. Reads character by character;
 * the text is never evaluated.
 * @returns undefined in `tokens` when a character belongs to none of them: `at` says which
 */
export function ruleTokens(text: string): { readonly tokens: readonly RuleToken[] } | { readonly at: number } {
  const tokens: RuleToken[] = [];
  let at = 0;
  const take = (kind: RuleToken['kind'], to: number, cut = 0): void => {
    tokens.push({ kind, text: text.slice(at + cut, to - cut), from: at, to });
    at = to;
  };
  while (at < text.length) {
    const char = text[at]!;
    const symbol = SYMBOLS.find((one) => text.startsWith(one, at));
    if (char.trim() === '') at++;
    else if (char === "'" || char === '"') {
      const close = text.indexOf(char, at + 1);
      if (close < 0) return { at };
      take('text', close + 1, 1);
    } else if (isLetter(char))
      take(
        'word',
        endOf(text, at, (one) => isLetter(one) || isDigit(one) || one === '.'),
      );
    else if (isDigit(char) || (char === '-' && isDigit(text[at + 1] ?? '')))
      take(
        'number',
        endOf(text, at + 1, (one) => isDigit(one) || one === '.'),
      );
    else if (symbol !== undefined) take('symbol', at + symbol.length);
    else return { at };
  }
  take('end', at);
  return { tokens };
}

function endOf(text: string, from: number, belongs: (char: string) => boolean): number {
  let to = from;
  while (to < text.length && belongs(text[to]!)) to++;
  return to;
}

function isLetter(char: string): boolean {
  return (char >= 'a' && char <= 'z') || (char >= 'A' && char <= 'Z') || char === '_';
}

function isDigit(char: string): boolean {
  return char >= '0' && char <= '9';
}

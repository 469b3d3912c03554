/** A text that a code has to begin with, or to be as a whole. */
export interface CodeKey {
  readonly text: string;
  readonly whole: boolean;
}

export interface CodeKeys {
  readonly keys: readonly CodeKey[];
  /** Some key stands for a range over more than the last character: right for codes that begin with a category (`C50`, `51`), which others have to be asked. */
  readonly wide: boolean;
}

/** More beginnings than this are better asked than listed. */
const MOST = 200;
/** As in code-ranges.ts: what follows the seventh character is a local extension. */
const EXTENSION_AT = 7;

/**
 * The beginnings that stand for the entries of `codeIn`: `I10` is itself, `C50-C58` the nine categories. Entries have to be sound already.
 * @returns undefined where a range has no short list of beginnings (`C00-C75.9`)
 */
export function codeKeys(entries: readonly string[]): CodeKeys | undefined {
  const keys: CodeKey[] = [];
  let wide = false;
  for (const entry of entries) {
    const [low = '', high] = entry.split('-');
    if (high === undefined) keys.push({ text: low, whole: low.length > EXTENSION_AT });
    else {
      const range = beginnings(low, high);
      if (range === undefined) return undefined;
      wide ||= range.wide;
      for (const text of range.texts) keys.push({ text, whole: false });
    }
    if (keys.length > MOST) return undefined;
  }
  return { keys, wide };
}

interface Beginnings {
  readonly texts: readonly string[];
  readonly wide: boolean;
}

function beginnings(low: string, high: string): Beginnings | undefined {
  if (low.length !== high.length) return undefined;
  const stem = low.slice(0, -1);
  // Between `…1` and `…5` lie the digits from 1 to 5 and nothing else.
  if (high.startsWith(stem) && isDigit(low.at(-1)!) && isDigit(high.at(-1)!))
    return { texts: series(Number(low.at(-1)), Number(high.at(-1)), (digit) => stem + String(digit)), wide: false };
  if (/^[A-Z]\d\d$/.test(low) && /^[A-Z]\d\d$/.test(high))
    return wideSeries(categoryNumber(low), categoryNumber(high), categoryText);
  if (/^\d\d$/.test(low) && /^\d\d$/.test(high))
    return wideSeries(Number(low), Number(high), (number) => String(number).padStart(2, '0'));
  return undefined;
}

function series(from: number, to: number, text: (number: number) => string): string[] {
  return Array.from({ length: to - from + 1 }, (_, index) => text(from + index));
}

function wideSeries(from: number, to: number, text: (number: number) => string): Beginnings | undefined {
  return to - from > MOST ? undefined : { texts: series(from, to, text), wide: true };
}

function categoryNumber(text: string): number {
  return text.charCodeAt(0) * 100 + Number(text.slice(1));
}

function categoryText(number: number): string {
  return String.fromCharCode(Math.floor(number / 100)) + String(number % 100).padStart(2, '0');
}

function isDigit(char: string): boolean {
  return char >= '0' && char <= '9';
}

/** The code begins with a category: what the beginnings of a wide range are right for. */
export function hasCategory(code: string): boolean {
  const [first, second] = [code.charCodeAt(0), code.charCodeAt(1)];
  if (isDigitCode(first)) return isDigitCode(second);
  return first >= 65 && first <= 90 && isDigitCode(second) && isDigitCode(code.charCodeAt(2));
}

function isDigitCode(code: number): boolean {
  return code >= 48 && code <= 57;
}

/** The codes that `codeIn` looks at: both of a dagger-asterisk pair, without the asterisk and the blanks around. */
export function bareCodes(value: string): readonly string[] {
  return (value.includes('+') ? value.split('+') : [value]).map((code) => {
    const text = code.trim();
    return text.endsWith('*') ? text.slice(0, -1) : text;
  });
}

import type { CodeSet, CodeSystemId, CodeSystems } from '../../code-systems.ts';

/** What became of a code that the file holds as a number. */
export interface RestoredCode {
  readonly code: string;
  /** `kept`: nothing can have been lost; `restored`: the one code of that number; `doubtful`: several or none known, left as it stands. */
  readonly how: 'kept' | 'restored' | 'doubtful';
  /** Codes that it could be, when there are several. */
  readonly choices: readonly string[];
}

/** Decimals of the longest codes of ICD-9-CM-3 in the clinical edition: a number with that many cannot have lost one. */
const MOST_DECIMALS = 4;
/** Digits before the point of every code of ICD-9-CM-3: a number with one has lost a zero, 1.5904 is `01.5904`. */
const DIGITS_BEFORE_POINT = 2;

/** Codes by the number that a spreadsheet makes of them: `37.5100` under 37.51. */
export class CodeNumbers {
  readonly #system: Readonly<Record<CodeSystemId, ReadonlyMap<string, readonly string[]>>>;
  readonly #known: Readonly<Record<CodeSystemId, CodeSet | undefined>>;
  readonly #seen: Record<CodeSystemId, Map<string, string[]>> = { dx: new Map(), proc: new Map() };

  /** @param systems codes of the code systems in use, where they are known */
  constructor(systems: CodeSystems) {
    this.#known = { dx: systems.dx, proc: systems.proc };
    this.#system = { dx: byNumber(systems.dx?.keys() ?? []), proc: byNumber(systems.proc?.keys() ?? []) };
  }

  /** A code that stands as text in the file: what a number elsewhere may be restored to. */
  note(code: string, system: CodeSystemId): void {
    if (!isNumber(code)) return;
    const seen = this.#seen[system];
    const same = seen.get(keyOf(code));
    if (same === undefined) seen.set(keyOf(code), [code]);
    else if (!same.includes(code)) same.push(code);
  }

  /**
   * The code that a number was: what its format shows, else the one code of the code system with that value, else the one that stands elsewhere in the file.
   * @param shown the number with the decimals that its cell shows
   */
  restore(text: string, system: CodeSystemId, shown: string | undefined): RestoredCode {
    const decimals = text.split('.')[1]?.length ?? 0;
    const whole = system === 'proc' && isNumber(text) ? withLeadingZero(text) : text;
    if (this.#known[system]?.has(whole) === true || decimals >= MOST_DECIMALS || !isNumber(text))
      return { code: whole, how: whole === text ? 'kept' : 'restored', choices: [] };
    const ofSystem = this.#system[system].get(keyOf(text)) ?? [];
    const choices = ofSystem.length > 0 ? ofSystem : (this.#seen[system].get(keyOf(text)) ?? []);
    const byFormat = choices.length === 0 || choices.includes(shown ?? '') ? shown : undefined;
    const code = byFormat ?? (choices.length === 1 ? choices[0] : undefined);
    if (code === undefined) return { code: text, how: 'doubtful', choices };
    return { code, how: code === text ? 'kept' : 'restored', choices: [] };
  }
}

function byNumber(codes: Iterable<string>): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const code of codes) {
    if (!isNumber(code)) continue;
    const same = found.get(keyOf(code));
    if (same === undefined) found.set(keyOf(code), [code]);
    else same.push(code);
  }
  return found;
}

function isNumber(code: string): boolean {
  return /^[0-9]+(\.[0-9]+)?$/.test(code);
}

function withLeadingZero(number: string): string {
  const [before = '', ...after] = number.split('.');
  return [before.padStart(DIGITS_BEFORE_POINT, '0'), ...after].join('.');
}

function keyOf(code: string): string {
  return String(Number(code));
}

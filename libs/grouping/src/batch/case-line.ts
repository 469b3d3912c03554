import type { DrgScheme } from '../drg/compile-drg.ts';
import { BatchRecord, NumberLists } from './batch-record.ts';
import { HASH_START, hashed } from './byte-dictionary.ts';
import { BYTE, END, isCodeByte, LEAVE, PART, PLAIN, QUOTED } from './cells.ts';
import { codeBytes, excludedNumbers } from './code-bytes.ts';
import { TextCells } from './text-cells.ts';

/** Columns of a DRG case file that grouping reads; others are passed over. */
export type CaseColumn =
  | 'id'
  | 'sex'
  | 'age'
  | 'age_days'
  | 'birth_weight_g'
  | 'department'
  | 'los_days'
  | 'discharge_type'
  | 'icu_hours'
  | 'diagnoses'
  | 'procedures';

/** Not a line that can be read here with certainty. */
export const LEFT = -1;

/** Longest number taken here; longer ones may be beyond what a record holds. */
const MOST_DIGITS = 9;
/** Longest id taken here, as record keys have it. */
const LONGEST_ID = 120;
/** Hours that a duration holds. */
const MOST_HOURS = 1_000_000;
/** From one year of age on, weights on a record are those of her babies. */
const DAYS_PER_YEAR = 365;

/** Reads a cell from `at` on. @returns where it ends, or LEFT */
type CellReader = (bytes: Uint8Array, at: number, ends: Uint8Array) => number;

/**
 * Reads lines of a DRG case file into one record, straight from their bytes: only what every reader of cases reads in the same way – plain numbers, codes and ids of
 * printable ASCII, texts as `TextCells` reads them, whole cells in quotes. A line with anything else is left to the decoder; nothing is guessed.
 */
export class CaseLine {
  readonly record = new BatchRecord();
  readonly #readers: readonly CellReader[];
  readonly #diagnoses = new NumberLists();
  readonly #procedures = new NumberLists();

  /** @param columns what stands in each column of the file */
  constructor(scheme: DrgScheme, columns: readonly (CaseColumn | undefined)[]) {
    const readers = this.#cellReaders(scheme);
    this.#readers = columns.map((column) => (column === undefined ? skip : readers[column]));
  }

  /**
   * @param at start of a line that a line feed ends
   * @returns start of the next line, or LEFT
   */
  read(bytes: Uint8Array, at: number): number {
    const last = this.#readers.length - 1;
    this.record.clear();
    for (let column = 0; column <= last; column++) {
      const isQuoted = bytes[at] === BYTE.quote;
      at = isQuoted ? this.#readers[column]!(bytes, at + 1, QUOTED) : this.#readers[column]!(bytes, at, PLAIN);
      if (at === LEFT) return LEFT;
      if (isQuoted) at++;
      if (column < last) {
        if (bytes[at++] !== BYTE.comma) return LEFT;
      }
    }
    if (bytes[at] === BYTE.cr) at++;
    return bytes[at] === BYTE.lf ? this.#finished(at + 1) : LEFT;
  }

  #finished(next: number): number {
    const { record } = this;
    const years = Number.isNaN(record.age) ? record.ageDays / DAYS_PER_YEAR : record.age;
    if (years >= 1) record.birthWeight = NaN;
    return record.idTo > record.idFrom ? next : LEFT;
  }

  #cellReaders(scheme: DrgScheme): Readonly<Record<CaseColumn, CellReader>> {
    const { record } = this;
    const departments = new TextCells('department');
    const dischargeTypes = new TextCells('discharge_type');
    return {
      id: (bytes, at, ends) => this.#id(bytes, at, ends),
      sex: (bytes, at, ends) => {
        if (ends[bytes[at]!] === END) return at;
        const sex = bytes[at]! - BYTE.zero;
        if (sex < 0 || sex > 9) return LEFT;
        if (sex === 1 || sex === 2) record.sex = sex;
        return ends[bytes[at + 1]!] === END ? at + 1 : LEFT;
      },
      age: numberCell((value) => (record.age = value)),
      age_days: numberCell((value) => (record.ageDays = value)),
      birth_weight_g: numberCell((value) => (record.birthWeight = value)),
      los_days: numberCell((value) => (record.los = value)),
      icu_hours: numberCell((value) => (record.icuHours = value), MOST_HOURS),
      department: textCell(departments, (text) => (record.department = text)),
      discharge_type: textCell(dischargeTypes, (text) => (record.dischargeType = text)),
      ...this.#codeReaders(scheme),
    };
  }

  #id(bytes: Uint8Array, from: number, ends: Uint8Array): number {
    let at = from;
    for (; ends[bytes[at]!] === PART; at++) if (!isCodeByte(bytes[at]!) && bytes[at] !== BYTE.blank) return LEFT;
    const { record } = this;
    record.idFrom = from;
    record.idTo = at;
    const isSound =
      ends[bytes[at]!] === END &&
      at > from &&
      at - from <= LONGEST_ID &&
      isPlainStart(bytes[from]!) &&
      bytes[at - 1] !== BYTE.blank;
    return isSound ? at : LEFT;
  }

  #codeReaders(scheme: DrgScheme): Record<'diagnoses' | 'procedures', CellReader> {
    const { record } = this;
    const codes = codeBytes(scheme);
    const excluded = excludedNumbers(scheme);
    const find = (hash: number, bytes: Uint8Array, from: number, to: number): number =>
      codes.find(hash, bytes, from, to);
    return {
      diagnoses: (bytes, from, ends) => {
        const list = this.#diagnoses;
        list.start();
        const end = codeList(bytes, from, ends, find, (number, place, isEmpty) => {
          const isExcluded = number >= 0 && excluded?.dx[number] === 1;
          if (place > 0) {
            if (!isEmpty && !isExcluded) list.add(number);
            return;
          }
          record.hasPrincipal = !isEmpty;
          record.isPrincipalExcluded = isExcluded;
          list.add(isExcluded ? -1 : number);
        });
        // No diagnosis at all, or none but empty places: no first place either.
        if (list.count > 1 || record.hasPrincipal) record.dx = list.list();
        return end;
      },
      procedures: (bytes, from, ends) => {
        const list = this.#procedures;
        list.start();
        const end = codeList(bytes, from, ends, find, (number, _place, isEmpty) => {
          if (!isEmpty && !(number >= 0 && excluded?.procs[number] === 1)) list.add(number);
        });
        record.procs = list.list();
        return end;
      },
    };
  }
}

const skip: CellReader = (bytes, from, ends) => {
  let at = from;
  while (ends[bytes[at]!] === PART) at++;
  return ends[bytes[at]!] === END ? at : LEFT;
};

function numberCell(put: (value: number) => void, most = Infinity): CellReader {
  return (bytes, from, ends) => {
    let value = 0;
    let at = from;
    for (; bytes[at]! >= BYTE.zero && bytes[at]! <= BYTE.nine; at++) value = value * 10 + (bytes[at]! - BYTE.zero);
    if (ends[bytes[at]!] !== END || at - from > MOST_DIGITS || value > most) return LEFT;
    if (at > from) put(value);
    return at;
  };
}

function textCell(cells: TextCells, put: (text: string | undefined) => void): CellReader {
  return (bytes, from, ends) => {
    let hash = HASH_START;
    let at = from;
    for (; ends[bytes[at]!] === PART; at++) hash = hashed(hash, bytes[at]!);
    if (ends[bytes[at]!] === LEAVE) return LEFT;
    if (at > from) put(cells.text(hash, bytes, from, at));
    return at;
  };
}

/**
 * Codes joined by `|`. Blanks around a code, bytes beyond ASCII and marks for a missing code leave the line; an empty cell has no codes.
 * @param take called with the number of each code (-1: not known), its place, and whether nothing stands there
 */
function codeList(
  bytes: Uint8Array,
  from: number,
  ends: Uint8Array,
  find: (hash: number, bytes: Uint8Array, from: number, to: number) => number,
  take: (number: number, place: number, isEmpty: boolean) => void,
): number {
  if (ends[bytes[from]!] === END) return from;
  for (let at = from, place = 0; ; place++) {
    const start = at;
    let hash = HASH_START;
    let byte = bytes[at]!;
    while (byte !== BYTE.bar && ends[byte] === PART) {
      if (!isCodeByte(byte)) return LEFT;
      hash = hashed(hash, byte);
      byte = bytes[++at]!;
    }
    if (ends[byte] === LEAVE || mayMeanMissing(bytes, start, at)) return LEFT;
    take(at === start ? -1 : find(hash, bytes, start, at), place, at === start);
    if (byte !== BYTE.bar) return at;
    at++;
  }
}

/** `-`, `--`, `/`, `NULL`, `null`: no code begins so and is that short. */
function mayMeanMissing(bytes: Uint8Array, from: number, to: number): boolean {
  if (to === from || to - from > 4) return false;
  const first = bytes[from]!;
  return first === BYTE.minus || first === BYTE.slash || (first | 32) === 110;
}

/** Not a sign by which a cell could be a formula or one made harmless. */
function isPlainStart(byte: number): boolean {
  return byte !== BYTE.blank && byte !== BYTE.equals && byte !== BYTE.plus && byte !== BYTE.minus && byte !== BYTE.at;
}

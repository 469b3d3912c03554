import type { DrgScheme } from '../drg/compile-drg.ts';
import { BatchRecord, NumberLists } from './batch-record.ts';
import { HASH_START, hashed } from './byte-dictionary.ts';
import { BYTE, END, isCodeByte, LEAVE, LEFT, PART, PLAIN, QUOTED } from './cells.ts';
import { codeBytes, excludedNumbers } from './code-bytes.ts';
import { CodeCell, EMPTY, isAmong } from './code-cells.ts';
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

/** Longest number taken here; longer ones may be beyond what a record holds. */
const MOST_DIGITS = 9;
/** Longest id taken here, as record keys have it. */
const LONGEST_ID = 120;
/** Hours that a duration holds. */
const MOST_HOURS = 1_000_000;
/** Completed years from which on the weight may be that of a baby of hers. */
const YOUNGEST_MOTHER = 10;
const DAYS_PER_YEAR = 365;
const MALE = 1;

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
    if (years >= YOUNGEST_MOTHER && record.sex !== MALE && !Number.isNaN(record.birthWeight)) return LEFT;
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
    const cell = new CodeCell(codeBytes(scheme));
    const excluded = excludedNumbers(scheme);
    return {
      diagnoses: (bytes, from, ends) => {
        const end = cell.read(bytes, from, ends);
        if (cell.count === 0) return end;
        const list = this.#diagnoses;
        const first = cell.numbers[0]!;
        record.hasPrincipal = first !== EMPTY;
        record.isPrincipalExcluded = isAmong(excluded?.dx, first);
        list.start();
        list.add(record.isPrincipalExcluded ? -1 : Math.max(first, -1));
        for (let place = 1; place < cell.count; place++) {
          const number = cell.numbers[place]!;
          if (number !== EMPTY && !isAmong(excluded?.dx, number)) list.add(number);
        }
        // No diagnosis at all, or none but empty places: no first place either.
        if (list.count > 1 || record.hasPrincipal) record.dx = list.list();
        return end;
      },
      procedures: (bytes, from, ends) => {
        const end = cell.read(bytes, from, ends);
        const list = this.#procedures;
        list.start();
        for (let place = 0; place < cell.count; place++) {
          const number = cell.numbers[place]!;
          if (number !== EMPTY && !isAmong(excluded?.procs, number)) list.add(number);
        }
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

/** Not a sign by which a cell could be a formula or one made harmless. */
function isPlainStart(byte: number): boolean {
  return byte !== BYTE.blank && byte !== BYTE.equals && byte !== BYTE.plus && byte !== BYTE.minus && byte !== BYTE.at;
}

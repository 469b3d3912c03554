import type { CompiledScheme } from '../types.ts';
import { isGroup } from '../drg/coded-scheme.ts';
import { DrgScheme } from '../drg/compile-drg.ts';
import { codedIntakeReason } from '../drg/intake.ts';
import type { ResultHead } from '../drg/results.ts';
import { CaseLine } from './case-line.ts';
import type { CaseColumn } from './case-line.ts';
import { BYTE, LEFT } from './cells.ts';

/** What became of the lines of a block. */
export interface BatchAnswer {
  /** For each line answered its id, what `tail` says of its result, and a line feed; in memory that the next answer uses again. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Lines of the block, blank ones too. */
  readonly lines: number;
  /** Lines answered. */
  readonly rows: number;
  /** For each line left, four numbers: how many bytes and how many answers stand before it, where it starts in the block, its number in the block from 0. */
  readonly left: Int32Array<ArrayBuffer>;
}

/** Groups lines of case files of one form. What it holds is filled again and again: one for each thread. */
export interface CaseBatch {
  /** @param block UTF-8, whole lines, the last one ended by a line feed */
  answer(block: Uint8Array): BatchAnswer;
}

const COLUMNS: ReadonlySet<string> = new Set<CaseColumn>([
  'id',
  'sex',
  'age',
  'age_days',
  'birth_weight_g',
  'department',
  'los_days',
  'discharge_type',
  'icu_hours',
  'diagnoses',
  'procedures',
]);

/**
 * A batch for DRG case files with this header (the dialect `drgCase` of case records), straight from bytes to answers. Implements [GRP-20]: a line is answered
 * as it is when it is decoded and grouped alone, or it is left to whoever does that.
 * @param tail what stands behind the id of a case with this result, from the comma on; the same result always gets the same
 * @returns undefined for schemes of other families, and for files without an id
 */
export function caseBatch(
  scheme: CompiledScheme,
  header: readonly string[],
  tail: (result: ResultHead) => string,
): CaseBatch | undefined {
  const columns = header.map((name) => name.trim().toLowerCase());
  if (!(scheme instanceof DrgScheme) || !columns.includes('id')) return undefined;
  const known = columns.map((name) => (COLUMNS.has(name) ? (name as CaseColumn) : undefined));
  return new DrgBatch(scheme, known, tail);
}

class DrgBatch implements CaseBatch {
  readonly #scheme: DrgScheme;
  readonly #line: CaseLine;
  readonly #tail: (result: ResultHead) => string;
  readonly #tails = new Map<ResultHead, Uint8Array>();
  #out = new Uint8Array(1 << 16);

  constructor(scheme: DrgScheme, columns: readonly (CaseColumn | undefined)[], tail: (result: ResultHead) => string) {
    this.#scheme = scheme;
    this.#line = new CaseLine(scheme, columns);
    this.#tail = tail;
  }

  answer(block: Uint8Array): BatchAnswer {
    const left: number[] = [];
    let [lines, rows, used] = [0, 0, 0];
    for (let at = 0; at < block.length; lines++) {
      const blank = blankLineEnd(block, at);
      const next = blank === LEFT ? this.#line.read(block, at) : blank;
      if (blank !== LEFT) {
        at = blank;
      } else if (next === LEFT) {
        left.push(used, rows, at, lines);
        const end = block.indexOf(BYTE.lf, at);
        at = end < 0 ? block.length : end + 1;
      } else {
        used = this.#write(block, this.#tailOf(this.#result()), used);
        rows++;
        at = next;
      }
    }
    return { bytes: this.#out.subarray(0, used), lines, rows, left: Int32Array.from(left) };
  }

  #result(): ResultHead {
    const { record } = this.#line;
    const { results, checksIntake, complications, coded } = this.#scheme;
    const invalid = checksIntake ? codedIntakeReason(record) : undefined;
    if (invalid !== undefined) return results.invalid(invalid);
    record.complications = complications.of(record.dx);
    const answer = coded.answer(record);
    if (isGroup(answer)) return results.grouped(answer);
    if (record.isPrincipalExcluded) return results.ungrouped(answer, 'principalDiagnosisExcluded');
    return results.ungrouped(answer, record.hasPrincipal ? 'noGroup' : 'noPrincipalDiagnosis');
  }

  #tailOf(result: ResultHead): Uint8Array {
    let tail = this.#tails.get(result);
    if (tail === undefined) this.#tails.set(result, (tail = new TextEncoder().encode(`${this.#tail(result)}\n`)));
    return tail;
  }

  /** @returns where the next answer goes */
  #write(block: Uint8Array, tail: Uint8Array, from: number): number {
    const { idFrom, idTo } = this.#line.record;
    const end = from + idTo - idFrom + tail.length;
    if (end > this.#out.length) {
      const larger = new Uint8Array(2 * end);
      larger.set(this.#out);
      this.#out = larger;
    }
    const out = this.#out;
    let at = from;
    for (let id = idFrom; id < idTo; id++) out[at++] = block[id]!;
    for (let i = 0; i < tail.length; i++) out[at++] = tail[i]!;
    return end;
  }
}

/** Blank lines are passed over, and count. @returns start of the next line, LEFT when there is something on this one */
function blankLineEnd(bytes: Uint8Array, at: number): number {
  if (bytes[at] === BYTE.lf) return at + 1;
  return bytes[at] === BYTE.cr && bytes[at + 1] === BYTE.lf ? at + 2 : LEFT;
}

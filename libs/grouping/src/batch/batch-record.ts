import type { CodedCase } from '../drg/coded-case.ts';
import type { Complications } from '../drg/complications.ts';

const NONE: Complications = { hasCc: false, hasMcc: false };

/** A record that is filled again for every line. Its codes are numbers only: what is answered by the batch is not told. */
export class BatchRecord implements CodedCase {
  dx: readonly number[] = [];
  procs: readonly number[] = [];
  readonly dxCodes: readonly string[] = [];
  readonly procCodes: readonly string[] = [];
  age = NaN;
  ageDays = NaN;
  birthWeight = NaN;
  los = NaN;
  icuHours = NaN;
  sex = NaN;
  dischargeType: string | undefined = undefined;
  department: string | undefined = undefined;
  complications = NONE;
  /** The first place of the diagnoses is not empty. */
  hasPrincipal = false;
  /** The principal diagnosis is one that the scheme leaves out. */
  isPrincipalExcluded = false;
  /** Place of the case's id in the block. */
  idFrom = 0;
  idTo = 0;

  clear(): void {
    this.dx = NO_CODES;
    this.procs = NO_CODES;
    this.age = this.ageDays = this.birthWeight = this.los = this.icuHours = this.sex = NaN;
    this.dischargeType = this.department = undefined;
    this.hasPrincipal = this.isPrincipalExcluded = false;
    this.idTo = this.idFrom = 0;
  }
}

const NO_CODES: readonly number[] = [];

/** Lists of numbers made once for each length and filled again, so that a line makes no garbage. */
export class NumberLists {
  readonly #byLength: number[][] = [];
  readonly #numbers: number[] = [];
  #count = 0;

  start(): void {
    this.#count = 0;
  }

  get count(): number {
    return this.#count;
  }

  add(number: number): void {
    this.#numbers[this.#count++] = number;
  }

  /** The numbers added since the start, until it is asked for a list of that length again. */
  list(): readonly number[] {
    const list = (this.#byLength[this.#count] ??= Array.from({ length: this.#count }, () => -1));
    for (let i = 0; i < this.#count; i++) list[i] = this.#numbers[i]!;
    return list;
  }
}

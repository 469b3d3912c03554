/** One value of an input, as FEEL writes it. */
export type ExampleValue = string;

/** A case by input id; inputs that do not matter are left out. */
export type ExampleCase = Readonly<Record<string, ExampleValue>>;

export interface Gap {
  /** The stretch of each input in which no row answers, as a unary test; inputs that do not matter are left out. */
  readonly where: Readonly<Record<string, string>>;
  readonly example: ExampleCase;
  /** False: a row with a free expression may answer there. */
  readonly certain: boolean;
}

export interface Overlap {
  readonly rows: readonly [string, string];
  readonly example: ExampleCase;
  /** `conflict`: the hit policy does not allow it; `agreeing`: it does, for they answer the same. */
  readonly kind: 'conflict' | 'agreeing';
  /** False: the answers are expressions, which may be equal all the same. */
  readonly certain: boolean;
}

export interface ShadowedRow {
  readonly row: string;
  /** The earlier rows that take every case of it, when few do. */
  readonly by: readonly string[];
  readonly example: ExampleCase;
}

export interface DuplicateRow {
  readonly row: string;
  readonly of: string;
  /** The answers are the same as well. */
  readonly sameAnswers: boolean;
}

/** What is odd about a table. Missing inputs are not looked at, and inputs are taken to be independent of one another. */
export interface TableAnalysis {
  /** False: the budget ended before everything was looked at; what is listed is right nevertheless. */
  readonly complete: boolean;
  readonly gaps: readonly Gap[];
  readonly overlaps: readonly Overlap[];
  /** Overlapping pairs in all; `overlaps` lists the first. */
  readonly overlapCount: number;
  /** With hit policy first: rows that can never be the answer. */
  readonly shadowed: readonly ShadowedRow[];
  readonly duplicates: readonly DuplicateRow[];
  /** Cells whose meaning is not known without evaluating them: their rows count for nothing here. */
  readonly notAnalysed: readonly { readonly row: string; readonly input: string }[];
}

export interface AnalysisOptions {
  /** Steps, one per set of rows looked at; 2,000,000 when absent, about a second for 24,000 rows. */
  readonly budget?: number;
  /** Findings of each kind that are listed; 100 when absent. */
  readonly most?: number;
}

/** Counts work; `spend` answers false when there is none left. */
export class AnalysisBudget {
  #left: number;
  constructor(steps: number) {
    this.#left = steps;
  }
  get isSpent(): boolean {
    return this.#left < 0;
  }
  spend(steps: number): boolean {
    this.#left -= steps;
    return this.#left >= 0;
  }
}

/** How a cell is written where it differs from the field's own form; each id is a file of `forms/`. */
export type FormId =
  | 'plain'
  | 'chargeList'
  | 'codeList'
  | 'paddedCode'
  | 'trimmedCode'
  | 'incisionHealing'
  | 'hours'
  | 'durationPart'
  | 'momentPart'
  | 'placePart'
  | 'receiving'
  | 'departments';

/** One column of a dialect and the field behind it. */
export interface DialectColumn {
  readonly column: string;
  /** Canonical path with item numbers; for `codeList` and `chargeList` the list itself: `diagnoses`, `procedures`, `charges`. */
  readonly path: string;
  readonly form?: FormId;
  /** Which part of the field the column carries, for forms that spread one field over several columns. */
  readonly part?: string;
  /** Translation of the dialect's texts into the record's codes. */
  readonly values?: Readonly<Record<string, string>>;
  /** What the dialect calls the column, for people. */
  readonly zh?: string;
}

export type DialectId = 'hqms' | 'natdss' | 'form2011' | 'drgCase' | 'dipCase' | 'visitCase' | 'mapped';

export interface Dialect {
  readonly id: DialectId;
  readonly columns: readonly DialectColumn[];
  /** Columns that belong to the dialect and carry nothing of the record (results, remarks). */
  readonly passedOver?: readonly string[];
  /** What a file of this dialect is about where it does not say: `stay.inpatientType`, the medical type of an outpatient visit. */
  readonly stayKind?: string;
  /** A file has these columns all together, so that a missing one is worth a word. */
  readonly isComplete?: boolean;
}

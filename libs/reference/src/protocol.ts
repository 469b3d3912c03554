/** What the parent asks the child, as JSON on its standard input. Plain data only; the child imports nothing of ours. */
export interface Request {
  readonly cases: readonly Readonly<Record<string, unknown>>[];
  readonly questions: readonly RequestQuestion[];
}

export interface RequestQuestion {
  /** Number of the case. */
  readonly case: number;
  readonly conditions: unknown;
  readonly shared?: Readonly<Record<string, unknown>>;
  /** FEEL expressions whose answers the conditions read as facts `feel:0`, `feel:1`, … */
  readonly expressions?: readonly string[];
  /** Path of the item that expressions read as `item`. */
  readonly item?: readonly (string | number)[];
}

/** One answer per question: fires or not, or the text of an error. */
export type Response = readonly (boolean | string)[];

import type { LocalText } from '@caseloom/pack';

/** `outliers`: stay and charge far from those of the group. `companions`: a code or charge item without what usually stands beside it. */
export type ModelMethod = 'outliers' | 'companions';
/** A model speaks only once it was accepted; before, it runs in the shadow. */
export type ModelState = 'shadow' | 'accepted' | 'retired';

/** What learning was asked for; numbers as texts are decimals. */
export interface ModelParameters {
  /** Groups, codes and items seen in fewer cases say nothing. */
  readonly minimumCases: number;
  /** companions: (together + 1) ÷ (n + 2) at least this. */
  readonly minimumConfidence?: string;
  /** companions: how many times more often together than by chance. */
  readonly minimumLift?: string;
  /** outliers: fences at p25 × (p25 ÷ p75)^spread and p75 × (p75 ÷ p25)^spread; whole number. */
  readonly spread?: number;
  /** outliers: so many cases of the next higher level count for a group's quartiles. */
  readonly prior?: number;
}

/** Whose cases a model was learned from. */
export interface ModelPopulation {
  readonly cases: number;
  /** Discharge dates, inclusive. */
  readonly from: string;
  readonly to: string;
  readonly learnedOn: string;
  readonly by: string;
}

/** What held-out cases said while learning: findings on records as they first came, and how many of those were corrected later. */
export interface BackTest {
  readonly from: string;
  readonly to: string;
  readonly cases: number;
  readonly findings: number;
  readonly corrected: number;
}

export interface ModelAcceptance {
  readonly judged: number;
  readonly right: number;
  /** right ÷ judged, four places. */
  readonly precision: string;
  readonly threshold: string;
  readonly by: string;
  readonly on: string;
}

/** An artifact of kind `models`; what was learned stands in its tables. */
export interface StatisticalModel {
  readonly title: LocalText;
  readonly method: ModelMethod;
  readonly state: ModelState;
  readonly parameters: ModelParameters;
  readonly population: ModelPopulation;
  readonly backTest?: BackTest;
  readonly acceptance?: ModelAcceptance;
}

export type Measure = 'losDays' | 'charge';
export type Level = 'drg' | 'adrg' | 'mdc';
export type Feature = 'diagnosis' | 'procedure' | 'item';

/** A row of the table `bounds`: quartiles and fences of one measure in one group. Decimals as texts. */
export interface Bounds {
  readonly level: Exclude<Level, 'mdc'>;
  readonly key: string;
  readonly measure: Measure;
  readonly n: number;
  readonly p25: string;
  readonly median: string;
  readonly p75: string;
  readonly low: string;
  readonly high: string;
}

/** A row of the table `companions`: with `code`, one of `with` usually stands too. */
export interface Companion {
  readonly when: Feature;
  readonly code: string;
  readonly expects: Feature;
  /** Categories or items, the most frequent first. */
  readonly with: readonly string[];
  /** Of the same length: what each is usually called. */
  readonly names: readonly string[];
  /** Cases with `code`. */
  readonly n: number;
  /** Of these, with one of `with`. */
  readonly together: number;
  /** Of all, with one of `with`. */
  readonly others: number;
  /** together × all ÷ (n × others), two places. */
  readonly lift: string;
}

export interface LearnedTables {
  readonly bounds: readonly Bounds[];
  readonly companions: readonly Companion[];
}

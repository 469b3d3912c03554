import type { LocalText } from '@caseloom/pack';

/** One KPI. Formulas are FEEL over the case's facts and results; see docs/spec/measures.md. */
export interface MeasureDefinition {
  /** Id of `kpis.csv` with the year where a definition changes yearly: `CMI`, `GROUPING_RATE`. */
  readonly id: string;
  readonly title: LocalText;
  readonly domain: string;
  /** Which cases take part (FEEL boolean); unknown counts as not. */
  readonly population?: string;
  readonly numerator: {
    readonly aggregate: 'sum' | 'count' | 'countDistinct';
    /** FEEL: the number summed, the condition counted, or the text counted once. */ readonly expression: string;
  };
  /** Absent: the value is the numerator alone. */
  readonly denominator?: { readonly aggregate: 'sum' | 'count'; readonly expression: string };
  /** value = numerator ÷ denominator × scale (100 for percentages). */
  readonly scale?: string;
  readonly unit: LocalText;
  readonly decimals: number;
  readonly direction: 'higher' | 'lower' | 'context';
  /** FEEL-free limits on the value, compared exactly. */
  readonly warnBelow?: string;
  readonly warnAbove?: string;
  readonly target?: string;
  readonly formulaText: LocalText;
  readonly source?: string;
}

/** What one case adds to one measure; decimals as texts. Absent when the case is outside the population. */
export interface MeasureContribution {
  readonly measure: string;
  readonly numerator: string;
  readonly denominator?: string;
  /** For countDistinct: the text counted once. */
  readonly distinct?: string;
}

/** The part of a grouping result that payment methods read; `engine` hands it over as plain data. */
export interface GroupingResultLike {
  readonly status: 'grouped' | 'ambiguous' | 'ungrouped' | 'invalid';
  readonly drg: string;
  readonly weight?: string;
  readonly meanCharge?: string;
  readonly dip?: {
    readonly group: string;
    readonly catalogue: string;
    readonly score: string;
    readonly auxiliaryFactor?: string;
    readonly estimatedAverage?: string;
    readonly basicFactor?: string;
  };
}

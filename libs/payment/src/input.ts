/** The part of a grouping result that payment methods read; `engine` hands it over as plain data. */
export interface GroupingResultLike {
  readonly status: 'grouped' | 'ambiguous' | 'ungrouped' | 'invalid';
  readonly drg: string;
  readonly weight?: string;
  readonly meanCharge?: string;
  /** The scheme calls the group one for primary care. */
  readonly primaryCare?: true;
  readonly dip?: {
    readonly group: string;
    readonly catalogue: string;
    readonly score: string;
    readonly auxiliaryFactor?: string;
    readonly estimatedAverage?: string;
    readonly basicFactor?: string;
  };
  readonly apg?: ApgGroupingLike;
}

/** The groups of an outpatient visit in the order they are priced, and the charge lines that no group knows; amounts are yuan as decimal texts. */
export interface ApgGroupingLike {
  readonly items: readonly {
    readonly apg: string;
    readonly type: 'significant' | 'medical' | 'ancillary' | 'passThrough';
    readonly weight?: string;
    readonly family?: string;
    readonly packagedInto?: string;
    readonly amount?: string;
  }[];
  readonly unlisted: readonly { readonly code: string; readonly amount?: string }[];
}

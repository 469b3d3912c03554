export const APG_TYPES = ['significant', 'medical', 'ancillary', 'passThrough'] as const;
/** Significant procedure, medical visit, ancillary service, or a drug or material that is paid at its charge. */
export type ApgType = (typeof APG_TYPES)[number];

export type ApgSource = 'procedure' | 'item' | 'diagnosis';

/** One group that the visit reached, and what reached it. One unit each: a line of two radiographs is two. */
export interface ApgItem {
  readonly apg: string;
  readonly name: string;
  readonly type: ApgType;
  readonly weight?: string;
  /** Groups of one family are consolidated: the heaviest pays. */
  readonly family?: string;
  /** The group, or type of group, of this visit that this ancillary is inside of, by the packaging list. */
  readonly packagedInto?: string;
  readonly source: ApgSource;
  readonly code: string;
  /** Place among the procedures, or among the charge lines; 0 for the diagnosis. */
  readonly index: number;
  /** Yuan of the charge line, on its first unit. */
  readonly amount?: string;
}

export interface ApgResult {
  /** The group that names the visit: the heaviest significant procedure, else the medical visit, else the heaviest ancillary. */
  readonly primary: string;
  readonly type: ApgType;
  /** Significant procedures first, heaviest first; then the medical visit; then the others in the order of the visit. */
  readonly items: readonly ApgItem[];
  /** Charge lines that no group of the scheme knows. */
  readonly unlisted: readonly { readonly index: number; readonly code: string; readonly amount?: string }[];
}

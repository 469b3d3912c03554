import type { LocalText } from '@caseloom/pack';

/** What grouping reads of a case; made from facts by `groupingInput`. Missing is absent. */
export interface GroupingInput {
  readonly sex?: string;
  readonly ageYears?: number;
  readonly ageDays?: number;
  readonly birthWeightGrams?: number;
  readonly losDays?: number;
  readonly icuHours?: number;
  readonly disposition?: string;
  readonly department?: string;
  /** Principal first. */
  readonly diagnoses: readonly string[];
  readonly procedures: readonly string[];
  readonly totalCharge?: string;
  readonly insuranceType?: string;
}

export type SchemeFamilyId = 'dip' | 'drg';

export type GroupingStatus = 'grouped' | 'ambiguous' | 'ungrouped' | 'invalid';

/** One step of the path, told as data: the screen makes the sentence from `code` and `args`. */
export interface TraceStep {
  /** Message code, e.g. GROUPING_MDC_ENTERED, GROUPING_ADRG_PASSED, GROUPING_CC_EXCLUDED. */
  readonly code: string;
  readonly args: Readonly<Record<string, string | number>>;
  readonly outcome: 'taken' | 'passed' | 'note';
  readonly detail?: readonly TraceStep[];
}

export interface GroupingResult {
  readonly scheme: string;
  readonly family: SchemeFamilyId;
  readonly status: GroupingStatus;
  /** Machine reason when not grouped: `sex`, `age`, `ageDays`, `birthWeight`, `noPrincipalDiagnosis`, `noGroup`, … */
  readonly reason?: string;
  /** `MDC` + letter; `0000` where none. */
  readonly mdc: string;
  readonly adrg: string;
  readonly drg: string;
  readonly name?: string;
  readonly weight?: string;
  readonly riskLevel?: string;
  /** Regional mean charge and stay of the group, where the scheme carries them. */
  readonly meanCharge?: string;
  readonly meanLosDays?: string;
  readonly dip?: DipResult;
  /** Secondary diagnoses that counted as CC or MCC, and those that an exclusion removed. */
  readonly complications: readonly {
    readonly code: string;
    readonly level: 'cc' | 'mcc';
    readonly excludedBy?: string;
  }[];
  readonly trace: readonly TraceStep[];
}

export interface DipResult {
  readonly group: string;
  readonly groupSeq: string;
  readonly catalogue: 'core' | 'basic' | 'comprehensive' | 'blank';
  readonly opType: string;
  readonly matchedProcedures: readonly string[];
  readonly score: string;
  readonly auxiliaryKind?: string;
  readonly auxiliaryLevel?: string;
  readonly auxiliaryFactor?: string;
  readonly estimatedAverage?: string;
  readonly basicFactor?: string;
}

/** Settlement parameters of a hospital that a DIP scheme needs while choosing; `engine` hands them over from the payment policy. */
export interface DipSettlementRow {
  readonly averageFactor: string;
  readonly averageFactorBasic?: string;
}

export interface CompiledScheme {
  readonly id: string;
  readonly title: LocalText;
  readonly family: SchemeFamilyId;
  /** @param settlement needed by DIP schemes that choose by the nearest fee. */
  group(input: GroupingInput, settlement?: DipSettlementRow, options?: GroupingOptions): GroupingResult;
}

export interface GroupingOptions {
  /** `full` (default) tells every step; `none` gives the same answer with an empty trace, for scans over many cases. */
  readonly trace?: 'full' | 'none';
}

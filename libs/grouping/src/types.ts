import type { LocalText } from '@caseloom/pack';
import type { ApgResult } from './apg/types.ts';

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
  /** Charge lines in their order; given to schemes of visits (`readsVisits`). */
  readonly charges?: readonly ChargeInput[];
}

/** A charge line; quantity and amount (yuan) as decimal texts. */
export interface ChargeInput {
  readonly code: string;
  readonly quantity?: string;
  readonly amount?: string;
}

export type SchemeFamilyId = 'apg' | 'dip' | 'drg';

export type GroupingStatus = 'grouped' | 'ambiguous' | 'ungrouped' | 'invalid';

/** One step of the path, told as data: the screen makes the sentence from `code` and `args`. */
export interface TraceStep {
  /** Message code, e.g. GROUPING_MDC_ENTERED, GROUPING_ADRG_PASSED, GROUPING_CC_EXCLUDED. */
  readonly code: string;
  readonly args: Readonly<Record<string, string | number>>;
  readonly outcome: 'taken' | 'passed' | 'note';
  /** Of a step that tested a row of the scheme: its condition as the table writes it, and the row (`adrg.csv:12`). */
  readonly condition?: string;
  readonly path?: string;
  /** Of a rule that was not met: one term more, and it would have been. Its detail names every term of that way, held and missed. */
  readonly near?: true;
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
  /** A primary-care group of the scheme (基层病组); absent for others. */
  readonly primaryCare?: true;
  readonly dip?: DipResult;
  /** The settlement rows whose factors the choice read, as SHA-256, and the key of the one that counted; set by whoever handed the row over. */
  readonly settlement?: { readonly rows: string; readonly row: string };
  readonly apg?: ApgResult;
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
  /** 1–4 where the catalogue holds the group once per severity. */
  readonly severity?: number;
  readonly estimatedAverage?: string;
  readonly basicFactor?: string;
}

/** Settlement parameters of a hospital that a DIP scheme needs while choosing; `engine` hands them over from the payment policy. */
export interface DipSettlementRow {
  readonly averageFactor: string;
  readonly averageFactorBasic?: string;
  /** Level of the hospital and kind of insurance, as the table of published averages writes them; only schemes that look an average up read them. */
  readonly hospitalLevel?: string;
  readonly insurance?: string;
}

/** What else a stay could be: one row of a DIP catalogue, in the order of recommendation, without the auxiliary catalogue. */
export interface DipCandidate {
  /** 1 is the first. */
  readonly position: number;
  readonly groupSeq: string;
  readonly group: string;
  readonly name: string;
  readonly catalogue: DipResult['catalogue'];
  readonly opType: string;
  readonly score: string;
  readonly basicFactor?: string;
  /** Average charge that the catalogue states for the row. */
  readonly averageCharge?: string;
  /** From the settlement row handed over; absent without one. */
  readonly estimatedAverage?: string;
  /** What the stay lacks for this row: of each entry one of the codes, or a code that starts with one of them. */
  readonly missing: readonly {
    readonly kind: 'diagnosis' | 'procedure';
    readonly anyOf: readonly string[];
    /** Any procedure of this kind would do; `anyOf` is then empty. */
    readonly opType?: string;
  }[];
}

export interface CompiledScheme {
  readonly id: string;
  readonly title: LocalText;
  readonly family: SchemeFamilyId;
  /** Groups outpatient visits: `groupingInput` is asked for charge lines and the outpatient diagnosis. */
  readonly readsVisits?: true;
  /** @param settlement needed by DIP schemes that choose by the nearest fee. */
  group(input: GroupingInput, settlement?: DipSettlementRow, options?: GroupingOptions): GroupingResult;
  /** Rows that this stay could be in with another principal diagnosis of the same category or other procedures, in order; DIP schemes that say how (`recommend`) have it. */
  recommend?(input: GroupingInput, settlement?: DipSettlementRow): readonly DipCandidate[];
}

export interface GroupingOptions {
  /** `full` (default) tells every step; `none` gives the same answer with an empty trace, for scans over many cases. */
  readonly trace?: 'full' | 'none';
}

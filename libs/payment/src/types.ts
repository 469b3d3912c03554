import type { GroupingResultLike } from './input.ts';
export type { ApgGroupingLike, GroupingResultLike } from './input.ts';

/** NORMAL, HIGH, LOW, … as in the value set `case_pay_type`. */
export type CasePayType =
  | 'NORMAL'
  | 'HIGH'
  | 'LOW'
  | 'EXTREME'
  | 'QY'
  | 'UNGROUPED'
  | 'UNSTABLE'
  | 'SPECIAL'
  | 'PER_DIEM'
  | 'SHORT_STAY'
  | 'LONG_STAY';

/** What a method reads of a case. Amounts are yuan as decimal texts. */
export interface PaymentInput {
  readonly totalCharge?: string;
  readonly patientPaid?: string;
  readonly otherFunds?: string;
  readonly losDays?: number;
  readonly insuranceType?: string;
  readonly poolingArea?: string;
  readonly stayKind?: string;
  readonly dischargeDate?: string;
  /** Day on which the stay is settled, `YYYY-MM-DD`; DIP methods with rows by month read it. */
  readonly settlementDate?: string;
  /** Institution code, where a policy has coefficients or settlement rows by hospital. */
  readonly hospitalCode?: string;
  /** Amounts that the fund share `RATIO_ON_STANDARD` takes off the standard; absent counts as 0. */
  readonly notCovered?: string;
  readonly priorCopay?: string;
  readonly deductible?: string;
  readonly grouping?: GroupingResultLike;
}

/** One line of the story: the formula, the numbers filled in, the result. */
export interface FormulaStep {
  /** Message code of the step's name, e.g. PAYMENT_STEP_STANDARD. */
  readonly code: string;
  /** `weight × baseRate × levelCoefficient` with the policy's parameter names. */
  readonly formula: string;
  /** `1.2500 × 10800.00 × 1.00`. */
  readonly filled: string;
  readonly result: string;
  readonly unit: 'yuan' | 'points' | 'ratio' | 'text';
  /** How `result` was rounded: `2 HALF_UP`; absent where it was not. */
  readonly rounding?: string;
}

/** What one group of a visit, or one charge line, is paid. */
export interface PaymentLine {
  /** The group; of a line that no group knows its charge code. */
  readonly group: string;
  readonly reason:
    | 'first'
    | 'multiple'
    | 'consolidated'
    | 'medical'
    | 'packaged'
    | 'ancillary'
    | 'repeated'
    | 'passThrough'
    | 'unlisted';
  /** Share that is paid, 2 places. */
  readonly factor: string;
  /** Yuan. */
  readonly amount: string;
}

export interface PaymentResult {
  readonly policy: string;
  readonly method: string;
  readonly status: 'paid' | 'notPayable';
  /** Machine reason when not payable: `noGrouping`, `noWeight`, `noCharge`, `noPolicy`, … with the missing field. */
  readonly reason?: string;
  /** Path of the field that is missing, where one is: `grouping.weight`, `fee.total`. */
  readonly missing?: string;
  readonly caseType?: CasePayType;
  /** charge ÷ standard (or group mean), 4 places. */
  readonly ratio?: string;
  readonly points?: string;
  readonly pointValue?: string;
  readonly standard?: string;
  /** What the policy allows for the stay, patient and funds together. */
  readonly amount?: string;
  readonly fundPay?: string;
  /** amount − charge. */
  readonly balance?: string;
  /** Point values before clearing are provisional: money is an estimate and says so. */
  readonly provisional: boolean;
  /** The settlement rows that gave the hospital's parameters, and which of them: DIP only. */
  readonly settlement?: SettlementSource;
  /** Methods that price several groups of one case. */
  readonly lines?: readonly PaymentLine[];
  readonly steps: readonly FormulaStep[];
}

export interface SettlementSource {
  /** SHA-256 of the rows in canonical JSON. */
  readonly rows: string;
  /** Key of the row: month, insured area and hospital, joined by `|`; empty where the policy has one set for everybody. */
  readonly row: string;
}

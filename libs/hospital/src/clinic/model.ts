/** One procedure as a department does it. */
export interface ProcedureProfile {
  readonly code: string;
  readonly name: string;
  readonly attr: '手术' | '介入治疗' | '治疗性操作' | '诊断性操作';
  readonly level?: '1' | '2' | '3' | '4';
  readonly anesthesia?: string;
  readonly incisionGrade?: '0' | '1' | '2' | '3';
  readonly approach: 'open' | 'endoscopic' | 'interventional' | 'natural' | 'none';
}

export interface DiagnosisProfile {
  readonly code: string;
  readonly name: string;
}

/** What a department treats: a principal diagnosis with what usually comes with it. */
export interface StayProfile {
  readonly principal: DiagnosisProfile;
  /** How often, beside the department's other profiles. */
  readonly share: number;
  readonly sex?: '1' | '2';
  /** Whole years, both included. */
  readonly ages: readonly [number, number];
  readonly days: number;
  /** Mean charge in yuan. */
  readonly charge: number;
  readonly procedures?: readonly ProcedureProfile[];
  /** With this probability the procedures are done; default 1. */
  readonly operated?: number;
  /** Diagnoses that often stand beside the principal one, each with its probability. */
  readonly beside?: readonly (readonly [DiagnosisProfile, number])[];
  readonly icu?: number;
  readonly death?: number;
  readonly pathology?: DiagnosisProfile;
  readonly external?: DiagnosisProfile;
  readonly blood?: number;
  readonly kind?: 'delivery' | 'newborn' | 'chemotherapy' | 'dialysis' | 'ventilation' | 'headInjury' | 'daySurgery';
}

export interface Department {
  readonly code: string;
  readonly name: string;
  readonly ward: string;
  /** Share of the hospital's discharges. */
  readonly share: number;
  readonly profiles: readonly StayProfile[];
}

import type { Issue } from '@caseloom/core';

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** Group of the record: `patient`, `stay`, `fee`, … Leaves are texts (codes, decimals, dates) or integers; missing is absent. */
export type RecordGroup = Record<string, unknown>;

export interface DiagnosisItem {
  code?: string;
  name?: string;
  /** 1 yes, 2 clinically undetermined, 3 unknown, 4 no. */
  poa?: string;
  outcome?: string;
  /** Edition of `code`: clinical, insurance, gb. */
  edition?: string;
  /** The code as it came, when a map translated it, and that map's version. */
  original?: string;
  mapVersion?: string;
  [other: string]: unknown;
}

export interface ProcedureItem {
  code?: string;
  name?: string;
  date?: string;
  level?: string;
  /** Class of the procedure in the code table: 手术, 介入治疗, 治疗性操作, 诊断性操作. Derived from the table when the record does not carry it. */
  attr?: string;
  [other: string]: unknown;
}

export interface ChargeLine {
  itemCode?: string;
  itemGroup?: string;
  name?: string;
  quantity?: string;
  unitPrice?: string;
  amount?: string;
  at?: string;
  dept?: string;
  orderId?: string;
  [other: string]: unknown;
}

/**
 * The assembled case as rules read it, names of `docs/spec/record.md`: the front page's groups, and beside them the
 * settlement list, the charge lines and the person's earlier encounters where they exist. Decimals, codes and dates are texts.
 */
export interface CaseRecord {
  org?: RecordGroup;
  record?: RecordGroup & { mrn?: string; encounterNo?: string };
  patient?: RecordGroup;
  contact?: RecordGroup;
  insurance?: RecordGroup & { type?: string; poolingArea?: string };
  stay?: RecordGroup & {
    admitAt?: string;
    dischargeAt?: string;
    dischargeDept?: string;
    disposition?: string;
    los?: number;
  };
  dx?: {
    outpatient?: DiagnosisItem;
    admission?: DiagnosisItem;
    principal?: DiagnosisItem;
    other?: DiagnosisItem[];
    pathology?: RecordGroup;
    external?: DiagnosisItem;
    [other: string]: unknown;
  };
  /** Principal procedure first. */
  op?: ProcedureItem[];
  icu?: RecordGroup[];
  clin?: RecordGroup;
  sign?: RecordGroup;
  fee?: RecordGroup & { total?: string };
  settlement?: RecordGroup;
  charges?: ChargeLine[];
  workflow?: RecordGroup;
  /** External facts, as adapters bring them: absent where no system is connected. */
  labs?: RecordGroup[];
  orders?: RecordGroup[];
  reports?: RecordGroup[];
  nursing?: RecordGroup[];
  documents?: RecordGroup;
  staff?: RecordGroup[];
  feedback?: RecordGroup[];
  [other: string]: unknown;
}

export type FieldType =
  | 'string'
  | 'code'
  | 'integer'
  | 'decimal'
  | 'date'
  | 'datetime'
  | 'duration'
  | 'icd10'
  | 'icd9cm3'
  | 'boolean';

/** One field of the catalogue, the single source of names, types, labels and dialect columns. */
export interface Field {
  /** Canonical path with `[]` for a repeated group: `patient.sex`, `dx.other[].code`, `op[].date`, `patient.newbornBirthWeight[]`. */
  readonly path: string;
  readonly section: string;
  readonly zh: string;
  readonly en: string;
  readonly type: FieldType;
  readonly maxLength?: number;
  /** Decimal places the form foresees. */
  readonly decimals?: number;
  /** Name of a value set (pack kind `codes`), for codes. */
  readonly valueSet?: string;
  readonly unit?: string;
  readonly document: 'frontPage' | 'settlementList' | 'charges' | 'workflow' | 'external' | 'derived';
  /** Patient data that logs, URLs and exports for consultants must not carry. */
  readonly identifying?: boolean;
  /** Pinyin initials of the Chinese label, for search: `zyzdbm`. */
  readonly initials: string;
  /** When the form asks for it, in words; rules say it exactly. */
  readonly requiredWhen?: string;
  readonly note?: string;
}

/** What the code tables know of a code; handed in, the record never loads tables. */
export type CodeAttributes = (
  system: 'icd10' | 'icd9cm3',
  code: string,
) => Readonly<Record<string, string>> | undefined;

/** Facts that rules, grouping, payment and measures read: the record's groups and the derived facts, on a null-prototype object. */
export type Facts = Readonly<Record<string, unknown>>;

/** A row of a file, decoded or refused; the raw text stays with it. */
export interface DecodedRow {
  /** As the user counts it in the file. */
  readonly row: number;
  readonly record?: CaseRecord;
  /** The `id` that stands beside the record in a line of NDJSON. */
  readonly id?: string;
  /** Errors refuse the row; warnings are kept with it. `path` is `row:column name`. */
  readonly issues: readonly Issue[];
  /** Cells as they came, by column name; empty cells are left out. */
  readonly raw: Readonly<Record<string, string>>;
  /** Paths that the import's defaults filled, not the file. */
  readonly defaulted?: readonly string[];
}

import type { Evaluation } from '@caseloom/engine';
import { groupCode } from '@caseloom/grouping';
import { caseFacts } from '@caseloom/record';
import type { CaseRecord } from '@caseloom/record';
import type { Encounter } from './encounter.entity.ts';

type RecordColumns = Pick<
  Encounter,
  | 'mrn'
  | 'patientName'
  | 'sex'
  | 'ageYears'
  | 'department'
  | 'departmentName'
  | 'attending'
  | 'admitAt'
  | 'dischargeAt'
  | 'dischargeDate'
  | 'dischargeMonth'
  | 'principalCode'
  | 'principalName'
  | 'insuranceType'
  | 'poolingArea'
  | 'stayKind'
  | 'totalCharge'
>;
type ResultColumns = Pick<
  Encounter,
  'groupStatus' | 'mdc' | 'drg' | 'groupName' | 'weight' | 'policy' | 'caseType' | 'amount' | 'balance'
>;

/** What lists and filters need of a record; texts are cut to their columns. */
export function recordColumns(
  record: CaseRecord,
  asOf: string,
  departmentName: (code: string) => string | undefined,
): RecordColumns {
  const facts = caseFacts(record, { asOf });
  const department = text(record.stay?.dischargeDept, 60) ?? text(record.stay?.admitDept, 60);
  const dischargeDate = text(facts.dischargeDate, 10);
  return {
    mrn: text(record.record?.mrn, 60),
    patientName: text(record.patient?.name, 120),
    sex: text(record.patient?.sex, 4),
    ageYears: typeof facts.ageYears === 'number' ? Math.trunc(facts.ageYears) : null,
    department,
    departmentName: (department && departmentName(department)?.slice(0, 120)) ?? null,
    attending: text(record.sign?.attending, 120),
    admitAt: text(record.stay?.admitAt, 19),
    dischargeAt: text(record.stay?.dischargeAt, 19),
    dischargeDate,
    dischargeMonth: dischargeDate?.slice(0, 7) ?? null,
    principalCode: text(record.dx?.principal?.code, 30),
    principalName: text(record.dx?.principal?.name, 200),
    insuranceType: text(record.insurance?.type, 20),
    poolingArea: text(record.insurance?.poolingArea, 20),
    stayKind: text(record.stay?.inpatientType, 20),
    totalCharge: money(record.fee?.total),
  };
}

export function resultColumns(evaluation: Evaluation): ResultColumns {
  const { grouping, payment } = evaluation;
  return {
    groupStatus: grouping?.status ?? null,
    mdc: text(grouping?.mdc, 12),
    drg: grouping === undefined ? null : text(groupCode(grouping), 300),
    groupName: text(grouping?.name, 200),
    weight: money(grouping?.weight),
    policy: text(payment?.policy, 80),
    caseType: text(payment?.caseType, 12),
    amount: money(payment?.amount),
    balance: money(payment?.balance),
  };
}

/** Record number, MRN, name, diagnosis and group in one lower-case text. */
export function searchText(recordKey: string, columns: RecordColumns, results: Partial<ResultColumns>): string {
  const parts = [
    recordKey,
    columns.mrn,
    columns.patientName,
    columns.principalCode,
    columns.principalName,
    results.drg,
    results.groupName,
  ];
  return parts
    .filter((part) => part)
    .join(' ')
    .toLowerCase();
}

/** The month under which a case is filed for good: of its discharge, else its admission, else of today. */
export function filingMonth(record: CaseRecord, today: string): string {
  const moment = [record.stay?.dischargeAt, record.stay?.admitAt].find(
    (one) => typeof one === 'string' && /^\d{4}-\d{2}-\d{2}/.test(one),
  );
  return (moment ?? today).slice(0, 7);
}

function text(value: unknown, length: number): string | null {
  return typeof value === 'string' && value !== '' ? value.slice(0, length) : null;
}

function money(value: unknown): string | null {
  const written = typeof value === 'number' ? String(value) : value;
  return typeof written === 'string' && /^-?\d{1,14}(\.\d+)?$/.test(written) ? written : null;
}

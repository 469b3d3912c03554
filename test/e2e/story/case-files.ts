import { errorKinds, hospitalYear } from '@caseloom/hospital';
import { recordKey, type CaseRecord } from '@caseloom/record';

const SEED = 12;
const CASES = 12;
/** What the physician forgot, and what the ward forgot: the first stops the case, the second only warns. */
const SLIPS = ['missing-disposition', 'no-qc-nurse'] as const;

export interface CaseFile {
  readonly name: string;
  readonly text: string;
  /** Record number and name of the stay the story follows: the one discharged last, under employee insurance. */
  readonly recordKey: string;
  readonly patient: string;
}

/** Row of the first file, counted from one, that is no JSON. */
export const UNREADABLE_ROW = 5;

/** Twelve stays of a year as NDJSON, one row unreadable; the newest, discharged on `endsOn`, carries the slips. */
export function firstFile(endsOn: string): CaseFile {
  const records = year(endsOn);
  const followed = withSlips(records.at(-1) as CaseRecord);
  const rows = [...records.slice(0, -1), followed].map((record) => JSON.stringify(record));
  rows.splice(UNREADABLE_ROW - 1, 0, '{"record":{"mrn":"100099"},"patient":{"name":"断行');
  return fileOf('november.ndjson', rows, followed);
}

/** The same stay again, of somebody else, discharged on another day, with the same slips. */
export function nextFile(dischargedOn: string): CaseFile {
  const record = withSlips(year(dischargedOn).at(-1) as CaseRecord);
  const other = {
    ...record,
    record: { ...record.record, mrn: '200001', encounterNo: 'E200001' },
    patient: { ...record.patient, name: '苏新桐' },
  } as CaseRecord;
  return fileOf('next.ndjson', [JSON.stringify(other)], other);
}

function year(endsOn: string): CaseRecord[] {
  return [...hospitalYear({ seed: SEED, cases: CASES, endsOn, errorShare: 0 })].map((one) => one.record);
}

function withSlips(record: CaseRecord): CaseRecord {
  const draft = structuredClone(record) as never;
  for (const slip of SLIPS) {
    const kind = errorKinds.find((one) => one.id === slip);
    if (kind === undefined || !kind.applies(draft)) throw new Error(`the stay cannot have ${slip}`);
    kind.inject(draft, undefined as never);
  }
  return draft;
}

function fileOf(name: string, rows: readonly string[], followed: CaseRecord): CaseFile {
  const key = recordKey(followed);
  if (key === undefined) throw new Error('the followed stay has no record number');
  return { name, text: `${rows.join('\n')}\n`, recordKey: key, patient: String(followed.patient?.['name']) };
}

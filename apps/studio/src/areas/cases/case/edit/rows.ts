import type { CaseRecord, DiagnosisItem } from '@caseloom/record';

/** A list of the record as rows of a table, and how to write it back. Diagnoses are one list: the principal one stands first. */
export interface RowsOf {
  readonly read: (record: CaseRecord) => readonly Record<string, unknown>[];
  readonly write: (record: CaseRecord, rows: readonly Record<string, unknown>[]) => CaseRecord;
  /** The record's path of a row: row 0 of the diagnoses is `dx.principal`, row 1 `dx.other[0]`. */
  readonly pathOf: (index: number) => string;
  /** The same without item numbers, as the catalogue names its fields. */
  readonly generic: string;
}

type Row = Record<string, unknown>;

export const diagnosisRows: RowsOf = {
  read: (record) => {
    const { principal, other = [] } = record.dx ?? {};
    return principal === undefined && other.length === 0 ? [] : [principal ?? {}, ...other];
  },
  write: (record, [first, ...others]) => {
    const { principal: _principal, other: _other, ...rest } = record.dx ?? {};
    return {
      ...record,
      dx: {
        ...rest,
        ...(first === undefined ? {} : { principal: first as DiagnosisItem }),
        other: others as DiagnosisItem[],
      },
    };
  },
  pathOf: (index) => (index === 0 ? 'dx.principal' : `dx.other[${index - 1}]`),
  generic: 'dx.other[]',
};

/** A plain list below a path of the record: `op`, `icu`, `settlement.items`. */
export function listRows(path: string): RowsOf {
  const steps = path.split('.');
  const read = (record: CaseRecord): readonly Row[] => {
    const list = steps.reduce<unknown>(
      (owner, step) => (typeof owner === 'object' && owner !== null ? (owner as Row)[step] : undefined),
      record,
    );
    return Array.isArray(list) ? (list as Row[]) : [];
  };
  const write = (record: CaseRecord, rows: readonly Row[]): CaseRecord => {
    const put = (owner: Row, [step, ...rest]: readonly string[]): Row =>
      step === undefined
        ? owner
        : { ...owner, [step]: rest.length === 0 ? [...rows] : put((owner[step] as Row | undefined) ?? {}, rest) };
    return put(record as Row, steps) as CaseRecord;
  };
  return { read, write, pathOf: (index) => `${path}[${index}]`, generic: `${path}[]` };
}

/** Takes row `from` out and puts it where row `to` stood; places outside the list change nothing. */
export function moveRow<T>(rows: readonly T[], from: number, to: number): readonly T[] {
  const moved = rows[from];
  if (moved === undefined || to < 0 || to >= rows.length || from === to) return rows;
  const rest = rows.filter((_row, index) => index !== from);
  return [...rest.slice(0, to), moved, ...rest.slice(to)];
}

export function removeRow<T>(rows: readonly T[], index: number): readonly T[] {
  return rows.filter((_row, at) => at !== index);
}

import { fieldOf } from '../catalogue/index.ts';
import { changesBetween } from '../revision/changes.ts';
import type { CaseRecord } from '../types.ts';
import { createDecoder } from './decoder.ts';
import type { DialectId } from './dialect.ts';
import { dialectOf } from './dialects/index.ts';
import { forms } from './forms/index.ts';

/** Writes records as rows of a dialect. */
export interface Encoder {
  readonly header: readonly string[];
  /** One cell per column; '' where the record has nothing. Cells are data, not yet made harmless for spreadsheets. */
  encode(record: CaseRecord): string[];
  /** Paths of the record that the dialect has no place for, so that a reader of the row would not get them back. */
  losses(record: CaseRecord): string[];
}

export function createEncoder(id: Exclude<DialectId, 'mapped'>): Encoder {
  const { columns } = dialectOf(id);
  const header = columns.map(({ column }) => column);
  const writers = columns.map((column) => forms[column.form ?? 'plain'].writer(column));
  const decoder = createDecoder(header, { dialect: id });
  const encode = (record: CaseRecord): string[] => writers.map((write) => write(record));
  return {
    header,
    encode,
    losses: (record) => {
      const { record: returned } = decoder.decode({ row: 0, cells: encode(record) });
      return changesBetween(record, returned ?? {}).map(({ path }) => path);
    },
  };
}

const legacy = createEncoder('hqms');

/** Column names of the legacy national upload, in order. */
export const hqmsHeader: readonly string[] = legacy.header;

/** A record as the 346 cells of the legacy national upload. */
export function encodeHqms(record: CaseRecord): string[] {
  return legacy.encode(record);
}

/** Paths that the legacy upload cannot carry, in the record's order: more than ten other diagnoses, the settlement list, and so on. */
export function hqmsLosses(record: CaseRecord): string[] {
  return legacy.losses(record).filter((path) => fieldOf(path)?.document !== 'derived');
}

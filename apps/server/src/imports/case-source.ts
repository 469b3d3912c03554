import { existsSync } from 'node:fs';
import type { Issue } from '@caseloom/core';
import { openCaseFile } from '@caseloom/files';
import { hospitalYear } from '@caseloom/hospital';
import { normaliseRecord } from '@caseloom/record';
import type { ColumnMapping, DecodedRow, DialectId, ImportDefaults } from '@caseloom/record';
import { Refusal } from '../http/problem.ts';

/** What a job reads, kept with the job so that it can go on after anything. */
export interface ImportOptions {
  readonly path?: string;
  readonly fileName?: string;
  readonly format?: 'csv' | 'ndjson' | 'xlsx';
  readonly dialect?: string;
  readonly mapping?: ColumnMapping;
  readonly defaults?: ImportDefaults;
  /** For every record that has none of its own. */
  readonly insuranceType?: string;
  readonly sample?: { readonly cases: number; readonly endsOn: string; readonly seed: number };
}

/** Rows one at a time, with what there is to say about the whole. */
export interface CaseSource {
  readonly rows: AsyncIterator<DecodedRow>;
  /** How many there are, exactly or by the bytes read so far. */
  total(done: number): number | undefined;
  notices(): readonly Issue[];
  close(): Promise<void>;
}

/** @throws Refusal JOB_FILE_GONE; CaseloomError when the file cannot be used at all */
export async function openSource(options: ImportOptions): Promise<CaseSource> {
  if (options.sample) return sampleSource(options.sample);
  if (!options.path || !existsSync(options.path)) throw new Refusal(409, 'JOB_FILE_GONE');
  const dialect = options.dialect as DialectId | undefined;
  const file = openCaseFile(options.path, {
    ...(options.format ? { format: options.format } : {}),
    ...(dialect ? { dialect } : {}),
    ...(options.mapping ? { mapping: options.mapping } : {}),
    ...(options.defaults ? { defaults: options.defaults } : {}),
  });
  const head = await file.head();
  const notices: Issue[] =
    head.ignored.length > 0
      ? [
          {
            code: 'IMPORT_COLUMNS_IGNORED',
            severity: 'info',
            path: '',
            args: { count: head.ignored.length, columns: head.ignored.slice(0, 20).join(', ') },
          },
        ]
      : [];
  return {
    rows: withInsuranceType(file[Symbol.asyncIterator](), options.insuranceType),
    total: (done) => {
      const { bytesRead, totalBytes } = file.progress();
      return totalBytes && bytesRead > 0 ? Math.max(done, Math.round((done * totalBytes) / bytesRead)) : undefined;
    },
    notices: () => [...notices, ...file.notes()],
    close: () => file.close(),
  };
}

function sampleSource({ cases, endsOn, seed }: NonNullable<ImportOptions['sample']>): CaseSource {
  async function* rows(): AsyncGenerator<DecodedRow> {
    let row = 0;
    for (const { record } of hospitalYear({ seed, cases, endsOn }))
      yield { row: ++row, record: normaliseRecord(record).record, issues: [], raw: {} };
  }
  return { rows: rows(), total: () => cases, notices: () => [], close: async () => undefined };
}

async function* withInsuranceType(
  rows: AsyncIterator<DecodedRow>,
  type: string | undefined,
): AsyncGenerator<DecodedRow> {
  for (let next = await rows.next(); !next.done; next = await rows.next()) {
    const { record } = next.value;
    yield type && record && record.insurance?.type === undefined
      ? { ...next.value, record: { ...record, insurance: { ...record.insurance, type } } }
      : next.value;
  }
}

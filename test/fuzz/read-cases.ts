import { CaseloomError, harmlessCell } from '@caseloom/core';
import { evaluateCase } from '@caseloom/engine';
import { openCaseFile } from '@caseloom/files';
import {
  changesBetween,
  encodeHqms,
  mergeRevision,
  normaliseRecord,
  recordHash,
  redact,
  type CaseRecord,
} from '@caseloom/record';
import { specimen } from './specimen.ts';
import { must } from './target.ts';

const PIECE = 97;

/** Reads a case file as an import does, in small pieces, and does with every record what becomes of an imported one. */
export async function readCases(bytes: Uint8Array): Promise<void> {
  let rows = 0;
  try {
    for await (const { record, issues } of openCaseFile(inPieces(bytes))) {
      rows++;
      must(
        record !== undefined || issues.some(({ severity }) => severity === 'error'),
        'a row was refused without a word',
      );
      if (record !== undefined) use(record);
    }
  } catch (error) {
    if (!(error instanceof CaseloomError)) throw error;
    must(error.issues.length > 0, 'a file was refused without a word');
    must(rows === 0 || error.issues.some(({ code }) => code.startsWith('FILE_')), 'a row ended the file');
  }
}

function use(record: CaseRecord): void {
  const evaluation = evaluateCase(
    record,
    { conduct: specimen, policy: specimen },
    { asOf: '2026-05-08', steps: 200_000 },
  );
  const normal = normaliseRecord(record).record;
  must(recordHash(normaliseRecord(normal).record) === recordHash(normal), 'normalising twice is not normalising once');
  const { record: merged } = mergeRevision({ base: record, local: record, incoming: normal });
  changesBetween(record, merged);
  redact(record, { key: 'k' } as never);
  for (const cell of [...encodeHqms(record), ...evaluation.findings.map((one) => one.path)])
    must(isHarmless(harmlessCell(cell)), `a spreadsheet would compute ${JSON.stringify(cell)}`);
}

/** Text that no spreadsheet takes for a formula: real numbers may begin with a minus ([P19]). */
function isHarmless(cell: string): boolean {
  return !/^[=+\-@\t\r\0]/.test(cell) || /^-?\d+(\.\d+)?$/.test(cell);
}

async function* inPieces(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += PIECE) yield bytes.subarray(at, at + PIECE);
}

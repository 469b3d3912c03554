import { formatCsv, harmlessCell, renderIssue, type Issue } from '@caseloom/core';
import { writeFile } from 'node:fs/promises';
import type { Args } from '../args.ts';
import { everyMessage } from '../every-message.ts';
import { unusable } from '../failure.ts';
import { language } from '../language.ts';
import { lineOf } from '../tell.ts';

/** Complaints of a code that are told in full; of more the places alone are counted. */
const TOLD_OF_A_CODE = 3;

/**
 * Tells complaints on stderr, the first three of a code one by one and how many more there are; `--errors FILE` lists every one.
 * @returns 1 when one is an error, else 0
 */
export async function tellImport(issues: readonly Issue[], args: Args): Promise<0 | 1> {
  const byCode = new Map<string, Issue[]>();
  for (const one of issues) {
    const key = `${one.severity} ${one.code}`;
    const same = byCode.get(key);
    if (same === undefined) byCode.set(key, [one]);
    else same.push(one);
  }
  for (const [key, same] of byCode) {
    for (const one of same.slice(0, TOLD_OF_A_CODE))
      process.stderr.write(`${one.severity} ${lineOf(everyMessage, one)}\n`);
    if (same.length > TOLD_OF_A_CODE) process.stderr.write(`${key}: ${same.length}\n`);
  }
  const file = args.value('errors');
  if (file !== undefined) await list(issues, file);
  return issues.some(({ severity }) => severity === 'error') ? 1 : 0;
}

async function list(issues: readonly Issue[], file: string): Promise<void> {
  const rows = issues.map((one) => [
    one.severity,
    one.code,
    harmlessCell(one.path),
    harmlessCell(renderIssue(everyMessage, one, language)),
  ]);
  try {
    await writeFile(file, formatCsv([['severity', 'code', 'place', 'message'], ...rows]));
  } catch (error) {
    throw unusable('CLI_CANNOT_WRITE', { file, reason: (error as NodeJS.ErrnoException).code ?? 'unknown' });
  }
}

import { renderIssue, type Issue } from '@caseloom/core';
import { importDefaults, type CompiledPack } from '@caseloom/engine';
import { openCaseFile, type CaseFile, type Encoding } from '@caseloom/files';
import { recordKey, type CaseRecord, type DialectId, type ImportDefaults } from '@caseloom/record';
import type { Args, FlagSpecs } from './args.ts';
import { Unusable } from './failure.ts';
import { RowWriter } from './output.ts';
import { Progress } from './progress.ts';
import { messages } from './messages.ts';

/** Flags of every command that reads cases. */
export const CASE_FLAGS: FlagSpecs = {
  pack: { kind: 'value', required: true }, packs: { kind: 'list' }, cases: { kind: 'value', required: true }, errors: { kind: 'value' }, strict: { kind: 'switch' },
  dialect: { kind: 'value' }, encoding: { kind: 'value' }, 'as-of': { kind: 'value' }, 'pooling-area': { kind: 'value' }, 'insurance-type': { kind: 'value' },
};
export const CASE_USAGE = '--pack DIR [--packs DIR]… --cases FILE|- [--errors FILE] [--strict] [--as-of DATE] [--dialect D] [--encoding E] [--pooling-area A] [--insurance-type T]';

export interface ReadCase {
  readonly id: string;
  readonly record: CaseRecord;
  readonly asOf: string;
}

/** Reads cases one after the other and hands each to `use`; unreadable rows are counted and listed, and harm only themselves ([P9]). */
export async function readCases(args: Args, pack: CompiledPack, use: (one: ReadCase) => Promise<void>): Promise<{ read: number; refused: number }> {
  const errors = args.value('errors') === undefined ? undefined : new RowWriter(args.need('errors'), ['file', 'row', 'column', 'code', 'reason']);
  const file = args.need('cases');
  const progress = new Progress(file);
  let read = 0;
  let refused = 0;
  try {
    const cases = await open(args, pack);
    for await (const row of cases) {
      const wrong = row.issues.filter((one) => one.severity === 'error');
      for (const one of wrong) await errors?.write({ file, row: row.row, column: columnOf(one), code: one.code, reason: renderIssue(messages, one, 'en') });
      if (row.record === undefined) {
        refused++;
        if (errors === undefined) process.stderr.write(`${file}:${row.row}: ${wrong.map((one) => renderIssue(messages, one, 'en')).join('; ')}\n`);
        continue;
      }
      read++;
      await use({ id: recordKey(row.record) ?? `row-${row.row}`, record: row.record, asOf: args.value('as-of') ?? row.record.stay?.dischargeAt?.slice(0, 10) ?? defaultAsOf(pack) });
      progress.tick();
    }
    for (const one of cases.notes()) process.stderr.write(`${file}: ${renderIssue(messages, one, 'en')}\n`);
  } finally {
    progress.end();
    await errors?.close();
  }
  return { read, refused };
}

async function open(args: Args, pack: CompiledPack): Promise<CaseFile> {
  const file = openCaseFile(args.need('cases') === '-' ? process.stdin : args.need('cases'), {
    ...(args.value('dialect') === undefined ? {} : { dialect: args.need('dialect') as DialectId }),
    ...(args.value('encoding') === undefined ? {} : { encoding: args.need('encoding') as Encoding }),
    defaults: defaultsOf(args, pack),
  });
  const { ignored } = await file.head();
  if (ignored.length > 0) process.stderr.write(`${args.need('cases')}: columns that nobody reads: ${ignored.join(', ')}\n`);
  if (args.has('strict') && ignored.length > 0) throw new Unusable(`${args.need('cases')}: --strict refuses columns that nobody reads`);
  return file;
}

function defaultsOf(args: Args, pack: CompiledPack): ImportDefaults {
  return {
    ...importDefaults(pack),
    ...(args.value('pooling-area') === undefined ? {} : { poolingArea: args.need('pooling-area') }),
    ...(args.value('insurance-type') === undefined ? {} : { insuranceType: args.need('insurance-type') }),
  };
}

/** Cases without a discharge date are taken on the day the newest policy starts: what the pack means by today. */
function defaultAsOf(pack: CompiledPack): string {
  return pack.policies.map(({ policy }) => policy.validFrom).sort().at(-1) ?? '1970-01-01';
}

function columnOf(one: Issue): string {
  return one.path.slice(one.path.indexOf(':') + 1);
}

import { renderIssue } from '@caseloom/core';
import type { MergeConflict, MergedPack } from '@caseloom/pack';
import { language } from '../language.ts';
import { cliMessages, type CliCode } from '../messages.ts';

/** What is left to decide, for people: every conflict with its place and the three values. It lies in the merged pack until everything is decided. */
export const REPORT_FILE = 'MERGE.md';

const WHAT: Readonly<Record<MergeConflict['what'], CliCode>> = {
  value: 'CLI_MERGE_VALUE',
  removedByMine: 'CLI_MERGE_REMOVED_BY_MINE',
  removedByTheirs: 'CLI_MERGE_REMOVED_BY_THEIRS',
  order: 'CLI_MERGE_ORDER',
};

export function mergeReport({ elements, counts }: MergedPack): string {
  const conflicts = elements.flatMap((one) => one.conflicts);
  const rowsOf = (some: readonly MergeConflict[]): string[] => (some.length === 0 ? [] : tableOf(some));
  const names = rowsOf(conflicts.filter((one) => one.cosmetic));
  return [
    `# ${say('CLI_MERGE_TITLE')}`,
    '',
    say('CLI_MERGE_COUNTS', counts),
    '',
    ...rowsOf(conflicts.filter((one) => !one.cosmetic)),
    ...(names.length === 0 ? [] : [`## ${say('CLI_MERGE_NAMES')}`, '', ...names]),
  ].join('\n');
}

function tableOf(conflicts: readonly MergeConflict[]): string[] {
  const rows = conflicts.map(({ what, address, base, theirs, mine }) =>
    [address, say(WHAT[what]), ...[base, theirs, mine].map(cell)].map(inTable).join(' | '),
  );
  return [`| ${say('CLI_MERGE_HEADER')} |`, '|-|-|-|-|-|', ...rows.map((row) => `| ${row} |`), ''];
}

function say(code: CliCode, args: Readonly<Record<string, string | number>> = {}): string {
  return renderIssue(cliMessages, { code, args }, language);
}

function cell(value: unknown): string {
  if (value === undefined) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function inTable(text: string): string {
  return text
    .replaceAll('\\', '\\\\')
    .replaceAll('|', '\\|')
    .replaceAll(/[\r\n]+/g, ' ');
}

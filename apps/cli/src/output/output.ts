import { resolve } from 'node:path';
import type { Args, FlagSpecs } from '../args.ts';
import { unusable } from '../failure.ts';
import { RowWriter, type RowFormat } from './row-writer.ts';

/** Flags of every command that writes rows. */
export const OUT_FLAGS: FlagSpecs = { out: { kind: 'value' }, format: { kind: 'value' } };

/**
 * Where `--out` says: a file named .csv or .ndjson, or stdout; `--format` decides for a pipe (CSV where it says nothing).
 * @throws CaseloomError CLI_OPTION_INVALID for other names, CLI_SAME_FILE when the output would overwrite the cases
 */
export function openOutput(args: Args, columns: readonly string[]): RowWriter {
  const path = args.value('out') ?? '-';
  const format = args.oneOf('format', ['csv', 'ndjson']) ?? formatOf(path);
  if (path !== '-' && resolve(path) === resolve(args.need('cases'))) throw unusable('CLI_SAME_FILE', { file: path });
  return new RowWriter(path, columns, format);
}

function formatOf(path: string): RowFormat {
  if (path === '-' || path.endsWith('.csv')) return 'csv';
  if (/\.(ndjson|jsonl)$/.test(path)) return 'ndjson';
  throw unusable('CLI_OPTION_INVALID', { option: 'out', value: path, expected: '*.csv | *.ndjson | -' });
}

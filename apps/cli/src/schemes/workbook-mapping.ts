import { readSchemeMapping, suggestSchemeMapping, type SchemeMapping, type SourceSheet } from '@caseloom/grouping';
import { prettyJson } from '@caseloom/pack';
import { writeFile } from 'node:fs/promises';
import type { Args } from '../args.ts';
import { unusable } from '../failure.ts';
import { readTextFile } from '../packs/text-files.ts';

/**
 * The mapping that `--mapping` names, else the one that the sheets suggest, which is told on stderr; `--save-mapping` keeps it.
 * @throws CaseloomError SCHEME_MAPPING_INVALID at the place in the file
 */
export async function workbookMapping(sheets: readonly SourceSheet[], args: Args): Promise<SchemeMapping> {
  const given = args.value('mapping');
  const mapping = given === undefined ? suggested(sheets) : readSchemeMapping(await readTextFile(given), given);
  const keep = args.value('save-mapping');
  if (keep !== undefined) await keepMapping(mapping, keep);
  return mapping;
}

/** What each sheet is taken for, and how sure that is. */
function suggested(sheets: readonly SourceSheet[]): SchemeMapping {
  const { mapping, choices } = suggestSchemeMapping(sheets);
  for (const { sheet, uses, alternatives, reason } of choices) {
    const taken = uses.map(({ role, confidence }) => `${role} ${confidence}`).join(', ') || (reason ?? '');
    const other = alternatives.map(({ role, confidence }) => `${role} ${confidence}`).join(', ');
    process.stderr.write(`${sheet}: ${taken}${other === '' ? '' : ` (${other})`}\n`);
  }
  return mapping;
}

async function keepMapping(mapping: SchemeMapping, file: string): Promise<void> {
  try {
    await writeFile(file, prettyJson(mapping as never));
  } catch (error) {
    throw unusable('CLI_CANNOT_WRITE', { file, reason: (error as NodeJS.ErrnoException).code ?? 'unknown' });
  }
}

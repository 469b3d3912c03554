import { parseCsvTable } from '@caseloom/core';
import { factsOf, schemeInput, type CompiledPack } from '@caseloom/engine';
import { SETTLED_COLUMNS, type CompiledScheme, type SettledCase } from '@caseloom/grouping';
import type { Args } from '../args.ts';
import { openCases } from '../cases/open-cases.ts';
import { unusable } from '../failure.ts';
import { readTextFile } from '../packs/text-files.ts';

/**
 * The cases of `--cases` with the groups that `--settled` gives them by id; a case that it does not name is left out.
 * @throws CaseloomError CLI_OPTION_INVALID for a file without the columns, and as openCases
 */
export async function* settledCases(
  args: Args,
  pack: CompiledPack,
  scheme: CompiledScheme,
): AsyncGenerator<SettledCase> {
  const settled = await readSettled(args.need('settled'));
  for await (const { id, record, asOf } of await openCases(args, pack)) {
    const group = settled.get(id);
    if (group === undefined) continue;
    const facts = factsOf(record, { conduct: pack, policy: pack }, { asOf });
    yield { id, settled: group, ...schemeInput(facts, pack, scheme, { asOf }) };
  }
}

async function readSettled(file: string): Promise<ReadonlyMap<string, string>> {
  const { header, rows } = parseCsvTable(await readTextFile(file));
  const column = SETTLED_COLUMNS.find((name) => header.includes(name));
  if (column === undefined || !header.includes('id'))
    throw unusable('CLI_OPTION_INVALID', {
      option: 'settled',
      value: file,
      expected: `id, ${SETTLED_COLUMNS.join(' | ')}`,
    });
  return new Map(rows.map(({ values }) => [values['id'] ?? '', values[column] ?? '']));
}

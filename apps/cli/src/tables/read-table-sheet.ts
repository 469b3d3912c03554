import { CaseloomError, formatCsv } from '@caseloom/core';
import { slug } from '@caseloom/dmn';
import { readTableFile } from '@caseloom/files';
import { artifactFile, parseJson, prettyJson, tableFile, type PackFiles } from '@caseloom/pack';
import { fillMerged, HIT_POLICIES, readSheet, ROWS_TABLE, type DecisionTable } from '@caseloom/tables';
import { basename, extname } from 'node:path';
import type { Args } from '../args.ts';
import type { ImportedTables } from './imported.ts';

const MOST_ROWS = 1_000_000;
/** More rows than these stand in a table file beside the document. */
const LISTED_ROWS = 500;

/**
 * A decision table of a spreadsheet. A table of the same id keeps its name, its title and what it reads where the sheet does not say.
 * @throws CaseloomError SHEET_…, FILE_…
 */
export async function readTableSheet(source: string, args: Args, pack: PackFiles): Promise<ImportedTables> {
  const sheet = args.value('sheet');
  const file = await readTableFile(source, { mostRows: MOST_ROWS, ...(sheet === undefined ? {} : { sheet }) });
  const id = args.value('id') ?? slug(basename(source, extname(source)), 'table');
  const outputs = args.value('outputs')?.split(',');
  const hitPolicy = args.oneOf('hit-policy', HIT_POLICIES);
  const rows = fillMerged(file.rows, file.lines, file.merged);
  const read = readSheet(
    { rows, lines: file.lines },
    {
      id,
      file: basename(source),
      ...(outputs === undefined ? {} : { outputs }),
      ...(hitPolicy === undefined ? {} : { hitPolicy }),
    },
  );
  if (!read.ok) throw new CaseloomError(read.issues);
  const before = parseJson(pack.get(artifactFile('tables', id)) ?? '{}', id).json?.value as object | undefined;
  return {
    files: filesOf(id, { ...headOf(before as Partial<DecisionTable>), ...read.value }),
    issues: file.notes,
    summary: `tables/${id}: ${read.value.rules.length} rows`,
    stale: [],
  };
}

/** What an import does not touch: where the decision belongs. */
function headOf(
  before: Partial<DecisionTable> & { readonly model?: string; readonly requires?: readonly string[] },
): object {
  const { model, requires, name, missing } = before;
  return Object.fromEntries(
    Object.entries({ model, requires, name, missing }).filter(([, value]) => value !== undefined),
  );
}

function filesOf(id: string, table: DecisionTable): PackFiles {
  const path = artifactFile('tables', id);
  if (table.rules.length <= LISTED_ROWS) return new Map([[path, prettyJson(table as never)]]);
  const columns = ['id', ...table.inputs.map((one) => one.id), ...table.outputs.map((one) => one.id), 'note'];
  const lines = table.rules.map(({ id: row, inputs, outputs, note = '' }) => [row, ...inputs, ...outputs, note]);
  return new Map([
    [path, prettyJson({ ...table, rules: [] } as never)],
    [tableFile('tables', id, ROWS_TABLE), formatCsv([columns, ...lines])],
  ]);
}

import type { Artifact } from '@caseloom/pack';
import { z } from 'zod';
import { factorRows } from './factor-rows.ts';
import type { CompiledAuxiliary } from './kind.ts';
import { noAuxiliary } from './none.ts';
import { severityRows } from './severity-rows.ts';

/** The kinds of auxiliary catalogue, one line each, in alphabetical order. */
const auxiliaryKinds = {
  catalogue: factorRows,
  none: noAuxiliary,
  severity_rows: severityRows,
};

export const auxiliarySchema = z.discriminatedUnion('kind', [
  factorRows.schema,
  noAuxiliary.schema,
  severityRows.schema,
]);

export function compileAuxiliary(
  params: z.infer<typeof auxiliarySchema>,
  tables: Artifact['tables'],
): { readonly auxiliary: CompiledAuxiliary; readonly issues: ReturnType<typeof factorRows.compile>['issues'] } {
  return auxiliaryKinds[params.kind].compile(params as never, tables);
}

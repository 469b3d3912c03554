import type { Issue, Result } from '@caseloom/core';
import type { Artifact } from '@caseloom/pack';
import type { DipDocument } from '../document.ts';
import type { CompiledScheme } from '../types.ts';
import { compileAuxiliary } from './auxiliary/index.ts';
import { PublishedAverages } from './average.ts';
import { readCatalogue } from './catalogue.ts';
import { CodePreparation } from './code-preparation.ts';
import { DipComplicationTables } from './complications.ts';
import { DipScheme } from './dip-scheme.ts';
import type { DipParts } from './dip-scheme.ts';
import { ExpressionCodes } from './procedure-expression.ts';
import { ProcedureKinds } from './procedure-kinds.ts';
import { indexCatalogue } from './search/catalogue-index.ts';

/** Compiles a DIP scheme: tables become indexes, numbers decimals, the pipeline a list of steps. @fails what `readDip` says as an error */
export function compileDip(artifact: Artifact<DipDocument>): Result<CompiledScheme> {
  const { parts, issues } = readDip(artifact);
  if (issues.some((one) => one.severity === 'error')) return { ok: false, issues };
  return { ok: true, value: new DipScheme(artifact, parts), issues };
}

/** Reads and indexes the tables. The issues carry table, row and column; any error means that the parts are not to be grouped with. */
export function readDip({ value: { method }, tables }: Artifact<DipDocument>): {
  readonly parts: DipParts;
  readonly issues: readonly Issue[];
} {
  const codes = new ExpressionCodes(method.procedure_expression);
  const { rows, issues: rowIssues } = readCatalogue(tables['groups'], method, codes);
  const { auxiliary, issues: auxiliaryIssues } = compileAuxiliary(method.supplement, tables);
  const published = method.estimated_average?.published_by;
  const averages = new PublishedAverages(published === undefined ? undefined : tables['averages'], published ?? []);
  return {
    parts: {
      search: { method, catalogue: indexCatalogue(rows), kinds: new ProcedureKinds(tables['procedures'], method) },
      codes,
      preparation: new CodePreparation(
        method.code_conversion ? tables['code_map'] : undefined,
        tables['excluded_procedures'],
        method.procedure_expression.count === 'distinct',
      ),
      complications: new DipComplicationTables(
        tables['ccmcc'],
        tables['ccmcc_exclude'],
        method.supplement.complication_include_prefix === true,
      ),
      auxiliary,
      averages,
    },
    issues: [...rowIssues, ...auxiliaryIssues, ...averages.issues],
  };
}

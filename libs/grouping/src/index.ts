export * from './types.ts';
export { knownSystems } from './code-systems.ts';
export type { CodeSystems, KnownSystems } from './code-systems.ts';
export { compileScheme } from './compile-scheme.ts';
export { groupCode } from './group-code.ts';
export { groupingInput } from './grouping-input.ts';
export { caseBatch } from './batch/case-batch.ts';
export type { BatchAnswer, CaseBatch } from './batch/case-batch.ts';
export type { ResultHead } from './drg/results.ts';
export { groupingKind } from './grouping.kind.ts';
export { groupingDocumentSchema } from './document.ts';
export type { ApgDocument, DipDocument, DrgDocument, GroupingDocument } from './document.ts';
export { parseCondition } from './condition/parse.ts';
export type { Condition } from './condition/ast.ts';
export { catalogueWord } from './dip/catalogues.ts';
export { importSchemeFolder } from './import/import-scheme-folder.ts';
export type { ImportedScheme } from './import/import-scheme-folder.ts';
export { importWorkbook } from './import/workbook/import-workbook.ts';
export type {
  ImportedWorkbook,
  SheetAccount,
  WorkbookCounts,
  WorkbookOptions,
} from './import/workbook/import-workbook.ts';
export { csvSheet } from './import/workbook/csv-sheet.ts';
export { schemeFolderOf } from './import/workbook/scheme-folder-of.ts';
export { readSchemeMapping, schemeMappingSchema } from './import/workbook/scheme-mapping.ts';
export type { SchemeMapping, SheetUse } from './import/workbook/scheme-mapping.ts';
export { ROLES as schemeSheetRoles } from './import/workbook/roles.ts';
export { suggestSchemeMapping } from './import/workbook/suggest-mapping.ts';
export type { MappingSuggestion, SheetChoice } from './import/workbook/suggest-mapping.ts';
export type { MergedRange, SourceRow, SourceSheet } from './import/workbook/sheets.ts';
export { groupingMessages } from './messages.ts';
export { groupingTerms } from './trace-messages.ts';
export type { ApgItem, ApgResult, ApgType } from './apg/types.ts';
export type * from './analysis/types.ts';
export { schemeTree, codeStories, codeStory, reachability } from './analysis/scheme-reading.ts';
export type { CodeStories, ReachOptions } from './analysis/family-analysis.ts';
export { findInScheme } from './analysis/find-in-scheme.ts';
export type { SchemeHit } from './analysis/find-in-scheme.ts';
export { sideBySide, SideBySideAccumulator } from './analysis/side-by-side/side-by-side.ts';
export type { CaseDifference, ComparedScheme, SideBySideState } from './analysis/side-by-side/side-by-side.ts';
export { agreement, SETTLED_COLUMNS } from './analysis/conformity/agreement.ts';
export type { SettledCase } from './analysis/conformity/agreement.ts';
export { conformityReport, reachOfGroups } from './analysis/conformity/conformity-report.ts';
export type { ConformityOptions } from './analysis/conformity/conformity-report.ts';
export { compareSchemes } from './analysis/compare/compare-schemes.ts';
export type { SchemeFamily } from './family.ts';

export { analyseTable } from './analysis/analyse-table.ts';
export type {
  AnalysisOptions,
  DuplicateRow,
  ExampleCase,
  Gap,
  Overlap,
  ShadowedRow,
  TableAnalysis,
} from './analysis/analysis.ts';
export * from './types.ts';
export { compileTable, type TableSurroundings } from './compile-table.ts';
export { ROWS_TABLE, rowsOf, wholeTable, type TableRows } from './rows.ts';
export { splitTests } from './cells/split-tests.ts';
export type * from './decisions/documents.ts';
export { isTable } from './decisions/documents.ts';
export { DecisionSet, evaluateDecision, type DecisionAnswer } from './decisions/decision-set.ts';
export { answerJson, parseExactJson } from './decisions/answer-json.ts';
export { fillMerged, type MergedRange } from './sheet/fill-merged.ts';
export { policyOf } from './sheet/layout.ts';
export { readSheet, type SheetOptions, type SheetText } from './sheet/read-sheet.ts';
export { writeSheet } from './sheet/write-sheet.ts';
export { tablesKind } from './tables.kind.ts';
export { tablesMessages } from './messages.ts';

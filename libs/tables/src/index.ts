export * from './types.ts';
export { compileTable, type TableSurroundings } from './compile-table.ts';
export { ROWS_TABLE, rowsOf, wholeTable, type TableRows } from './rows.ts';
export { splitTests } from './cells/split-tests.ts';
export type * from './decisions/documents.ts';
export { isTable } from './decisions/documents.ts';
export { DecisionSet, evaluateDecision, type DecisionAnswer } from './decisions/decision-set.ts';
export { tablesKind } from './tables.kind.ts';
export { tablesMessages } from './messages.ts';

export * from './types.ts';
export { compileTable } from './compile-table.ts';
export { tablesKind } from './tables.kind.ts';
export { tablesMessages } from './messages.ts';

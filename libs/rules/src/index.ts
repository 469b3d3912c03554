export * from './types.ts';
export { compileRules } from './compile-rules.ts';
export { openSharedRules } from './shared-rules.ts';
export { rulesKind, ruleSchema } from './rules.kind.ts';
export { rulesMessages } from './messages.ts';
export { importReferenceRules, exportReferenceRules } from './import-export.ts';
export { differencesUnderUnknown } from './differences.ts';
export { operators } from './operators/index.ts';
export type { Operator } from './operators/operator.ts';
export { conditionSchema } from './condition-schema.ts';
export { parseCodeRanges, type CodeRanges } from './operators/code-ranges.ts';
export { decoratorNames } from './decorators.ts';
export {
  columnsOf,
  expandRules,
  placeholdersOf,
  ruleOfRow,
  sampleRow,
  typedCell,
  type PlaceholderText,
  type TemplateRow,
} from './templates/index.ts';

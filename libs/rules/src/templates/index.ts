export { ruleOfRow } from './rule-of-row.ts';
export { templateSchema } from './template-schema.ts';
export { checkTemplate } from './check-template.ts';
export { sampleRow } from './check-rows.ts';
export { placeholdersOf, columnsOf, type PlaceholderText } from './placeholders.ts';
export { typedCell, type Row as TemplateRow } from './cells.ts';
export { expandRules } from './expand-rules.ts';

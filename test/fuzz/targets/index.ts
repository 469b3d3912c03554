import type { Target } from '../target.ts';
import { caseCsv } from './case-csv.ts';
import { caseNdjson } from './case-ndjson.ts';
import { condition } from './condition.ts';
import { decisionTable } from './decision-table.ts';
import { dmn } from './dmn.ts';
import { expression } from './expression.ts';
import { packFiles } from './pack.ts';
import { path } from './path.ts';
import { record } from './record.ts';
import { ruleTemplate } from './rule-template.ts';
import { rules } from './rules.ts';

/** Everything that reads text from outside and is fuzzed, in alphabetical order. */
export const targets: readonly Target[] = [
  caseCsv,
  caseNdjson,
  condition,
  decisionTable,
  dmn,
  expression,
  packFiles,
  path,
  record,
  ruleTemplate,
  rules,
];

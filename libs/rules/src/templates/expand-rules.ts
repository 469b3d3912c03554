import type { Artifact } from '@caseloom/pack';
import type { Rule, RuleSet } from '../types.ts';
import { ruleOfRow } from './rule-of-row.ts';

/** Every rule of a set: those written one by one, then one for each row of its template's table. */
export function* expandRules({ value, tables }: Pick<Artifact<RuleSet>, 'value' | 'tables'>): Generator<Rule> {
  yield* value.rules;
  if (value.template === undefined || !Object.hasOwn(tables, 'rows')) return;
  for (const row of tables['rows']!.rows) yield ruleOfRow(value.template, row);
}

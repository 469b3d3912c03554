import type { Artifact } from '@caseloom/pack';
import { openedRules } from './layered-rules.ts';
import { RuleLayer } from './postings/rule-layer.ts';
import { IdTable, type Ids } from './postings/rule-table.ts';
import { RuleSource } from './rule-source.ts';
import type { SharedForm, SharedSet } from './share-layer.ts';
import { sharedText } from './shared-texts.ts';
import { ruleOfRow, type TemplateRow } from './templates/index.ts';
import type { CompiledRules, Rule, RuleEnvironment, RuleSet, SharedRules } from './types.ts';

/**
 * Opens what {@link CompiledRules.share} made, in this thread or another. Nothing is read or compiled but what is asked for.
 * @param environment of the same pack: its sets and tables do not travel
 */
export function openSharedRules(shared: SharedRules, environment: RuleEnvironment): CompiledRules {
  const { sets, columns, ids: texts, slots, documents, phases, ...edits } = shared as unknown as SharedForm;
  const source = new RuleSource(
    sets.map(({ id, value }): Artifact<RuleSet> => ({ kind: 'rules', id, value, tables: {} })),
    environment,
  );
  const ids: Ids = { length: texts.starts.length - 1, at: (ordinal) => sharedText(texts, ordinal) };
  const document = (ordinal: number): Rule => {
    const written = JSON.parse(sharedText(documents, ordinal)) as Rule | readonly string[];
    return Array.isArray(written) ? ruleOfCells(sets[columns.sets[ordinal]!]!, written) : (written as Rule);
  };
  const table = new IdTable((place) => sharedText(texts, place), slots);
  return openedRules(new RuleLayer({ ...columns, ids }, phases, source, document, table), source, edits);
}

function ruleOfCells({ value, columns }: SharedSet, cells: readonly string[]): Rule {
  const row = Object.create(null) as Record<string, string>;
  columns.forEach((column, index) => (row[column] = cells[index]!));
  return ruleOfRow(value.template!, row as TemplateRow);
}

import type { Artifact } from '@caseloom/pack';
import { layeredRules } from './layered-rules.ts';
import { RuleLayer } from './postings/rule-layer.ts';
import { RuleSource } from './rule-source.ts';
import { textOf, type SharedForm } from './share-layer.ts';
import type { CompiledRules, Rule, RuleEnvironment, RuleSet, SharedRules } from './types.ts';

/**
 * Opens what {@link CompiledRules.share} made, in this thread or another. Nothing is compiled but what is asked for.
 * @param environment of the same pack: its sets and tables do not travel
 */
export function openSharedRules(shared: SharedRules, environment: RuleEnvironment): CompiledRules {
  const { sets, columns, ids, documents, phases } = shared as unknown as SharedForm;
  const source = new RuleSource(
    sets.map(({ id, value }): Artifact<RuleSet> => ({ kind: 'rules', id, value, tables: {} })),
    environment,
  );
  const text = textOf(ids, 0, ids.starts.length - 1);
  const names = Array.from({ length: ids.starts.length - 1 }, (_, ordinal) =>
    text.slice(ids.starts[ordinal]!, ids.starts[ordinal + 1]!),
  );
  const document = (ordinal: number): Rule => JSON.parse(textOf(documents, ordinal, ordinal + 1)) as Rule;
  return layeredRules(new RuleLayer({ ...columns, ids: names }, phases, source, document), source);
}

import type { Artifact } from '@caseloom/pack';
import type { DrgDocument } from '../../document.ts';
import { readDrgTables } from '../../drg/read-tables.ts';
import type { GroupSummary, SchemeGroups } from '../family-analysis.ts';
import { conditionTexts } from './condition-texts.ts';
import { listTerms } from './list-terms.ts';
import { weightsOf } from './weights.ts';

/**
 * DRGs and ambiguous answers. The conditions of a group are those of its rule and row, joined by ` ▸ `; who enters its MDC is the MDC's own story, which
 * otherwise every group of the MDC would tell.
 */
export function drgGroups(artifact: Artifact<DrgDocument>): SchemeGroups {
  const { mdcs, lists } = readDrgTables(artifact);
  const texts = conditionTexts(artifact);
  const weights = weightsOf(artifact);
  const found = new Map<string, { name: string; conditions: string[]; lists: Set<string> }>();
  const add = (code: string, name: string, path: readonly string[], named: readonly string[]): void => {
    const group = found.get(code) ?? { name, conditions: [], lists: new Set<string>() };
    group.conditions.push(path.map(texts).join(' ▸ '));
    for (const list of named) group.lists.add(list);
    found.set(code, group);
  };
  for (const mdc of mdcs) {
    for (const rule of mdc.rules) {
      const ofRule = listTerms(rule.condition, lists).map(({ list }) => list);
      if (rule.kind === 'ambiguous') add(rule.rule, rule.name, [rule.path], ofRule);
      for (const drg of rule.drgs) {
        const named = [...ofRule, ...listTerms(drg.condition, lists).map(({ list }) => list)];
        add(drg.drg, drg.name, [rule.path, drg.path], named);
      }
    }
  }
  const groups = [...found].map(([code, group]): GroupSummary => ({
    code,
    name: group.name,
    conditions: group.conditions,
    lists: [...group.lists],
    ...weights(code),
  }));
  return { groups, list: (name) => lists.get(name) ?? [] };
}

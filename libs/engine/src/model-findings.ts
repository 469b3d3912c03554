import type { Facts } from '@caseloom/record';
import { observationOf, type ModelHit } from '@caseloom/statistics';
import { standsOn } from './findings.ts';
import type { CompiledPack, Finding } from './types.ts';

/**
 * What the conduct pack's models say about a grouped case: accepted ones as findings that inform, those in the shadow apart, for
 * measuring only. Implements STAT-5.
 */
export function modelFindings(facts: Facts, { models }: CompiledPack): { findings: Finding[]; shadow: Finding[] } {
  if (models.size === 0) return { findings: [], shadow: [] };
  const hits = models.evaluate(observationOf(facts));
  const of = (state: ModelHit['state']) =>
    hits.filter((one) => one.state === state).map((one) => findingOfHit(one, facts));
  return { findings: of('accepted'), shadow: of('shadow') };
}

function findingOfHit({ model, row, path, reads, read, title, message, numbers }: ModelHit, facts: Facts): Finding {
  const ruleId = `models/${model}`;
  return {
    key: `${ruleId}:${row}@${path}`,
    ruleId,
    severity: 'info',
    path,
    read,
    standsOn: standsOn(reads, facts),
    title,
    message,
    statistics: { model, row, numbers },
  };
}

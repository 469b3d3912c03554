import type { OutputOf, Operations } from '@caseloom/api';
import type { Evaluation, Finding, PackPair } from '@caseloom/engine';
import type { Actor } from '../http/actor.ts';
import { ruleProvenance } from '../packs/rule-layers.ts';
import { readHash } from './case-change.ts';
import type { FindingDecision } from './finding-decision.entity.ts';
import { maskValue, maySeeMoney } from './privacy.ts';

export type EvaluationView = OutputOf<Operations['previewCase']>['evaluation'];

/** A result as one person may see it: each finding with its layer and decision; amounts and identities only with the permission. */
export function evaluationView(
  evaluation: Evaluation,
  isProvisional: boolean,
  decisions: readonly FindingDecision[],
  pair: PackPair | undefined,
  actor: Actor,
): EvaluationView {
  const { payment, grouping, measures: _measures, ...rest } = evaluation;
  return {
    ...rest,
    ...(pair ? { packs: { conduct: nameOf(pair.conduct), policy: nameOf(pair.policy) } } : {}),
    provisional: isProvisional,
    findings: evaluation.findings.map((finding) =>
      findingView(finding, evaluation.manifest.recordHash, decisions, pair, actor),
    ),
    notEvaluable: evaluation.notEvaluable.map((one) => ({ ...one, ...(one.ids ? { ids: [...one.ids] } : {}) })),
    counts: { ...evaluation.counts },
    ...(grouping ? { grouping: maySeeMoney(actor) ? grouping : withoutAmounts(grouping) } : {}),
    ...(payment && maySeeMoney(actor) ? { payment } : {}),
  } as EvaluationView;
}

type Grouping = NonNullable<Evaluation['grouping']>;

/** Mean charges of groups are amounts too, also where the path tells them. */
function withoutAmounts({ meanCharge: _mean, dip, trace, ...rest }: Grouping): Grouping {
  if (dip === undefined) return { ...rest, trace };
  const { estimatedAverage: _average, ...group } = dip;
  return { ...rest, dip: group, trace: trace.map(withoutAverage) };
}

function withoutAverage({ args, detail, ...step }: Grouping['trace'][number]): Grouping['trace'][number] {
  return {
    ...step,
    args: 'average' in args ? { ...args, average: '—' } : args,
    ...(detail === undefined ? {} : { detail: detail.map(withoutAverage) }),
  };
}

function findingView(
  finding: Finding,
  recordHash: string,
  decisions: readonly FindingDecision[],
  pair: PackPair | undefined,
  actor: Actor,
) {
  const found = decisions.find((one) => one.key === finding.key);
  const hasLapsed = found !== undefined && (found.endedAt != null || found.readHash !== readHash(finding, recordHash));
  const layer = pair && ruleProvenance(pair.conduct, finding.ruleId)?.layer;
  return {
    ...finding,
    read: finding.read
      .filter((one) => maySeeMoney(actor) || !one.path.startsWith('payment'))
      .map((one) => ({ path: one.path, value: maskValue(one.path, one.value, actor) })),
    ...(layer ? { layer } : {}),
    ...(found
      ? {
          decision: {
            decision: found.decision,
            ...(found.reasonCode ? { reasonCode: found.reasonCode } : {}),
            ...(found.reason ? { reason: found.reason } : {}),
            by: found.by,
            at: found.at.toISOString(),
            lapsed: hasLapsed,
          },
        }
      : {}),
    open: finding.severity !== 'info' && (!found || hasLapsed),
  };
}

const nameOf = (pack: PackPair['policy']) => ({
  id: pack.resolved.manifest.id,
  version: pack.resolved.manifest.version,
});

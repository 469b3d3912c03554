import type { OutputOf, Operations } from '@caseloom/api';
import { groupCode } from '@caseloom/grouping';
import type { Step } from '../database/steps.ts';
import type { Actor } from '../http/actor.ts';
import { CaseEvent } from '../reviews/case-event.entity.ts';
import { CaseEvaluation } from './case-evaluation.entity.ts';
import { CaseRevision } from './case-revision.entity.ts';
import type { CaseState } from './case-state.ts';
import { FindingDecision } from './finding-decision.entity.ts';
import { maskValue } from './privacy.ts';

type Entry = OutputOf<Operations['caseTimeline']>['entries'][number];

const REVISION_TITLES = {
  import: { zh: '导入', en: 'Imported' },
  correction: { zh: '修正', en: 'Corrected' },
  conflict: { zh: '采用导入值', en: 'Imported value taken' },
};
const DECISION_TITLES = { waive: { zh: '豁免', en: 'Waived' }, acknowledge: { zh: '确认', en: 'Acknowledged' } };

/** What happened to a case, in order: revisions with their changes, results that moved the group, decisions, tasks, booking. */
export async function timelineOf(step: Step, { encounter }: CaseState, actor: Actor): Promise<Entry[]> {
  const where = { encounterId: encounter.id };
  const revisions = await step.em.find(CaseRevision, where, { orderBy: { number: 'asc' } });
  const results = await step.em.find(
    CaseEvaluation,
    { ...where, kind: 'prediction' },
    { orderBy: { at: 'asc' }, fields: ['at', 'grouping'] as never },
  );
  const decisions = await step.em.find(FindingDecision, where);
  const events = await step.em.find(CaseEvent, where);
  const entries: (Entry & { order: number })[] = [
    ...revisions.map((revision) => revisionEntry(revision, actor)),
    ...groupEntries(results),
    ...decisions.flatMap(decisionEntries),
    ...events.map((event) => ({
      at: event.at.toISOString(),
      kind: event.kind as Entry['kind'],
      ...(event.by ? { by: event.by } : {}),
      title: { zh: event.titleZh, en: event.titleEn },
      detail: { ...(event.detail as Entry['detail']), ...(event.reason ? { reason: event.reason } : {}) },
      order: 10 + event.seq,
    })),
  ];
  return entries
    .sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.order - b.order))
    .map(({ order: _order, ...entry }) => entry);
}

function revisionEntry(revision: CaseRevision, actor: Actor): Entry & { order: number } {
  const isFirst = revision.number === 1;
  const changes = revision.changes.map(({ path, before, after }) => ({
    path,
    before: maskValue(path, before, actor),
    after: maskValue(path, after, actor),
  }));
  return {
    at: revision.at.toISOString(),
    kind: isFirst ? 'imported' : 'revision',
    ...(revision.by ? { by: revision.by } : {}),
    title: REVISION_TITLES[revision.source],
    detail: {
      revision: revision.number,
      ...(changes.length > 0 ? { changes } : {}),
      ...(revision.reason ? { reason: revision.reason } : {}),
    },
    order: 1,
  };
}

/** The first result, and each that gave another group or weight than the one before. */
function groupEntries(results: CaseEvaluation[]): (Entry & { order: number })[] {
  const entries: (Entry & { order: number })[] = [];
  let before: { drg: string; weight?: string } | undefined;
  for (const result of results) {
    const { grouping } = result;
    if (!grouping) continue;
    const drg = groupCode(grouping);
    if (drg !== before?.drg || grouping.weight !== before?.weight) {
      entries.push({
        at: result.at.toISOString(),
        kind: 'evaluated',
        title: before ? { zh: '分组变化', en: 'Group changed' } : { zh: '预测分组', en: 'Group predicted' },
        detail: {
          drg,
          ...(grouping.weight ? { weight: grouping.weight } : {}),
          ...(before ? { drgBefore: before.drg, ...(before.weight ? { weightBefore: before.weight } : {}) } : {}),
        },
        order: 2,
      });
    }
    before = { drg, ...(grouping.weight ? { weight: grouping.weight } : {}) };
  }
  return entries;
}

function decisionEntries(decision: FindingDecision): (Entry & { order: number })[] {
  const title = DECISION_TITLES[decision.decision];
  const made = {
    at: decision.at.toISOString(),
    kind: 'decision' as const,
    by: decision.by,
    title: { zh: `${title.zh} ${decision.ruleId}`, en: `${title.en} ${decision.ruleId}` },
    detail: decision.reason ? { reason: decision.reason } : {},
    order: 3,
  };
  if (!decision.endedAt || decision.ended === 'replaced') return [made];
  const end =
    decision.ended === 'lapsed'
      ? { zh: '失效（所读数值已变）', en: 'lapsed: a value it stood on changed' }
      : { zh: '撤回', en: 'withdrawn' };
  return [
    made,
    {
      ...made,
      at: decision.endedAt.toISOString(),
      title: { zh: `${title.zh}${end.zh} ${decision.ruleId}`, en: `${title.en}, ${end.en}: ${decision.ruleId}` },
      detail: {},
      order: 4,
    },
  ];
}

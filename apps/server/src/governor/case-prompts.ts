import type { OutputOf, Operations } from '@caseloom/api';
import { addDays } from '@caseloom/core';
import type { Severity } from '@caseloom/core';
import type { CompiledPack } from '@caseloom/engine';
import { budgetFor, governPrompts } from '@caseloom/governor';
import type { GovernedPrompt, Prompt } from '@caseloom/governor';
import type { WorkflowGraph } from '@caseloom/workflow';
import { readHash } from '../cases/case-change.ts';
import type { CaseState } from '../cases/case-state.ts';
import type { EvaluationView } from '../cases/evaluation-view.ts';
import type { Step } from '../database/steps.ts';
import type { Actor } from '../http/actor.ts';
import type { Task } from '../reviews/task.entity.ts';
import { actionsOf, isFor } from '../reviews/workflow-view.ts';
import { settingsOf } from './conduct-pack.ts';
import { standingDemotions } from './demotions.ts';
import { PromptSeen } from './prompt-seen.entity.ts';
import type { RuleDemotion } from './rule-demotion.entity.ts';
import { talliesByRule } from './tallies.ts';
import { rowOf, writeRuleEvents } from './write-rule-events.ts';

type Prompts = NonNullable<NonNullable<OutputOf<Operations['getCase']>['evaluation']>['prompts']>;

/** Precision is looked at over so many days where the pack names none. */
const USUAL_DAYS = 90;
const WHOLE_HOSPITAL = { departments: [] };

export interface PromptOccasion {
  readonly state: CaseState;
  readonly conduct: CompiledPack;
  readonly task: Task | null;
  readonly graph: WorkflowGraph | undefined;
  readonly actor: Actor;
  /** In the hospital. */
  readonly today: string;
}

/** An evaluation's view with what of it is put before this person now, and why the rest is folded (GOV-4 to GOV-7). */
export async function withPrompts(step: Step, view: EvaluationView, occasion: PromptOccasion): Promise<EvaluationView> {
  const { state, conduct, actor, today } = occasion;
  const prompts = promptsIn(view);
  const rules = [...new Set(prompts.map((one) => one.ruleId))];
  const budget = budgetFor(settingsOf(conduct), actor.roles);
  const seen = budget
    ? await step.em.find(PromptSeen, { encounterId: state.encounter.id, role: budget.role }, { orderBy: { at: 'asc' } })
    : [];
  const demotions = await standingDemotions(step, today, { rules, roles: actor.roles });
  const items = governPrompts(prompts, {
    ...(budget ? { budget } : {}),
    seen,
    sitting: actor.sessionId,
    mustShow: mustShow(occasion),
    tallies: new Map((await recentTallies(step, rules, conduct, today)).map((row) => [row.ruleId, row])),
    demotions,
  });
  const standsOn = new Map(prompts.map((one) => [one.key, one.standsOn]));
  const earlier = new Map(seen.map((one) => [`${one.key} ${one.standsOn}`, one.at]));
  return {
    ...view,
    prompts: {
      ...(budget ? { budget: { ...budget } } : {}),
      items: items.map((item) => itemView(item, earlier.get(`${item.key} ${standsOn.get(item.key)}`), demotions)),
    },
  };
}

/** Remembers which prompts this role has now been shown in this visit, and counts those that are new (GOV-1, GOV-6). */
export async function rememberShown(
  step: Step,
  view: EvaluationView | undefined,
  { state, actor, today }: PromptOccasion,
  now: Date,
): Promise<void> {
  const role = view?.prompts?.budget?.role;
  if (!role) return;
  const { encounter } = state;
  const findings = new Map(promptsIn(view).map((one) => [one.key, one]));
  const shown = view.prompts!.items.filter((one) => one.state === 'shown' && findings.has(one.key));
  const rows = shown.map((one) => ({ k: one.key, h: findings.get(one.key)!.standsOn, i: one.interrupts }));
  if (rows.length === 0) return;
  const written = await step.rows<{ key: string; isNew: boolean }>(
    `insert into prompt_seen (tenant, case_month, encounter_id, role, key, stands_on, sitting, interrupted, at)
    select $1, $2, $3::uuid, $4, left(p.k, 300), p.h, $5, p.i, $6::timestamptz from jsonb_to_recordset($7::jsonb) as p(k text, h text, i boolean)
    on conflict (tenant, case_month, encounter_id, role, key, stands_on) do update set interrupted = true
      where excluded.interrupted and not prompt_seen.interrupted
    returning key, (xmax = 0) as "isNew"`,
    [encounter.caseMonth, encounter.id, role, actor.sessionId, now.toISOString(), JSON.stringify(rows)],
  );
  const occasion = {
    caseMonth: encounter.caseMonth,
    encounterId: encounter.id,
    day: today,
    department: encounter.department ?? '',
    stage: encounter.stage,
    role,
    at: now,
  };
  const fresh = written.filter((one) => one.isNew).flatMap((one) => findings.get(one.key)?.ruleId ?? []);
  const counts = new Map<string, number>();
  for (const ruleId of fresh) counts.set(ruleId, (counts.get(ruleId) ?? 0) + 1);
  await writeRuleEvents(
    step,
    [...counts].map(([ruleId, count]) => rowOf(occasion, { ruleId, act: 'shown', count })),
  );
}

/** Findings that wait for somebody; those that only inform count too. */
function promptsIn(view: EvaluationView): Prompt[] {
  return view.findings
    .filter((one) => one.open || (one.severity === 'info' && !one.decision))
    .map((one) => ({
      key: one.key,
      ruleId: one.ruleId,
      severity: one.severity,
      standsOn: readHash(one as never, view.manifest.recordHash),
    }));
}

/** Severities that keep this person from an action of the open task. */
function mustShow({ task, graph, actor }: PromptOccasion): Severity[] {
  if (!task || !isFor(task, actor)) return [];
  const node = graph?.nodes.find((one) => one.id === task.node);
  return actionsOf(node).flatMap((action) => action.blockedBy ?? []);
}

function recentTallies(step: Step, rules: readonly string[], conduct: CompiledPack, today: string) {
  const days = settingsOf(conduct).thresholds?.days ?? USUAL_DAYS;
  return talliesByRule(step, { from: addDays(today, 1 - days)!, to: today }, WHOLE_HOSPITAL, rules);
}

function itemView(
  { key, ruleId, state, reason, severity, place, interrupts, demotion: demotedBy }: GovernedPrompt,
  seenAt: Date | undefined,
  demotions: ReadonlyMap<string, RuleDemotion>,
): Prompts['items'][number] {
  const demotion = demotedBy ? demotions.get(ruleId) : undefined;
  return {
    key,
    state,
    reason,
    severity,
    place,
    interrupts,
    ...(seenAt ? { seenAt: seenAt.toISOString() } : {}),
    ...(demotion
      ? {
          demotion: {
            effect: demotion.effect,
            by: demotion.by,
            reason: demotion.reason,
            ...(demotion.validTo ? { validTo: demotion.validTo } : {}),
          },
        }
      : {}),
  };
}

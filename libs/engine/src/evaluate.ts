import { Budget, CaseloomError, hashJson, issue, SEVERITIES, type Issue } from '@caseloom/core';
import { groupingInput, type GroupingOptions, type GroupingResult } from '@caseloom/grouping';
import { contributions } from '@caseloom/measures';
import { pay, type PaymentInput, type PaymentResult, type SettlementSource } from '@caseloom/payment';
import { caseFacts, recordHash, type CaseRecord, type Facts } from '@caseloom/record';
import type { CompiledRules, RuleCounts, RulePhase, RuleResult, RulesAnswer } from '@caseloom/rules';
import { choosePolicy, schemeOf, settlementOf } from './choose.ts';
import { modelFindings } from './model-findings.ts';
import { failureFinding, findingOf, notEvaluableByField } from './findings.ts';
import {
  EACH_RULE_TOLD,
  ENGINE_SEMANTICS,
  type CompiledPack,
  type Evaluation,
  type EvaluationOptions,
  type Finding,
  type PackPair,
} from './types.ts';

/**
 * Evaluates one case: validate → group → pay → the rules that read those results → what the case adds to each measure.
 * A pure function of the record, the packs and the options: same in, same bytes ([P5]).
 *
 * @param record  a normalised case; what normalisation would still change is not changed here
 * @param packs   rules come from `conduct`; codes, grouping, payment and measures from `policy` ([P4])
 * @param options asOf: `YYYY-MM-DD`, the valid time of the run
 */
export function evaluateCase(record: CaseRecord, packs: PackPair, options: EvaluationOptions): Evaluation {
  const facts = factsOf(record, packs, options);
  const { rules } = packs.conduct;
  const answers: RulesAnswer[] = [];
  const run = (phase: RulePhase): void => {
    answers.push(
      rules.evaluate(facts, {
        phase,
        asOf: options.asOf,
        budget: new Budget({ steps: options.steps ?? 1_000_000 }),
        notEvaluable: rules.size > EACH_RULE_TOLD ? 'fields' : 'each',
      }),
    );
  };

  run('validate');
  const failures: Finding[] = [];
  const { grouping, payment } =
    tried(
      () => groupAndPay(facts, packs.policy, options),
      (failed) => failures.push(failureFinding('engine/group-and-pay', 'dx.principal.code', STEP_FAILED, failed)),
    ) ?? {};
  if (grouping !== undefined) facts['grouping'] = groupingFact(grouping);
  run('group');
  if (payment !== undefined) facts['payment'] = payment;
  run('pay');

  const ordered = orderResults(
    answers.flatMap((answer) => answer.results),
    rules,
  );
  const hashes = new Map<readonly string[], string>();
  const learned = modelFindings(facts, packs.conduct);
  const findings = [
    ...ordered
      .filter((one) => one.outcome === 'fired' || one.outcome === 'failed')
      .map((one) => findingOf(one, packs.conduct, facts, hashes)),
    ...learned.findings,
    ...failures,
  ];
  facts['findings'] = { block: 0, error: 0, warn: 0, info: 0, ...countBy(findings, (one) => one.severity) };
  const measures = contributions(packs.policy.measures, facts, (measure, failed) =>
    findings.push(failureFinding(`measure/${measure.id}`, '', measure.title, failed)),
  );
  const evaluation = {
    manifest: {
      recordHash: recordHash(record),
      packs: { conduct: packs.conduct.hash, policy: packs.policy.hash },
      engine: ENGINE_SEMANTICS,
      asOf: options.asOf,
    },
    findings,
    ...(learned.shadow.length === 0 ? {} : { shadow: learned.shadow }),
    notEvaluable: notEvaluableByField(answers),
    counts: sumOfCounts(answers),
    ...(grouping === undefined ? {} : { grouping }),
    ...(payment === undefined ? {} : { payment }),
    measures,
  };
  return { ...evaluation, resultHash: resultHash(evaluation) };
}

const STEP_FAILED = {
  zh: '分组或支付计算失败，请通知系统管理员。',
  en: 'Grouping or payment failed; please tell the administrator.',
};

/** A step that throws ends as a finding of this case; the other steps still answer. */
function tried<T>(step: () => T, failed: (issue: Issue) => void): T | undefined {
  try {
    return step();
  } catch (error) {
    failed(
      error instanceof CaseloomError && error.issues[0] !== undefined
        ? error.issues[0]
        : issue('ENGINE_STEP_FAILED', '', {
            step: 'group-and-pay',
            reason: error instanceof Error ? error.name : 'unknown',
          }),
    );
    return undefined;
  }
}

/** Hash of everything an evaluation says, over its canonical JSON. */
export function resultHash(evaluation: Omit<Evaluation, 'resultHash'>): string {
  return hashJson(evaluation);
}

/**
 * Groups and pays one case without running rules, for the command line and for what-if runs.
 * @param options asOf prices an open stay; `trace: 'none'` gives the same answer without the story of the grouping
 */
export function groupAndPay(
  facts: Facts,
  policy: CompiledPack,
  options: Pick<EvaluationOptions, 'asOf'> & GroupingOptions,
): { grouping?: GroupingResult; payment?: PaymentResult } {
  if (policy.schemes.size === 0) return {};
  const base = paymentInput(facts, options.asOf);
  const chosen = choosePolicy(policy, base);
  const scheme = schemeOf(policy, chosen.policy?.policy);
  if (scheme === undefined) return {};
  const settlement = chosen.policy === undefined ? undefined : settlementOf(chosen.policy, base);
  const grouping = withSettlement(
    scheme.group(groupingInput(facts, scheme), settlement?.row, options),
    settlement?.source,
  );
  if (policy.policies.length === 0) return { grouping };
  if (chosen.policy === undefined)
    return {
      grouping,
      payment: { policy: '', method: '', status: 'notPayable', reason: chosen.reason, provisional: true, steps: [] },
    };
  const { id, policy: document, prepared } = chosen.policy;
  return { grouping, payment: pay(id, document, { ...base, grouping }, prepared) };
}

/** A DIP group was chosen by the hospital's factors: the answer names the rows they came from. */
function withSettlement(grouping: GroupingResult, source: SettlementSource | undefined): GroupingResult {
  return source === undefined || grouping.family !== 'dip' ? grouping : { ...grouping, settlement: source };
}

/** Facts of a normalised case as the packs' tables complete them. */
export function factsOf(record: CaseRecord, packs: PackPair, options: EvaluationOptions): Record<string, unknown> {
  return caseFacts(record, {
    asOf: options.asOf,
    codeAttributes: packs.policy.environment.codeAttributes,
    ...(options.history === undefined ? {} : { history: options.history }),
  }) as Record<string, unknown>;
}

/** What payment reads of the facts; an open stay is priced as of the run's date. */
export function paymentInput(facts: Facts, asOf: string): PaymentInput {
  const group = (name: string): Record<string, unknown> => (facts[name] as Record<string, unknown> | undefined) ?? {};
  const text = (value: unknown): string | undefined =>
    typeof value === 'string' && value !== '' ? value : typeof value === 'number' ? String(value) : undefined;
  const entries = {
    totalCharge: text(group('fee')['total']),
    patientPaid: text(group('fee')['selfPaid']),
    losDays: typeof facts['losDays'] === 'number' ? facts['losDays'] : undefined,
    insuranceType: text(group('insurance')['type']),
    poolingArea: text(group('insurance')['poolingArea']),
    stayKind: text(group('stay')['inpatientType']),
    dischargeDate: text(facts['dischargeDate']) ?? asOf,
    settlementDate: text(group('settlement')['settledAt'])?.slice(0, 10),
    hospitalCode: text(group('org')['code']),
  };
  return Object.fromEntries(Object.entries(entries).filter(([, value]) => value !== undefined)) as PaymentInput;
}

/** Grouping as rules read it: without the trace. */
function groupingFact(grouping: GroupingResult): Omit<GroupingResult, 'trace'> {
  const { trace: _trace, ...fact } = grouping;
  return fact;
}

function orderResults(results: readonly RuleResult[], rules: CompiledRules): RuleResult[] {
  const priority = new Map(results.map(({ ruleId }) => [ruleId, rules.get(ruleId)?.priority ?? 1]));
  return [...results].sort(
    (a, b) =>
      priority.get(b.ruleId)! - priority.get(a.ruleId)! ||
      SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) ||
      compareText(a.ruleId, b.ruleId) ||
      compareText(a.path, b.path),
  );
}

function sumOfCounts(answers: readonly RulesAnswer[]): RuleCounts {
  const sum = (count: keyof RuleCounts): number =>
    answers.reduce((total, { counts }) => total + (counts[count] ?? 0), 0);
  return {
    rules: sum('rules'),
    fired: sum('fired'),
    failed: sum('failed'),
    ...(answers.some(({ counts }) => counts.notEvaluable === undefined) ? {} : { notEvaluable: sum('notEvaluable') }),
  };
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function countBy<T>(items: readonly T[], key: (item: T) => string): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const item of items) counts[key(item)] = (counts[key(item)] ?? 0) + 1;
  return counts;
}

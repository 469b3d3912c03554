import { Budget } from '@caseloom/core';
import { factsOf, groupAndPay, type CompiledPack } from '@caseloom/engine';
import { codesOf, testCasesOf, type Artifact, type CodesValue, type PackTestCase } from '@caseloom/pack';
import { normaliseRecord, type CaseRecord } from '@caseloom/record';
import type { Rule, RuleInfo, RuleSet } from '@caseloom/rules';
import { plainFacts } from './plain-facts.ts';
import type { RequestQuestion } from './protocol.ts';
import { runChild, type ChildLimits } from './run-child.ts';
import { NotComparable, translate, type TranslationContext } from './translate.ts';

export interface ReferenceReport {
  /** Answers of both about one rule and one case (or item of it). */
  readonly compared: number;
  readonly equal: number;
  readonly different: readonly {
    readonly case: string;
    readonly rule: string;
    readonly path: string;
    readonly ours: string;
    readonly reference: string;
  }[];
  /** Rules the library has no words for. */
  readonly notComparable: readonly { readonly rule: string; readonly why: string }[];
  /** Our answers *unknown* or *not applicable by date*, which the two-valued library has no counterpart for. */
  readonly undecided: number;
}

/** A question with what we answered. */
interface Asked {
  readonly question: RequestQuestion;
  readonly case: string;
  readonly rule: string;
  readonly path: string;
  readonly ours: 'fires' | 'does not fire' | 'fails';
}

/** Cases per child, so that one case cannot starve the others of time and memory. */
const CASES_PER_CHILD = 40;

/**
 * Runs the pack's own tests through json-rules-engine and feelin in a limited child process and compares what fires.
 * Rules of imported sets are asked as they are; ours are asked in the library's words where it has them, the others are counted.
 * @throws CaseloomError REFERENCE_TIMEOUT, REFERENCE_STOPPED
 */
export async function compareWithReference(pack: CompiledPack, limits: ChildLimits = {}): Promise<ReferenceReport> {
  const tests = [...(pack.resolved.artifacts.get('tests')?.values() ?? [])].flatMap((artifact) =>
    testCasesOf(artifact).map((test) => ({ id: `tests/${artifact.id}.json#${test.id}`, test })),
  );
  const notComparable = new Map<string, string>();
  const report = { compared: 0, equal: 0, undecided: 0, different: [] as ReferenceReport['different'][number][] };
  for (let start = 0; start < tests.length; start += CASES_PER_CHILD) {
    const chunk = tests.slice(start, start + CASES_PER_CHILD);
    const cases: Record<string, unknown>[] = [];
    const asked: Asked[] = [];
    for (const { id, test } of chunk) {
      const facts = caseOf(pack, test);
      if (facts === undefined) continue;
      cases.push(plainFacts(facts.facts));
      for (const rule of pack.rules.ids())
        report.undecided += askAbout(pack.rules.get(rule)!, pack, facts, cases.length - 1, id, notComparable, asked);
    }
    const answers =
      asked.length === 0 ? [] : await runChild({ cases, questions: asked.map((one) => one.question) }, limits);
    asked.forEach((one, index) => {
      const answer = answers[index];
      const reference = answer === true ? 'fires' : answer === false ? 'does not fire' : 'fails';
      report.compared++;
      if (reference === one.ours) report.equal++;
      else
        report.different.push({
          case: one.case,
          rule: one.rule,
          path: one.path,
          ours: one.ours,
          reference: typeof answer === 'string' ? `fails: ${answer}` : reference,
        });
    });
  }
  return {
    ...report,
    notComparable: [...notComparable].sort(([a], [b]) => (a < b ? -1 : 1)).map(([rule, why]) => ({ rule, why })),
  };
}

interface CaseFacts {
  readonly facts: Record<string, unknown>;
  readonly asOf: string;
}

function caseOf(pack: CompiledPack, test: PackTestCase): CaseFacts | undefined {
  const { record } = normaliseRecord(test.record as CaseRecord);
  const asOf = test.asOf ?? record.stay?.dischargeAt?.slice(0, 10);
  if (asOf === undefined) return undefined;
  const history = test.history?.map((one) => normaliseRecord(one as CaseRecord).record);
  const facts = factsOf(
    record,
    { conduct: pack, policy: pack },
    { asOf, ...(history === undefined ? {} : { history }) },
  );
  const { grouping, payment } = groupAndPay(facts, pack, { asOf });
  return {
    facts: { ...facts, ...(grouping === undefined ? {} : { grouping }), ...(payment === undefined ? {} : { payment }) },
    asOf,
  };
}

/** Adds the questions about one rule and case; returns how many answers of ours are undecided. */
function askAbout(
  { id, set, rule, reads }: RuleInfo,
  pack: CompiledPack,
  { facts, asOf }: CaseFacts,
  number: number,
  test: string,
  notComparable: Map<string, string>,
  asked: Asked[],
): number {
  if (notComparable.has(id)) return 0;
  const { validFrom = asOf, validTo = asOf } = rule.event.params ?? {};
  if (asOf < validFrom || asOf > validTo) return 1;
  const { value } = pack.resolved.artifacts.get('rules')!.get(set) as Artifact<RuleSet>;
  const context: TranslationContext = { set: value, facts, reads, membersOf: (name) => membersOf(name, pack) };
  const explained = pack.rules.explain(id, facts, { asOf, budget: new Budget() });
  let undecided = 0;
  const questions: Asked[] = [];
  try {
    explained.instances.forEach((instance, index) => {
      const question = questionOf(rule, context, number, index);
      if (instance.outcome === 'notEvaluable') undecided++;
      else
        questions.push({
          question,
          case: test,
          rule: id,
          path: instance.path,
          ours: instance.outcome === 'fired' ? 'fires' : instance.outcome === 'failed' ? 'fails' : 'does not fire',
        });
    });
  } catch (error) {
    if (!(error instanceof NotComparable)) throw error;
    notComparable.set(id, error.message);
    return 0;
  }
  asked.push(...questions);
  return undecided;
}

function questionOf(rule: Rule, context: TranslationContext, number: number, index: number): RequestQuestion {
  if (context.set.missing === 'reference')
    return {
      case: number,
      conditions: rule.conditions,
      ...(context.set.conditions === undefined ? {} : { shared: context.set.conditions }),
    };
  const [fact, ...rest] = rule.forEach?.split('.') ?? [];
  const item = fact === undefined ? undefined : { fact, path: `${rest.join('.')}[${index}]` };
  const whole = rule.appliesWhen === undefined ? rule.conditions : { all: [rule.appliesWhen, rule.conditions] };
  const { conditions, expressions } = translate(whole, context, item);
  return {
    case: number,
    conditions,
    ...(expressions.length === 0 ? {} : { expressions }),
    ...(fact === undefined ? {} : { item: [fact, ...rest, index] }),
  };
}

function membersOf(name: string, pack: CompiledPack): readonly string[] | undefined {
  const artifact = pack.resolved.artifacts.get('codes')?.get(name);
  return artifact === undefined || (artifact.value as CodesValue).sample === true
    ? undefined
    : [...codesOf(artifact).keys()];
}

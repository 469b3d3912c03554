import { Budget } from '@caseloom/core';
import { factsOf, groupAndPay, type CompiledPack } from '@caseloom/engine';
import { codesOf, type Artifact, type CodesValue, type PackTestCase } from '@caseloom/pack';
import { normaliseRecord, type CaseRecord } from '@caseloom/record';
import type { Rule, RuleInfo, RuleSet } from '@caseloom/rules';
import type { RequestQuestion } from './protocol.ts';
import { NotComparable, translate, type TranslationContext } from './translate.ts';

/** A question with what we answered. */
export interface Asked {
  readonly question: RequestQuestion;
  readonly case: string;
  readonly rule: string;
  readonly path: string;
  readonly ours: 'fires' | 'does not fire' | 'fails';
}

/** A case of the pack's tests, with what grouping and paying made of it. */
export interface CaseFacts {
  readonly facts: Record<string, unknown>;
  readonly asOf: string;
}

export function caseOf(pack: CompiledPack, test: PackTestCase): CaseFacts | undefined {
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
export function askAbout(
  { id, set, rule, reads }: RuleInfo,
  pack: CompiledPack,
  { facts, asOf }: CaseFacts,
  number: number,
  test: string,
  notComparable: Map<string, string>,
  asked: Asked[],
): number {
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

import type { CompiledPack } from '@caseloom/engine';
import { testCasesOf, type Artifact } from '@caseloom/pack';
import type { RuleInfo, RuleSet } from '@caseloom/rules';
import { canHold, wordsOf, type CaseWords } from './can-fire.ts';
import { plainFacts } from './plain-facts.ts';
import { askAbout, caseOf, type Asked, type CaseFacts } from './questions.ts';
import { runChild, type ChildLimits } from './run-child.ts';

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
  /** Rules the library has no words for; the rows of one template together, by the first of them. */
  readonly notComparable: readonly { readonly rule: string; readonly why: string; readonly rows?: number }[];
  /** Our answers *unknown* or *not applicable by date*, which the two-valued library has no counterpart for. */
  readonly undecided: number;
  /** Rules of the pack, and those of them that were asked about at least one case. */
  readonly rules: number;
  readonly asked: number;
  /** Pairs of rule and case that were not asked in a large pack: nothing in the case could fire the rule, and we do not say that it fired. */
  readonly passedOver: number;
}

/** Cases per child, so that one case cannot starve the others of time and memory. */
const CASES_PER_CHILD = 40;
/** Up to so many pairs of rule and case (`allPairs`) all are asked; beyond, those that the case could fire. */
const ALL_PAIRS = 200_000;
/** Questions that one child holds. */
const MOST_QUESTIONS = 100_000;

/**
 * Runs the pack's own tests through json-rules-engine and feelin in a limited child process and compares what fires.
 * Rules of imported sets are asked as they are; ours are asked in the library's words where it has them, the others are counted. The rows of a template
 * are asked as the rules that they are: all of them, or in a large pack all that something in the case could fire.
 * @throws CaseloomError REFERENCE_TIMEOUT, REFERENCE_STOPPED
 */
export async function compareWithReference(
  pack: CompiledPack,
  limits: ChildLimits & { readonly allPairs?: number } = {},
): Promise<ReferenceReport> {
  const tests = [...(pack.resolved.artifacts.get('tests')?.values() ?? [])].flatMap((artifact) =>
    testCasesOf(artifact).map((test) => ({ id: `tests/${artifact.id}.json#${test.id}`, test })),
  );
  const tally: Tally = { compared: 0, equal: 0, undecided: 0, passedOver: 0, different: [], asked: new Set() };
  const notComparable = new Map<string, string>();
  const asksAll = pack.rules.size * tests.length <= (limits.allPairs ?? ALL_PAIRS);
  for (let start = 0; start < tests.length; start += CASES_PER_CHILD) {
    const cases: Case[] = [];
    for (const { id, test } of tests.slice(start, start + CASES_PER_CHILD)) {
      const facts = caseOf(pack, test);
      if (facts !== undefined) cases.push({ id, facts, words: asksAll ? undefined : wordsOf(facts.facts) });
    }
    const plain = cases.map((one) => plainFacts(one.facts.facts));
    let asked: Asked[] = [];
    const ask = async (): Promise<void> => {
      const questions = asked.map((one) => one.question);
      if (questions.length > 0) compare(asked, await runChild({ cases: plain, questions }, limits), tally);
      asked = [];
    };
    const together = asksAll ? undefined : wordsOf({ cases: cases.map((one) => one.facts.facts) });
    for (const id of pack.rules.ids()) {
      const rule = pack.rules.get(id)!;
      if (together !== undefined && !couldFire(rule, pack, together)) {
        tally.passedOver += cases.length;
        continue;
      }
      for (const [number, { id: test, facts, words }] of cases.entries()) {
        if (notComparable.has(id)) break;
        if (words !== undefined && !couldFire(rule, pack, words)) tally.passedOver++;
        else tally.undecided += askAbout(rule, pack, facts, number, test, notComparable, asked);
      }
      if (asked.length >= MOST_QUESTIONS) await ask();
    }
    await ask();
  }
  const { asked, ...report } = tally;
  return { ...report, rules: pack.rules.size, asked: asked.size, notComparable: byTemplate(notComparable, pack) };
}

interface Case {
  readonly id: string;
  readonly facts: CaseFacts;
  /** Of a large pack: what the case could fire. */
  readonly words: CaseWords | undefined;
}

interface Tally {
  compared: number;
  equal: number;
  undecided: number;
  passedOver: number;
  readonly different: ReferenceReport['different'][number][];
  readonly asked: Set<string>;
}

function compare(asked: readonly Asked[], answers: readonly (boolean | string)[], tally: Tally): void {
  for (const [index, { case: test, rule, path, ours }] of asked.entries()) {
    const answer = answers[index];
    const reference = answer === true ? 'fires' : answer === false ? 'does not fire' : 'fails';
    tally.asked.add(rule);
    tally.compared++;
    if (reference === ours) tally.equal++;
    else
      tally.different.push({
        case: test,
        rule,
        path,
        ours,
        reference: typeof answer === 'string' ? `fails: ${answer}` : reference,
      });
  }
}

function setOf({ set }: RuleInfo, pack: CompiledPack): Artifact<RuleSet> {
  return pack.resolved.artifacts.get('rules')!.get(set) as Artifact<RuleSet>;
}

function couldFire(info: RuleInfo, pack: CompiledPack, words: CaseWords): boolean {
  const { appliesWhen, conditions } = info.rule;
  const { value } = setOf(info, pack);
  return canHold(appliesWhen === undefined ? conditions : { all: [appliesWhen, conditions] }, value, words);
}

function byTemplate(notComparable: ReadonlyMap<string, string>, pack: CompiledPack): ReferenceReport['notComparable'] {
  const lines = new Map<string, { rule: string; why: string; rows?: number }>();
  for (const [rule, why] of [...notComparable].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const { id, value } = setOf(pack.rules.get(rule)!, pack);
    const isRow = value.template !== undefined && !value.rules.some((one) => one.id === rule);
    const key = isRow ? `${id} ${why}` : rule;
    const line = lines.get(key);
    if (line === undefined) lines.set(key, isRow ? { rule, why, rows: 1 } : { rule, why });
    else line.rows = (line.rows ?? 1) + 1;
  }
  return [...lines.values()];
}

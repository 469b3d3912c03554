import type { Candidates, CandidateRun } from './candidates.ts';
import type { CodedCase } from './coded-case.ts';
import type { Answer, GroupAnswer, MdcEntry, RuleEntry } from './scheme-model.ts';
import type { Story } from './story.ts';

/** What is walked: the MDCs in order, and which of them and of their rules a record can meet. */
export interface Walked {
  readonly mdcs: readonly MdcEntry[];
  readonly candidates: Candidates;
  /** Bits of the MDCs. */
  readonly run: CandidateRun;
}

/** Every condition of a word is tried. */
const ALL = -1;

/**
 * The one walk through a scheme, steps 2 to 4 of docs/spec/grouping.md: MDCs in order, in an entered MDC its rules in order, in an entered rule its
 * DRGs in order; entering an MDC is not final, unless its `no_group` says so. With a story every step is told; without one only the answer is found, and what the record's codes
 * cannot meet is not tried.
 */
export function walk({ mdcs, candidates, run }: Walked, record: CodedCase, story?: Story): Answer | undefined {
  let kept: MdcEntry | undefined;
  for (let word = 0; word < run.words; word++) {
    let bits = story === undefined ? candidates.word(run.from + word, record) : ALL;
    for (; bits !== 0; bits &= bits - 1) {
      const mdc = mdcs[word * 32 + lowestBit(bits)];
      if (mdc === undefined) break;
      if (!mdc.condition.test(record)) {
        story?.mdcPassed(mdc, record);
        continue;
      }
      story?.mdcEntered(mdc, record);
      const answer = walkRules(mdc, candidates, record, story);
      if (answer !== undefined) return answer;
      if (mdc.noGroup === 'stop') return stayingIn(kept ?? mdc, story);
      if (mdc.noGroup === 'keep') kept ??= mdc;
      story?.mdcLeft(mdc);
    }
  }
  return kept === undefined ? undefined : stayingIn(kept, story);
}

function stayingIn(mdc: MdcEntry, story: Story | undefined): Answer {
  story?.mdcKept(mdc);
  return mdc.left;
}

function walkRules(
  { rules, run }: MdcEntry,
  candidates: Candidates,
  record: CodedCase,
  story: Story | undefined,
): GroupAnswer | undefined {
  for (let word = 0; word < run.words; word++) {
    let bits = story === undefined ? candidates.word(run.from + word, record) : ALL;
    for (; bits !== 0; bits &= bits - 1) {
      const rule = rules[word * 32 + lowestBit(bits)];
      if (rule === undefined) break;
      if (!rule.condition.test(record)) {
        story?.rulePassed(rule, record);
        continue;
      }
      story?.ruleEntered(rule, record);
      const answer = rule.kind === 'ambiguous' ? rule.answer : walkDrgs(rule, record, story);
      if (answer !== undefined) return answer;
      story?.ruleLeft(rule);
    }
  }
  return undefined;
}

function walkDrgs(rule: RuleEntry, record: CodedCase, story: Story | undefined): GroupAnswer | undefined {
  for (const drg of rule.drgs) {
    if (drg.condition.test(record)) {
      story?.drgTaken(rule, drg, record);
      return drg.answer;
    }
    story?.drgPassed(drg, record);
  }
  if (rule.noDrgResult === '') return undefined;
  story?.noDrgResult(rule, record);
  return rule.answer;
}

function lowestBit(bits: number): number {
  return 31 - Math.clz32(bits & -bits);
}

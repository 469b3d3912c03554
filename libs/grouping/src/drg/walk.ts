import type { CodedCase } from './coded-case.ts';
import type { Answer, MdcEntry, RuleEntry } from './scheme-model.ts';
import type { Story } from './story.ts';

/**
 * The one walk through a scheme, steps 2 to 4 of docs/spec/grouping.md: MDCs in order, in an entered MDC its rules in order, in an entered rule its
 * DRGs in order; entering an MDC is never final. With a story every step is told; without one only the answer is found.
 */
export function walk(mdcs: readonly MdcEntry[], record: CodedCase, story?: Story): Answer | undefined {
  for (const mdc of mdcs) {
    if (!mdc.condition.test(record)) {
      story?.mdcPassed(mdc, record);
      continue;
    }
    story?.mdcEntered(mdc, record);
    const answer = walkRules(mdc, record, story);
    if (answer !== undefined) return answer;
    story?.mdcLeft(mdc);
  }
  return undefined;
}

function walkRules(mdc: MdcEntry, record: CodedCase, story?: Story): Answer | undefined {
  for (const rule of mdc.rules) {
    if (!rule.condition.test(record)) {
      story?.rulePassed(rule, record);
      continue;
    }
    story?.ruleEntered(rule, record);
    const answer = rule.kind === 'ambiguous' ? ambiguous(rule) : walkDrgs(rule, record, story);
    if (answer !== undefined) return answer;
    story?.ruleLeft(rule);
  }
  return undefined;
}

function ambiguous(rule: RuleEntry): Answer {
  return { status: 'ambiguous', drg: rule.rule, name: rule.name };
}

function walkDrgs(rule: RuleEntry, record: CodedCase, story?: Story): Answer | undefined {
  for (const drg of rule.drgs) {
    if (drg.condition.test(record)) {
      story?.drgTaken(rule, drg, record);
      return { status: 'grouped', drg: drg.drg, name: drg.name };
    }
    story?.drgPassed(drg, record);
  }
  if (rule.noDrgResult === '') return undefined;
  story?.noDrgResult(rule);
  return { status: 'grouped', drg: rule.noDrgResult, name: rule.name };
}

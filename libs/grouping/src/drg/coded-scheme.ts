import { Candidates } from './candidates.ts';
import type { CandidateRun } from './candidates.ts';
import { listsRead } from '../condition/ast.ts';
import { CodeSet } from './code-index.ts';
import { withSingleProcedure } from './coded-case.ts';
import type { CodedCase } from './coded-case.ts';
import { compileCondition } from './compile-condition.ts';
import type { CodeLists } from './compile-condition.ts';
import type { CodedLists } from './needs.ts';
import type { ParsedRule, ParsedScheme } from './read-tables.ts';
import type { Answer, GroupAnswer, MdcEntry, RuleEntry } from './scheme-model.ts';
import type { Story } from './story.ts';
import { walk } from './walk.ts';

/** A scheme over code numbers: its conditions compiled, and which of them a code can meet. Immutable; one answer is one object, however often it is given. */
export class CodedScheme {
  readonly mdcs: readonly MdcEntry[];
  readonly candidates: Candidates;
  readonly run: CandidateRun;
  /** The lists that conditions name. */
  readonly lists: CodeLists;
  readonly #retries: boolean;

  /**
   * @param coded the lists of the scheme as code numbers
   * @param codes how many codes the scheme knows; every number is below
   */
  constructor(parsed: ParsedScheme, coded: ReadonlyMap<string, readonly number[]>, codes: number, retries: boolean) {
    const { candidates, runs } = Candidates.of(
      [parsed.mdcs.map(({ condition }) => condition), ...parsed.mdcs.map(({ rules }) => rules.map(conditionOf))],
      codedLists(coded),
      codes,
    );
    this.candidates = candidates;
    this.run = runs[0]!;
    this.lists = codeSets(coded, codes, prefixesOf(parsed));
    this.mdcs = compileMdcs(parsed, this.lists, runs.slice(1));
    this.#retries = retries;
  }

  /** Steps 2 to 5 of docs/spec/grouping.md. */
  answer(record: CodedCase, story?: Story): Answer | undefined {
    const first = walk(this, record, story);
    return isGroup(first) || !this.#retries ? first : (this.#retry(record, story) ?? first);
  }

  /** Everything that `answer` can answer, but for undefined. */
  *answers(): Iterable<Answer> {
    for (const { left, rules } of this.mdcs) {
      yield left;
      for (const rule of rules) {
        yield rule.answer;
        for (const drg of rule.drgs) yield drg.answer;
      }
    }
  }

  #retry(record: CodedCase, story: Story | undefined): GroupAnswer | undefined {
    for (let position = 1; position < record.procs.length; position++) {
      story?.retry(record.procCodes[position]!);
      const answer = walk(this, withSingleProcedure(record, position), story);
      if (isGroup(answer)) return answer;
    }
    return undefined;
  }
}

export function isGroup(answer: Answer | undefined): answer is GroupAnswer {
  return answer !== undefined && answer.status !== 'ungrouped';
}

const conditionOf = ({ condition }: ParsedRule): ParsedRule['condition'] => condition;

function compileMdcs(parsed: ParsedScheme, lists: CodeLists, runs: readonly CandidateRun[]): MdcEntry[] {
  return parsed.mdcs.map((mdc, at) => ({
    mdc: mdc.mdc,
    name: mdc.name,
    noGroup: mdc.noGroup,
    condition: compileCondition(mdc.condition, lists),
    rules: mdc.rules.map((rule) => compileRule(rule, lists)),
    run: runs[at]!,
    // A scheme whose rows of one MDC stand apart has it as `MDCE`, `MDCE_1` …; reported is the MDC.
    left: { status: 'ungrouped', mdc: mdc.mdc.split('_')[0]! },
    row: mdc,
  }));
}

function compileRule(rule: ParsedRule, lists: CodeLists): RuleEntry {
  return {
    rule: rule.rule,
    adrg: rule.adrg,
    name: rule.name,
    kind: rule.kind,
    condition: compileCondition(rule.condition, lists),
    noDrgResult: rule.noDrgResult,
    answer:
      rule.kind === 'ambiguous'
        ? { status: 'ambiguous', drg: rule.rule, name: rule.name }
        : { status: 'grouped', drg: rule.noDrgResult, name: rule.name },
    drgs: rule.drgs.map((row) => ({
      drg: row.drg,
      name: row.name,
      condition: compileCondition(row.condition, lists),
      answer: { status: 'grouped', drg: row.drg, name: row.name },
      row,
    })),
    row: rule,
  };
}

function codeSets(
  coded: ReadonlyMap<string, readonly number[]>,
  size: number,
  prefixes: ReadonlySet<string>,
): CodeLists {
  const sets = new Map([...coded].map(([name, ids]) => [name, new CodeSet(ids, size)]));
  const families = new Map(
    [...prefixes].map((prefix) => [
      prefix,
      [...sets].filter(([name]) => name.startsWith(prefix)).map(([name, set]) => ({ name, set })),
    ]),
  );
  return { list: (name) => sets.get(name)!, withPrefix: (prefix) => families.get(prefix)! };
}

/** Prefixes by which conditions read families of lists. */
function prefixesOf({ mdcs }: ParsedScheme): ReadonlySet<string> {
  const rows = mdcs.flatMap((mdc) => [mdc, ...mdc.rules.flatMap((rule) => [rule, ...rule.drgs])]);
  return new Set(rows.flatMap(({ condition }) => [...listsRead(condition).prefixes]));
}

function codedLists(coded: ReadonlyMap<string, readonly number[]>): CodedLists {
  return {
    codes: (name) => coded.get(name)!,
    codesWithPrefix: (prefix) => [...coded].filter(([name]) => name.startsWith(prefix)).map(([, codes]) => codes),
  };
}

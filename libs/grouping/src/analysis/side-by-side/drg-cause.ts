import type { ParsedMdc, ParsedRule } from '../../drg/read-tables.ts';
import type { GroupingInput } from '../../types.ts';
import type { Leaf, OpenScheme, Walked } from '../drg/open-scheme.ts';
import { cause, other } from './cause.ts';
import type { Cause, Side } from './cause.ts';
import { splitCause } from './split-cause.ts';

/** The two schemes with where the record ended up in each. */
export interface Ended {
  readonly scheme: OpenScheme;
  /** The record with the codes that this scheme reads. */
  readonly input: GroupingInput;
  readonly walked: Walked | undefined;
}

export type Both = Readonly<Record<Side, Ended>>;

/** Why two DRG schemes answer one record differently: the first thing on its way that is not the same in both. Both answers are given, and differ. */
export function drgCause(both: Both): Cause {
  const leftOut = excludedCode(both);
  if (leftOut !== undefined) return leftOut;
  const [a, b] = [adrgOf(both.a.walked), adrgOf(both.b.walked)];
  if (a !== undefined && b !== undefined && (a === b || isRenamed(both, a, b))) return splitCause(both);
  for (const side of SIDES) {
    const found = whyNotEntered(both, side);
    if (found !== undefined) return found;
  }
  if (a !== undefined && b !== undefined && rulesOf(both.b, a).length > 0 && rulesOf(both.a, b).length > 0)
    return cause('SIDE_BY_SIDE_ORDER', { a, b });
  return cause('SIDE_BY_SIDE_OTHER');
}

const SIDES: readonly Side[] = ['a', 'b'];

/** ADRG of an answer; an ambiguous answer, and one of the rule itself, by its own code. */
export function adrgOf(walked: Walked | undefined): string | undefined {
  if (walked === undefined) return undefined;
  return walked.rule.kind === 'ambiguous' ? walked.rule.rule : walked.rule.adrg;
}

interface Placed {
  readonly mdc: ParsedMdc;
  readonly rule: ParsedRule;
}

function rulesOf({ scheme }: Ended, adrg: string): readonly Placed[] {
  return scheme.mdcs.flatMap((mdc) =>
    mdc.rules
      .filter((rule) => (rule.kind === 'ambiguous' ? rule.rule : rule.adrg) === adrg)
      .map((rule) => ({ mdc, rule })),
  );
}

function excludedCode({ a, b }: Both): Cause | undefined {
  for (const [system, codes] of [
    ['dx', [...a.input.diagnoses, ...b.input.diagnoses]],
    ['proc', [...a.input.procedures, ...b.input.procedures]],
  ] as const)
    for (const code of codes) {
      const [byA, byB] = [a.scheme.isLeftOut(code, system), b.scheme.isLeftOut(code, system)];
      if (byA !== byB) return cause('SIDE_BY_SIDE_EXCLUDED_CODE', { code, by: byA ? 'a' : 'b' });
    }
  return undefined;
}

/** One ADRG under two codes: neither scheme has the other's code, and the names or the conditions and lists are the same. */
function isRenamed(both: Both, a: string, b: string): boolean {
  if (rulesOf(both.b, a).length > 0 || rulesOf(both.a, b).length > 0) return false;
  const [one, two] = [both.a.walked!.rule, both.b.walked!.rule];
  return one.name !== '' && one.name === two.name;
}

/** Why the answer that one side gives was not taken by the other: its group is not there, or a condition on the way to it does not hold. */
function whyNotEntered(both: Both, side: Side): Cause | undefined {
  const { walked } = both[side];
  const there = both[other(side)];
  const adrg = adrgOf(walked);
  if (walked === undefined || adrg === undefined) return undefined;
  const rules = rulesOf(there, adrg);
  if (rules.length === 0) return cause('SIDE_BY_SIDE_GROUP_ONLY', { adrg, in: side });
  if (rules.some(({ mdc, rule }) => holds(there, mdc) && holds(there, rule))) return undefined;
  const { mdc, rule } = rules.find((one) => holds(there, one.mdc)) ?? rules[0]!;
  if (!holds(there, mdc)) return termCause(both, side, walked.mdc, mdc, { code: 'SIDE_BY_SIDE_MDC', at: mdc.mdc });
  return termCause(both, side, walked.rule, rule, { code: 'SIDE_BY_SIDE_ADRG', at: adrg });
}

function holds({ scheme, input }: Ended, row: ParsedMdc | ParsedRule): boolean {
  return scheme.holds(row.condition, input);
}

/** The part by which a condition fails on one side that holds on the other. */
function termCause(
  both: Both,
  side: Side,
  here: ParsedMdc | ParsedRule,
  there: ParsedMdc | ParsedRule,
  about: { readonly code: string; readonly at: string },
): Cause {
  const held = both[side].scheme.deciding(here.condition, both[side].input);
  const failing = both[other(side)].scheme.deciding(there.condition, both[other(side)].input);
  for (const leaf of failing) {
    const found = listCause(leaf, held, both, side, about);
    if (found !== undefined) return found;
  }
  const severity = failing.find(({ term }) => term.kind === 'severity');
  if (severity !== undefined) return cause('SIDE_BY_SIDE_SEVERITY', { at: about.at, in: side });
  return cause('SIDE_BY_SIDE_CONDITION', { at: about.at, in: side });
}

/** A list that has a code on one side only. */
function listCause(
  { term, holds: isIn, code: keepsOut }: Leaf,
  held: readonly Leaf[],
  both: Both,
  side: Side,
  { code: what, at }: { readonly code: string; readonly at: string },
): Cause | undefined {
  if (term.kind !== 'inList') return undefined;
  const { list, subject } = term;
  if (isIn) return changed(what, { at, list, code: keepsOut ?? '', in: other(side) });
  const same = held.filter((one) => one.term.kind === 'inList' && one.term.subject === subject && one.holds);
  const match = same.find((one) => one.term.kind === 'inList' && one.term.list === list) ?? same[0];
  if (match?.code === undefined) return undefined;
  const there = both[other(side)].scheme;
  if (!there.knows(match.code)) return cause('SIDE_BY_SIDE_CODE_UNKNOWN', { code: match.code, to: other(side) });
  return changed(what, { at, list, code: match.code, in: side });
}

function changed(what: string, args: { at: string; list: string; code: string; in: Side }): Cause {
  return args.list === 'operating'
    ? cause('SIDE_BY_SIDE_OPERATING', { code: args.code, in: args.in })
    : cause(what, args);
}

import type { Walked } from '../drg/open-scheme.ts';
import { cause } from './cause.ts';
import type { Cause } from './cause.ts';
import type { Both } from './drg-cause.ts';

const LEVELS = ['mcc', 'cc'] as const;

/**
 * Why one ADRG gives two DRGs: a complication that counts on one side only – with what counts in a, b gives the same group; another split; or only another code for the
 * same row.
 */
export function splitCause(both: Both): Cause {
  const [a, b] = [groupOf(both.a.walked!), groupOf(both.b.walked!)];
  const complication = countedDifferently(both);
  if (complication !== undefined && groupWithSeverityOf(both) === a) return complication;
  if (isSameRow(both)) return cause('SIDE_BY_SIDE_RENAMED', { a, b });
  return cause('SIDE_BY_SIDE_SPLIT', { at: both.a.walked!.rule.adrg, a, b });
}

function groupOf({ drg, rule }: Walked): string {
  return drg?.drg ?? (rule.kind === 'ambiguous' ? rule.rule : rule.noDrgResult);
}

/** What b answers with the levels that count in a. */
function groupWithSeverityOf({ a, b }: Both): string {
  const severity = a.scheme.severityOf(a.input);
  const { rule } = b.walked!;
  return rule.drgs.find(({ condition }) => b.scheme.holds(condition, b.input, severity))?.drg ?? rule.noDrgResult;
}

/** Neither side has the other's code in this ADRG, and the rows have one name or one place; or the rules answer themselves. */
function isSameRow({ a, b }: Both): boolean {
  const [one, two] = [a.walked!.drg, b.walked!.drg];
  if (one === undefined || two === undefined) return one === two;
  const [before, after] = [a.walked!.rule.drgs, b.walked!.rule.drgs];
  if (after.some(({ drg }) => drg === one.drg) || before.some(({ drg }) => drg === two.drg)) return false;
  return one.name === two.name || (before.length === after.length && before.indexOf(one) === after.indexOf(two));
}

/** The first secondary diagnosis whose counting makes a level present on one side only. */
function countedDifferently({ a, b }: Both): Cause | undefined {
  const [before, after] = [a.scheme.severityOf(a.input), b.scheme.severityOf(b.input)];
  for (const level of LEVELS) {
    if (before[level] === after[level]) continue;
    for (const code of new Set([...a.input.diagnoses.slice(1), ...b.input.diagnoses.slice(1)])) {
      const [inA, inB] = [a.scheme.counting(code, level, a.input), b.scheme.counting(code, level, b.input)];
      if (inA !== inB && (inA === 'counted' || inB === 'counted'))
        return cause('SIDE_BY_SIDE_COMPLICATION', { code, level, a: inA, b: inB });
    }
  }
  return undefined;
}

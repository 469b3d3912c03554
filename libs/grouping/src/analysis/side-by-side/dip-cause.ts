import type { GroupingResult } from '../../types.ts';
import { cause } from './cause.ts';
import type { Cause } from './cause.ts';

/** Why two DIP schemes answer one stay differently: from another catalogue, by other procedures, as another kind, or only under another code. */
export function dipCause(a: GroupingResult, b: GroupingResult): Cause {
  const [one, two] = [a.dip, b.dip];
  if (one === undefined || two === undefined)
    return cause('SIDE_BY_SIDE_STATUS', { a: a.reason ?? a.status, b: b.reason ?? b.status });
  if (one.catalogue !== two.catalogue) return cause('SIDE_BY_SIDE_CATALOGUE', { a: one.catalogue, b: two.catalogue });
  if (one.opType !== two.opType) return cause('SIDE_BY_SIDE_KIND', { a: one.opType, b: two.opType });
  const [matchedA, matchedB] = [one.matchedProcedures.join(' '), two.matchedProcedures.join(' ')];
  if (matchedA !== matchedB) return cause('SIDE_BY_SIDE_MATCHED', { a: matchedA, b: matchedB });
  return a.name === b.name && a.name !== ''
    ? cause('SIDE_BY_SIDE_RENAMED', { a: one.group, b: two.group })
    : cause('SIDE_BY_SIDE_OTHER');
}

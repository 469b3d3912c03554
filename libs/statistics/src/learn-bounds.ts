import { decimal, formatFixed, type Decimal } from '@caseloom/core';
import type { Observation } from './observation.ts';
import { fences, quartiles, shrunk, type Quartiles } from './quantiles.ts';
import type { Bounds, Level, Measure, ModelParameters } from './types.ts';

const LEVELS: readonly Level[] = ['mdc', 'adrg', 'drg'];
const MEASURES: readonly Measure[] = ['losDays', 'charge'];

/**
 * Quartiles and fences of stay and charge per group and the levels above it. A group with fewer cases than `minimumCases` has no row; the
 * quartiles of the others are drawn towards those of the level above. MDCs only draw: they are too mixed to judge by. The order of the observations does not matter.
 */
export function learnBounds(observations: readonly Observation[], parameters: ModelParameters): Bounds[] {
  return MEASURES.flatMap((measure) => boundsOf(observations, measure, parameters)).sort(
    (a, b) => compare(a.level, b.level) || compare(a.key, b.key) || compare(a.measure, b.measure),
  );
}

function boundsOf(
  observations: readonly Observation[],
  measure: Measure,
  { minimumCases, spread = 2, prior = 0 }: ModelParameters,
): Bounds[] {
  const rows: Bounds[] = [];
  const known = new Map<string, Quartiles>();
  for (const level of LEVELS) {
    for (const [key, { values, parent }] of valuesByGroup(observations, measure, level)) {
      if (values.length < minimumCases) continue;
      values.sort((a, b) => a.comparedTo(b));
      const all = shrunk(quartiles(values), values.length, known.get(parent), prior);
      known.set(`${level} ${key}`, all);
      if (level !== 'mdc')
        rows.push({
          level,
          key,
          measure,
          n: values.length,
          p25: formatFixed(all.p25, 2),
          median: formatFixed(all.median, 2),
          p75: formatFixed(all.p75, 2),
          ...fences(all, spread),
        });
    }
  }
  return rows;
}

/** Values of each group of a level, with the name of the group above. */
function valuesByGroup(observations: readonly Observation[], measure: Measure, level: Level) {
  const groups = new Map<string, { values: Decimal[]; parent: string }>();
  const above = LEVELS[LEVELS.indexOf(level) - 1];
  for (const one of observations) {
    const key = one.groups[level];
    const value = one[measure];
    if (key === undefined || value === undefined) continue;
    const known = groups.get(key);
    if (known) known.values.push(decimal(value));
    else
      groups.set(key, {
        values: [decimal(value)],
        parent: above === undefined ? '' : `${above} ${one.groups[above] ?? ''}`,
      });
  }
  return groups;
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

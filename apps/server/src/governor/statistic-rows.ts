import type { OutputOf, Operations } from '@caseloom/api';
import type { Severity } from '@caseloom/core';
import type { CompiledPack } from '@caseloom/engine';
import { byPrecision, precisionOf } from '@caseloom/governor';
import { ruleHead } from './conduct-pack.ts';
import type { RuleDemotion } from './rule-demotion.entity.ts';
import type { RuleTallyRow } from './tallies.ts';

export type StatisticRow = OutputOf<Operations['ruleStatistics']>['items'][number];

export interface StatisticOrder {
  readonly sort: 'fired' | 'shown' | 'corrected' | 'overridden' | 'wrong' | 'precision' | 'lastFired' | 'ruleId';
  readonly order: 'asc' | 'desc';
  readonly severity?: Severity | undefined;
  readonly q?: string | undefined;
  readonly rules?: string | undefined;
}

/** Counters with what the pack in force says of their rules. */
export function statisticRows(
  tallies: readonly RuleTallyRow[],
  pack: CompiledPack | undefined,
  demotions: ReadonlyMap<string, RuleDemotion>,
): StatisticRow[] {
  return tallies.map(({ ruleId, lastFired, ...tally }) => {
    const demotion = demotions.get(ruleId);
    return {
      ruleId,
      ...ruleHead(pack, ruleId),
      tally,
      precision: precisionOf(tally),
      ...(lastFired ? { lastFired } : {}),
      ...(demotion
        ? {
            demotion: {
              id: demotion.id,
              effect: demotion.effect,
              ...(demotion.validTo ? { validTo: demotion.validTo } : {}),
            },
          }
        : {}),
    };
  });
}

/** Those that were asked for, in the order asked for; equals by id. Rules without a decision stand last by precision, either way. */
export function inOrder(rows: readonly StatisticRow[], { sort, order, severity, q }: StatisticOrder): StatisticRow[] {
  const words = q?.trim().toLowerCase().split(/\s+/).filter(Boolean) ?? [];
  const wanted = rows.filter(({ ruleId, title, ...row }) => {
    const text = `${ruleId} ${title.zh} ${title.en}`.toLowerCase();
    return (!severity || row.severity === severity) && words.every((word) => text.includes(word));
  });
  const sign = order === 'desc' ? -1 : 1;
  return wanted.sort(
    (a, b) =>
      (sort === 'precision' ? undecidedLast(a, b) : 0) ||
      sign * COMPARE[sort](a, b) ||
      (a.ruleId < b.ruleId ? -1 : a.ruleId > b.ruleId ? 1 : 0),
  );
}

const byText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
const COMPARE: Record<StatisticOrder['sort'], (a: StatisticRow, b: StatisticRow) => number> = {
  fired: (a, b) => a.tally.fired - b.tally.fired,
  shown: (a, b) => a.tally.shown - b.tally.shown,
  corrected: (a, b) => a.tally.corrected - b.tally.corrected,
  overridden: (a, b) => a.precision.overridden - b.precision.overridden,
  wrong: (a, b) => a.tally.wrong - b.tally.wrong,
  precision: (a, b) => byPrecision(b.tally, a.tally),
  lastFired: (a, b) => byText(a.lastFired ?? '', b.lastFired ?? ''),
  ruleId: (a, b) => byText(a.ruleId, b.ruleId),
};

const undecidedLast = (a: StatisticRow, b: StatisticRow) =>
  Number(a.precision.decided === 0) - Number(b.precision.decided === 0);

import { decimal, formatFixed, parseDecimal } from '@caseloom/core';
import type { Operations, OutputOf } from '@caseloom/api';

export type MeasureInfo = OutputOf<Operations['listMeasures']>['measures'][number];
export type MeasureValue = OutputOf<Operations['measureValues']>['values'][number];
export type By = OutputOf<Operations['measureValues']>['by'];

/** The three questions of the page and the domains that answer each. A domain nobody names stands under the second. */
export const QUESTIONS = ['lose', 'why', 'act'] as const;
export type Question = (typeof QUESTIONS)[number];
const LOSE = ['finance', 'risk', 'cost'];
const ACT = ['data quality', 'workflow', 'timeliness', 'dataQuality'];

export function questionOf(measure: Pick<MeasureInfo, 'domain'>): Question {
  if (LOSE.includes(measure.domain)) return 'lose';
  return ACT.includes(measure.domain) ? 'act' : 'why';
}

/** A number for drawing only; what is written beside it stays the exact text. */
export function drawn(value: string | undefined): number | undefined {
  const parsed = parseDecimal(value);
  return parsed === undefined ? undefined : Number(parsed.toFixed(6));
}

/** Last value of a series against the one before: exact difference and its direction. */
export interface Trend {
  readonly difference: string;
  readonly direction: 'up' | 'down' | 'same';
  /** Whether the direction is the wanted one; undefined where a measure only gives context. */
  readonly good?: boolean;
}

export function trendOf(
  measure: Pick<MeasureInfo, 'direction' | 'decimals'>,
  last: string | undefined,
  before: string | undefined,
): Trend | undefined {
  if (parseDecimal(last) === undefined || parseDecimal(before) === undefined) return undefined;
  const difference = decimal(last as string).minus(decimal(before as string));
  const direction = difference.isZero() ? 'same' : difference.isNegative() ? 'down' : 'up';
  const wanted = measure.direction === 'higher' ? 'up' : measure.direction === 'lower' ? 'down' : undefined;
  const good = wanted === undefined || direction === 'same' ? undefined : direction === wanted;
  return {
    difference: formatFixed(difference.abs(), measure.decimals),
    direction,
    ...(good === undefined ? {} : { good }),
  };
}

/** Where a value stands, for a word and a shape beside it. `plain`: nothing to say, the measure has neither limits nor target. */
export type Standing = 'none' | 'beyond' | 'offTarget' | 'onTarget' | 'within' | 'loss' | 'surplus' | 'plain';

type Limited = Pick<MeasureInfo, 'direction' | 'unit' | 'warnBelow' | 'warnAbove' | 'target'>;

export function standingOf(measure: Limited, value: Pick<MeasureValue, 'value' | 'state'> | undefined): Standing {
  const amount = parseDecimal(value?.value);
  if (value === undefined || amount === undefined) return 'none';
  if (value.state === 'warn') return 'beyond';
  const target = parseDecimal(measure.target);
  if (target !== undefined && measure.direction !== 'context') {
    const met = measure.direction === 'higher' ? amount.gte(target) : amount.lte(target);
    return met ? 'onTarget' : 'offTarget';
  }
  if (measure.warnBelow !== undefined || measure.warnAbove !== undefined) return 'within';
  if (measure.unit.zh === '元' && measure.direction === 'higher') return amount.isNegative() ? 'loss' : 'surplus';
  return 'plain';
}

/** The measure the page opens with: the hospital's balance where there is one, else the first that says where money is lost. */
export function firstMeasure(measures: readonly MeasureInfo[]): MeasureInfo | undefined {
  const losing = measures.filter((one) => questionOf(one) === 'lose');
  return losing.find((one) => one.domain === 'finance') ?? losing[0] ?? measures[0];
}

/** Values by month, in order, months without a value kept as gaps. */
export function byMonth(
  values: readonly MeasureValue[],
  months: readonly string[],
  measure: string,
): readonly { readonly month: string; readonly value: string | undefined }[] {
  const found = new Map(values.filter((one) => one.measure === measure).map((one) => [one.key, one.value]));
  return months.toSorted().map((month) => ({ month, value: found.get(month) }));
}

/**
 * Rows of a breakdown, the worst first: the lowest where higher is better, else the highest; then by number of cases. Rows without a value come last,
 * and rows marked as small never come before those that are not.
 */
export function worstFirst(values: readonly MeasureValue[], direction: string): readonly MeasureValue[] {
  const sign = direction === 'higher' ? 1 : -1;
  return values.toSorted((a, b) => {
    const [x, y] = [parseDecimal(a.value), parseDecimal(b.value)];
    if (x === undefined || y === undefined) return Number(x === undefined) - Number(y === undefined);
    if (a.small !== b.small) return Number(a.small) - Number(b.small);
    return x.minus(y).times(sign).toNumber() || b.cases - a.cases;
  });
}

/** What the address says about the page. */
export interface MeasureFilter {
  readonly from?: string;
  readonly to?: string;
  readonly department?: string;
  readonly group?: string;
  readonly insuranceType?: string;
  readonly mdc?: string;
}
const NAMES = ['from', 'to', 'department', 'group', 'insuranceType', 'mdc'] as const;
export const NARROWING = ['department', 'mdc', 'group', 'insuranceType'] as const;

export function filterOf(search: URLSearchParams): MeasureFilter {
  return Object.fromEntries(
    NAMES.flatMap((name) => {
      const value = search.get(name);
      return value === null || value === '' ? [] : [[name, value]];
    }),
  );
}

/** The address with one member set, or taken away; everything else of it stays. */
export function withFilter(search: URLSearchParams, name: string, value: string | undefined): URLSearchParams {
  const next = new URLSearchParams(search);
  if (value === undefined || value === '') next.delete(name);
  else next.set(name, value);
  return next;
}

/** The twelve months that end with the last one there is data for. */
export function lastYear(months: readonly string[]): { readonly from: string; readonly to: string } | undefined {
  const to = months.toSorted().at(-1);
  if (to === undefined) return undefined;
  const index = Number(to.slice(0, 4)) * 12 + Number(to.slice(5, 7)) - 1 - 11;
  return { from: `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`, to };
}

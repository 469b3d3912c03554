import { color, size } from '../../theme/tokens.ts';
import type { ChartOption } from './chart.tsx';
import { drawn } from './series.ts';

interface Point {
  readonly month: string;
  readonly value: string | undefined;
}
interface Limits {
  readonly warnBelow?: string | undefined;
  readonly warnAbove?: string | undefined;
  readonly target?: string | undefined;
}

/** A line by month: its last point carries the value, limits are named at the line they draw. No legend to decode. */
export function trendOption(
  points: readonly Point[],
  limits: Limits,
  words: { readonly target: string; readonly limit: string; readonly text: (value: string | undefined) => string },
): ChartOption {
  const last = points.findLastIndex((one) => one.value !== undefined);
  const lines = [
    ...(limits.target === undefined
      ? []
      : [
          {
            yAxis: drawn(limits.target),
            name: words.target,
            lineStyle: { color: color.pass, type: 'dashed' as const },
          },
        ]),
    ...[limits.warnBelow, limits.warnAbove].flatMap((one) =>
      one === undefined
        ? []
        : [{ yAxis: drawn(one), name: words.limit, lineStyle: { color: color.warn, type: 'dotted' as const } }],
    ),
  ];
  return {
    grid: { left: 8, right: 104, top: 20, bottom: 4, containLabel: true },
    tooltip: {
      trigger: 'axis',
      valueFormatter: (value: unknown) => words.text(typeof value === 'number' ? String(value) : undefined),
    },
    xAxis: { type: 'category', data: points.map((one) => one.month), boundaryGap: false },
    yAxis: { type: 'value', scale: true, splitNumber: 3 },
    series: [
      {
        type: 'line',
        data: points.map((one, index) => ({
          value: drawn(one.value) ?? null,
          symbolSize: index === last ? 8 : 4,
          label:
            index === last
              ? {
                  show: true,
                  position: 'right',
                  formatter: words.text(one.value),
                  fontWeight: 600,
                  color: color.accentHover,
                  fontSize: size.table,
                }
              : { show: false },
        })),
        lineStyle: { width: 2.5, color: color.accent },
        itemStyle: { color: color.accent },
        symbol: 'circle',
        connectNulls: false,
        markLine: {
          silent: true,
          symbol: 'none',
          data: lines,
          label: { formatter: '{b}', position: 'insideStartTop', color: color.muted, fontSize: 11 },
        },
      },
    ],
  };
}

/** A small line without axes, for a card. */
export function sparkOption(points: readonly Point[]): ChartOption {
  return {
    grid: { left: 1, right: 4, top: 4, bottom: 2 },
    xAxis: { type: 'category', data: points.map((one) => one.month), show: false, boundaryGap: false },
    yAxis: { type: 'value', scale: true, show: false },
    series: [
      {
        type: 'line',
        data: points.map((one) => drawn(one.value) ?? null),
        symbol: 'none',
        lineStyle: { width: 1.5, color: color.accent },
        silent: true,
      },
    ],
    animation: false,
  };
}

interface Bar {
  readonly label: string;
  readonly value: string | undefined;
  readonly warn: boolean;
}

/** Bars with their values beside them, worst on top; a warning has another fill and a mark, not only a colour. */
export function barsOption(bars: readonly Bar[], text: (value: string | undefined) => string): ChartOption {
  const shown = bars.toReversed();
  return {
    grid: { left: 8, right: 96, top: 4, bottom: 4, containLabel: true },
    tooltip: {
      trigger: 'item',
      formatter: ({ name, dataIndex }: { name: string; dataIndex: number }) =>
        `${name}　${text(shown[dataIndex]?.value)}`,
    },
    xAxis: { type: 'value', show: false, scale: false },
    yAxis: {
      type: 'category',
      data: shown.map((one) => one.label),
      axisLine: { show: false },
      axisLabel: { width: 132, overflow: 'truncate', color: color.ink },
    },
    series: [
      {
        type: 'bar',
        barMaxWidth: 16,
        data: shown.map((one) => ({
          value: drawn(one.value) ?? null,
          itemStyle: one.warn
            ? { color: color.warnTint, borderColor: color.warn, borderWidth: 1.5 }
            : { color: color.accent },
          label: {
            show: true,
            position: 'right',
            formatter: `${one.warn ? '▲ ' : ''}${text(one.value)}`,
            color: color.ink,
            fontSize: size.small,
          },
        })),
      },
    ],
  };
}

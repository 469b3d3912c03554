import { color, font, size } from './tokens.ts';

/** Series colours, told apart by lightness too, so that a black and white print still reads. */
export const seriesColors = [
  color.accent,
  color.warp,
  color.error,
  color.info,
  color.notEvaluable,
  color.warn,
  color.nation,
  color.pass,
] as const;

const axis = {
  axisLine: { lineStyle: { color: color.lineStrong } },
  axisTick: { show: false },
  axisLabel: { color: color.muted, fontSize: size.small },
  splitLine: { lineStyle: { color: color.line } },
};

/** Theme for `echarts.init(element, chartTheme)`. */
export const chartTheme = {
  color: [...seriesColors],
  backgroundColor: 'transparent',
  textStyle: { fontFamily: font.text, color: color.ink, fontSize: size.small },
  title: { textStyle: { color: color.ink, fontSize: size.h3, fontWeight: 600 } },
  categoryAxis: { ...axis, splitLine: { show: false } },
  valueAxis: axis,
  timeAxis: axis,
  grid: { left: 8, right: 16, top: 24, bottom: 8, containLabel: true },
  tooltip: {
    backgroundColor: color.surface,
    borderColor: color.line,
    textStyle: { color: color.ink, fontSize: size.table },
  },
  animationDuration: 120,
} as const;

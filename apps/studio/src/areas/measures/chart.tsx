import { BarChart, LineChart } from 'echarts/charts';
import { AriaComponent, GridComponent, MarkLineComponent, TooltipComponent } from 'echarts/components';
import * as echarts from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';
import { chartTheme } from '../../theme/charts.ts';

echarts.use([LineChart, BarChart, GridComponent, TooltipComponent, MarkLineComponent, AriaComponent, SVGRenderer]);

export type ChartOption = echarts.EChartsCoreOption;
interface Props {
  readonly option: ChartOption;
  readonly height: number;
  readonly label: string;
  /** Key or index of the piece that was clicked. */
  readonly onPick?: (name: string) => void;
}

/** A chart in our theme, drawn as SVG so that it stays sharp in print. */
export default function Chart({ option, height, label, onPick }: Props) {
  const host = useRef<HTMLDivElement>(null);
  const chart = useRef<echarts.ECharts>(undefined);
  const pick = useRef(onPick);
  pick.current = onPick;
  useEffect(() => {
    const element = host.current as HTMLDivElement;
    const made = echarts.init(element, chartTheme, { renderer: 'svg' });
    chart.current = made;
    made.on('click', (event) => pick.current?.(event.name));
    const watch = new ResizeObserver(() => made.resize());
    watch.observe(element);
    return () => {
      watch.disconnect();
      made.dispose();
    };
  }, []);
  useEffect(() => chart.current?.setOption(option, { notMerge: true }), [option]);
  return <div ref={host} style={{ height, width: '100%' }} role="img" aria-label={label} />;
}

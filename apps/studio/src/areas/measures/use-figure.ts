import { useCallback } from 'react';
import { money, number } from '../../i18n/format.ts';
import { useLocal, useT } from '../../i18n/index.ts';
import type { MeasureInfo } from './series.ts';

/** A value with the measure's decimals and unit: `1.0234`, `12.5 %`, yuan as `¥1,234.50`. */
export function useFigure(): (
  measure: Pick<MeasureInfo, 'decimals' | 'unit'>,
  value: string | undefined,
  unit?: boolean,
) => string {
  const t = useT('measures');
  const local = useLocal();
  return useCallback(
    (measure, value, unit = true) => {
      if (value === undefined) return t('noValue');
      if (measure.unit.zh === '元' && measure.decimals === 2) return money(value);
      const word = local(measure.unit);
      const text = number(value, measure.decimals);
      return unit && word !== '' && word !== '-' ? `${text} ${word}` : text;
    },
    [t, local],
  );
}

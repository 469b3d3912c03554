import { parsePath, valueAtSteps } from '../../path/property-path.ts';
import { compileSetter } from '../../path/setter.ts';
import { foldWidth, isMissingMark } from '../../values/text.ts';
import type { Form } from './form.ts';

/** A one-digit code that the dialect writes with two: general anaesthesia `01` is `1`. Longer codes stay as they are. */
export const paddedCode: Form = {
  reader: ([column]) => {
    const { path, index } = column!;
    const set = compileSetter(path);
    return (reading) => {
      const text = foldWidth(reading.cell(index)).trim();
      if (!isMissingMark(text)) set(reading.draft, text.length === 2 && text[0] === '0' ? text[1] : text);
    };
  },
  writer: ({ path }) => {
    const steps = parsePath(path)!;
    return (record) => {
      const value = valueAtSteps(record, steps);
      if (typeof value !== 'string') return '';
      return value.length === 1 && value >= '0' && value <= '9' ? `0${value}` : value;
    };
  },
};

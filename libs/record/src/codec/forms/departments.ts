import { parsePath, valueAtSteps } from '../../path/property-path.ts';
import { compileSetter } from '../../path/setter.ts';
import { foldWidth, isMissingMark } from '../../values/text.ts';
import type { Form } from './form.ts';

const ARROW = '→';

/** Several transfer departments in one cell, joined by commas; the record joins them by `→`. */
export const departments: Form = {
  reader: ([column]) => {
    const { path, index } = column!;
    const set = compileSetter(path);
    return (reading) => {
      const text = foldWidth(reading.cell(index)).trim();
      if (isMissingMark(text)) return;
      const parts = text.split(text.includes(ARROW) ? ARROW : ',').map((part) => part.trim());
      set(reading.draft, parts.join(ARROW));
    };
  },
  writer: ({ path }) => {
    const steps = parsePath(path)!;
    return (record) => {
      const value = valueAtSteps(record, steps);
      return typeof value === 'string' ? value.replaceAll(ARROW, ',') : '';
    };
  },
};

import { parsePath, valueAtSteps } from '../../path/property-path.ts';
import { compileSetter } from '../../path/setter.ts';
import { foldWidth, isMissingMark } from '../../values/text.ts';
import type { Form } from './form.ts';

/** A one-digit code that the dialect writes with two: general anaesthesia `01` is `1`. Longer codes stay as they are. */
export const paddedCode: Form = {
  reader: (columns) => trimmedCode.reader(columns),
  writer: (column) => {
    const write = trimmedCode.writer(column);
    return (record) => {
      const code = write(record);
      return code.length === 1 && code >= '0' && code <= '9' ? `0${code}` : code;
    };
  },
};

/** A one-digit code that some systems send with two digits; written with one. */
export const trimmedCode: Form = {
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
      return typeof value === 'string' ? value : '';
    };
  },
};

import { parsePath, valueAtSteps } from '../../path/property-path.ts';
import { compileSetter } from '../../path/setter.ts';
import { durationMinutes, durationText } from '../../values/duration.ts';
import { readInteger } from '../../values/number.ts';
import { foldWidth, isMissingMark } from '../../values/text.ts';
import type { Form } from './form.ts';
import { knownField } from './plain.ts';

const MINUTES: Readonly<Record<string, number>> = { days: 1440, hours: 60, totalHours: 60, minutes: 1 };

/**
 * One duration in columns of its own: days, hours and minutes, or, in the legacy upload, all hours (`totalHours`) and minutes.
 * A part that is left out counts as 0 where another is given.
 */
export const durationPart: Form = {
  reader: (columns) => {
    const { path } = columns[0]!;
    const field = knownField(path);
    const set = compileSetter(path);
    return (reading) => {
      let minutes = 0;
      let given = false;
      for (const { index, part, column } of columns) {
        const text = foldWidth(reading.cell(index)).trim();
        if (isMissingMark(text)) continue;
        const value = readInteger(text);
        if (value === undefined || value < 0) return reading.note('RECORD_NOT_INTEGER', column, { field: field.path });
        minutes += value * MINUTES[part!]!;
        given = true;
      }
      if (given) set(reading.draft, durationText(minutes));
    };
  },
  writer: ({ path, part }) => {
    const steps = parsePath(path)!;
    return (record) => {
      const value = valueAtSteps(record, steps);
      const minutes = typeof value === 'string' ? durationMinutes(value) : undefined;
      if (minutes === undefined) return '';
      if (part === 'minutes') return String(minutes % 60);
      if (part === 'days') return String(Math.floor(minutes / 1440));
      return String(part === 'hours' ? Math.floor((minutes % 1440) / 60) : Math.floor(minutes / 60));
    };
  },
};

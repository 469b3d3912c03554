import { parsePath, valueAtSteps } from '../../path/property-path.ts';
import { compileSetter } from '../../path/setter.ts';
import { durationMinutes, durationText, hoursOfMinutes, minutesOfHours } from '../../values/duration.ts';
import { foldWidth, isMissingMark } from '../../values/text.ts';
import type { Form } from './form.ts';
import { knownField } from './plain.ts';

/**
 * A duration as a number of hours (`37.4` = `1/13/24`). Minutes that are no finite decimal of an hour are written, and read,
 * as days/hours/minutes.
 */
export const hours: Form = {
  reader: ([column]) => {
    const { path, index, column: name } = column!;
    const field = knownField(path);
    const set = compileSetter(path);
    return (reading) => {
      const text = foldWidth(reading.cell(index)).trim();
      if (isMissingMark(text)) return;
      const minutes = minutesOfHours(text) ?? durationMinutes(text);
      if (minutes === undefined) reading.note('RECORD_NOT_DURATION', name, { field: field.path });
      set(reading.draft, minutes === undefined ? text : durationText(minutes));
    };
  },
  writer: ({ path }) => {
    const steps = parsePath(path)!;
    return (record) => {
      const value = valueAtSteps(record, steps);
      if (typeof value !== 'string') return '';
      const minutes = durationMinutes(value);
      return (minutes === undefined ? undefined : hoursOfMinutes(minutes)) ?? value;
    };
  },
};

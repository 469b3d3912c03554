import { parsePath, valueAtSteps } from '../../path/property-path.ts';
import { compileSetter } from '../../path/setter.ts';
import { readMoment } from '../../values/moment.ts';
import { wholeNumber } from '../../values/duration.ts';
import { foldWidth, isMissingMark } from '../../values/text.ts';
import type { Form } from './form.ts';
import { knownField } from './plain.ts';

/** A moment in two columns, its date and its hour of day; the date's column may carry the whole moment by itself. */
export const momentPart: Form = {
  reader: (columns) => {
    const { path } = columns[0]!;
    const field = knownField(path);
    const set = compileSetter(path);
    const day = columns.find(({ part }) => part === 'date');
    const clock = columns.find(({ part }) => part === 'hour');
    return (reading) => {
      const text = day === undefined ? '' : foldWidth(reading.cell(day.index)).trim();
      if (day === undefined || isMissingMark(text)) return;
      const moment = readMoment(text);
      if (moment === undefined) {
        reading.note('RECORD_NOT_DATE', day.column, { field: field.path });
        return set(reading.draft, text);
      }
      const hourText = clock === undefined ? '' : foldWidth(reading.cell(clock.index)).trim();
      const hour = wholeNumber(hourText);
      if (!isMissingMark(hourText) && (hour === undefined || hour > 23))
        reading.note('RECORD_NOT_DATE', clock!.column, { field: field.path });
      const time =
        moment.time ?? (hour === undefined || hour > 23 ? undefined : `${String(hour).padStart(2, '0')}:00:00`);
      set(reading.draft, time === undefined ? moment.date : `${moment.date}T${time}`);
    };
  },
  writer: ({ path, part }) => {
    const steps = parsePath(path)!;
    return (record) => {
      const value = valueAtSteps(record, steps);
      if (typeof value !== 'string') return '';
      const wholeHour = value.length === 19 && value.endsWith(':00:00');
      if (part === 'hour') return wholeHour ? value.slice(11, 13) : '';
      return wholeHour ? value.slice(0, 10) : value.replace('T', ' ');
    };
  },
};

import { CaseloomError, issue } from '@caseloom/core';
import { fieldOf } from '../../catalogue/index.ts';
import { parsePath, valueAtSteps } from '../../path/property-path.ts';
import { compileSetter } from '../../path/setter.ts';
import type { Field } from '../../types.ts';
import { readText } from '../../values/read-value.ts';
import type { Form } from './form.ts';

/** The field's own form: one cell, one value; date and time are separated by a blank. */
export const plain: Form = {
  reader: ([column]) => {
    const { path, index, values, column: name } = column!;
    const field = knownField(path);
    const set = compileSetter(path);
    return (reading) => {
      const cell = reading.cell(index);
      if (cell === '') return;
      const text = values !== undefined && Object.hasOwn(values, cell) ? values[cell]! : cell;
      const { value, problem } = readText(field, text);
      if (problem !== undefined) reading.note(problem, name, { field: field.path });
      if (value !== undefined) set(reading.draft, value);
    };
  },
  writer: ({ path, values }) => {
    const steps = parsePath(path)!;
    const field = knownField(path);
    const back = values === undefined ? undefined : new Map(Object.entries(values).map(([from, to]) => [to, from]));
    return (record) => {
      const text = cellText(valueAtSteps(record, steps), field);
      return back?.get(text) ?? text;
    };
  },
};

/** @throws CaseloomError RECORD_FIELD_UNKNOWN */
export function knownField(path: string): Field {
  const field = fieldOf(path);
  if (field === undefined || field.document === 'derived')
    throw new CaseloomError([issue('RECORD_FIELD_UNKNOWN', path, { path })]);
  return field;
}

/** A value as a cell shows it. */
export function cellText(value: unknown, field: Field): string {
  if (typeof value === 'number') return String(value);
  if (typeof value === 'boolean') return value ? '1' : '0';
  if (typeof value !== 'string') return '';
  return field.type === 'datetime' ? value.replace('T', ' ') : value;
}

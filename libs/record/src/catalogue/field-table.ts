import { parseCsvTable } from '@caseloom/core';
import type { Field, FieldType } from '../types.ts';

/**
 * Reads one of the field tables beside this file: a CSV text with the columns path, section, zh, en, type, length,
 * places, valueSet, unit, document, identifying (`yes` or empty), initials, requiredWhen, note.
 */
export function readFieldTable(text: string): Field[] {
  const { rows, problems } = parseCsvTable(text.trim());
  if (problems.length > 0) throw new Error(`field table, line ${problems[0]!.row}: ${problems[0]!.code}`);
  return rows.map(({ values }) => {
    const field: Field = {
      path: values.path!,
      section: values.section!,
      zh: values.zh!,
      en: values.en!,
      type: values.type as FieldType,
      document: values.document as Field['document'],
      initials: values.initials!,
      ...numbers(values),
      ...texts(values),
      ...(values.identifying === 'yes' ? { identifying: true } : {}),
    };
    return Object.freeze(field);
  });
}

function numbers(values: Record<string, string>): Partial<Field> {
  return {
    ...(values.length === '' ? {} : { maxLength: Number(values.length) }),
    ...(values.places === '' ? {} : { decimals: Number(values.places) }),
  };
}

function texts(values: Record<string, string>): Partial<Field> {
  const kept = Object.create(null) as Record<string, string>;
  for (const name of ['valueSet', 'unit', 'requiredWhen', 'note']) if (values[name] !== '') kept[name] = values[name]!;
  return kept;
}

import { suggestMapping as suggest } from '@caseloom/record';
import type { FieldInfo } from '../../api/knowledge.ts';

export interface MappedColumn {
  readonly path: string;
  readonly values?: Readonly<Record<string, string>> | undefined;
  /** How the cell is written, where it differs from the field's own form. */
  readonly form?: string | undefined;
  readonly part?: string | undefined;
}
/** Column of the file → field. */
export type Columns = Readonly<Record<string, MappedColumn>>;

/** Fields one column can fill: single ones, and the first item of a list (`dx.other[0].code`). */
export function mappableFields(fields: readonly FieldInfo[]): readonly FieldInfo[] {
  return fields
    .filter(
      (field) =>
        field.document !== 'derived' &&
        field.document !== 'workflow' &&
        field.document !== 'external' &&
        field.type !== 'boolean',
    )
    .map((field) => ({ ...field, path: field.path.replaceAll('[]', '[0]') }));
}

/** What a foreign table's columns probably mean; what is not clear stays unmapped. */
export function suggestColumns(header: readonly string[]): Columns {
  return Object.fromEntries(
    suggest(header).flatMap(({ column, path, form, part }): [string, MappedColumn][] =>
      path === undefined
        ? []
        : [[column, { path, ...(form === undefined ? {} : { form }), ...(part === undefined ? {} : { part }) }]],
    ),
  );
}

/** Cases are recognised by their number; without one nothing can be imported. */
export function namesTheCase(columns: Columns): boolean {
  return Object.values(columns).some(({ path }) => path === 'record.mrn' || path === 'record.encounterNo');
}

/** A stable id for a remembered mapping: letters, digits and hyphens of its name, and a number made from the whole of it. */
export function mappingId(name: string): string {
  const ascii = name
    .trim()
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  let sum = 0;
  for (const char of name.trim()) sum = (Math.imul(sum, 31) + (char.codePointAt(0) ?? 0)) >>> 0;
  return `${ascii === '' ? 'mapping' : ascii.slice(0, 40)}-${sum.toString(36)}`;
}

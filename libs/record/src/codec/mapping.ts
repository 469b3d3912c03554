import { CaseloomError, issue } from '@caseloom/core';
import type { Issue } from '@caseloom/core';
import { fieldOf } from '../catalogue/index.ts';
import { parsePath } from '../path/property-path.ts';
import type { Dialect, DialectColumn, FormId } from './dialect.ts';
import { forms } from './forms/index.ts';

/** Where one column of a foreign file goes. */
export interface MappedColumn {
  /** Canonical path with item numbers (`dx.other[0].code`), or `diagnoses` / `procedures` for codes joined by `|`. */
  readonly path: string;
  /** The file's texts and the record's codes: `{ 男: '1', 女: '2' }`. */
  readonly values?: Readonly<Record<string, string>>;
  /** How the cell is written, where it differs from the field's own form; as `suggestMapping` proposes it. */
  readonly form?: FormId;
  readonly part?: string;
}

/** A remembered mapping: column name → field. */
export interface ColumnMapping {
  readonly columns: Readonly<Record<string, MappedColumn>>;
}

const CODE_LISTS: ReadonlySet<string> = new Set(['diagnoses', 'procedures']);

/** Everything that is wrong with a mapping for a header; empty when it can be used. */
export function checkMapping(header: readonly string[], mapping: ColumnMapping): Issue[] {
  const issues: Issue[] = [];
  const taken = new Map<string, string>();
  for (const [column, { path, form, part }] of Object.entries(mapping.columns)) {
    const at = `columns[${JSON.stringify(column)}]`;
    if (parsePath(path) === undefined) issues.push(issue('RECORD_PATH_INVALID', at, { path }));
    else if (!isTarget(path, form)) issues.push(issue('RECORD_FIELD_UNKNOWN', at, { path }));
    if (form !== undefined && !Object.hasOwn(forms, form)) issues.push(issue('RECORD_MAPPING_FORM', at, { form }));
    const place = `${path} ${part ?? ''}`;
    const other = taken.get(place);
    if (other !== undefined) issues.push(issue('RECORD_MAPPING_DUPLICATE', at, { column, other, path }));
    taken.set(place, column);
    if (!header.some((name) => name.trim() === column.trim()))
      issues.push(issue('RECORD_MAPPING_COLUMN', at, { column }, 'warning'));
  }
  return issues;
}

function isTarget(path: string, form: FormId | undefined): boolean {
  if (form === 'incisionHealing') return fieldOf(`${path}.healing`) !== undefined;
  if (CODE_LISTS.has(path)) return true;
  const field = fieldOf(path);
  return field !== undefined && field.document !== 'derived';
}

/** @throws CaseloomError with every error of `checkMapping` */
export function mappedDialect(header: readonly string[], mapping: ColumnMapping): Dialect {
  const errors = checkMapping(header, mapping).filter(({ severity }) => severity === 'error');
  if (errors.length > 0) throw new CaseloomError(errors);
  const columns = Object.entries(mapping.columns).map(([column, { path, values, form, part }]): DialectColumn => {
    const ownForm: FormId = CODE_LISTS.has(path) ? 'codeList' : 'plain';
    return {
      column: column.trim(),
      path,
      form: form ?? ownForm,
      ...(part === undefined ? {} : { part }),
      ...(values === undefined ? {} : { values }),
    };
  });
  return { id: 'mapped', columns };
}

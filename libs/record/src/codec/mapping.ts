import { CaseloomError, issue } from '@caseloom/core';
import type { Issue } from '@caseloom/core';
import { fieldOf } from '../catalogue/index.ts';
import { parsePath } from '../path/property-path.ts';
import type { Dialect, DialectColumn } from './dialect.ts';

/** Where one column of a foreign file goes. */
export interface MappedColumn {
  /** Canonical path with item numbers (`dx.other[0].code`), or `diagnoses` / `procedures` for codes joined by `|`. */
  readonly path: string;
  /** The file's texts and the record's codes: `{ 男: '1', 女: '2' }`. */
  readonly values?: Readonly<Record<string, string>>;
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
  for (const [column, { path }] of Object.entries(mapping.columns)) {
    const field = fieldOf(path);
    const at = `columns[${JSON.stringify(column)}]`;
    if (parsePath(path) === undefined) issues.push(issue('RECORD_PATH_INVALID', at, { path }));
    else if (!CODE_LISTS.has(path) && (field === undefined || field.document === 'derived')) issues.push(issue('RECORD_FIELD_UNKNOWN', at, { path }));
    const other = taken.get(path);
    if (other !== undefined) issues.push(issue('RECORD_MAPPING_DUPLICATE', at, { column, other, path }));
    taken.set(path, column);
    if (!header.some((name) => name.trim() === column.trim())) issues.push(issue('RECORD_MAPPING_COLUMN', at, { column }, 'warning'));
  }
  return issues;
}

/** @throws CaseloomError with every error of `checkMapping` */
export function mappedDialect(header: readonly string[], mapping: ColumnMapping): Dialect {
  const errors = checkMapping(header, mapping).filter(({ severity }) => severity === 'error');
  if (errors.length > 0) throw new CaseloomError(errors);
  const columns = Object.entries(mapping.columns).map(([column, { path, values }]): DialectColumn => {
    const form = CODE_LISTS.has(path) ? 'codeList' : fieldOf(path)!.type === 'duration' ? 'hours' : 'plain';
    return { column: column.trim(), path, form, ...(values === undefined ? {} : { values }) };
  });
  return { id: 'mapped', columns };
}

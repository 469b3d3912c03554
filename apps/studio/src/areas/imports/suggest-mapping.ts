import type { FieldInfo } from '../../api/knowledge.ts';

export interface MappedColumn {
  readonly path: string;
  readonly values?: Readonly<Record<string, string>>;
}
/** Column of the file → field. */
export type Columns = Readonly<Record<string, MappedColumn>>;

/** Fields one column can fill: single ones, and the first item of a list (`dx.other[0].code`). */
export function mappableFields(fields: readonly FieldInfo[]): readonly FieldInfo[] {
  return fields.filter((field) => field.document !== 'derived' && field.document !== 'workflow' && field.type !== 'boolean').map((field) => ({ ...field, path: field.path.replaceAll('[]', '[0]') }));
}

const plain = (text: string): string => text.toLowerCase().replace(/[\s_\-.（）()【】[\]：:／/]/g, '');

/** Everyday names that are not the catalogue's own. */
const ALIASES: Readonly<Record<string, string>> = {
  住院号: 'record.encounterNo',
  病历号: 'record.mrn',
  出院日期: 'stay.dischargeAt',
  入院日期: 'stay.admitAt',
  出院科室: 'stay.dischargeDept',
  入院科室: 'stay.admitDept',
  出院诊断: 'dx.principal.code',
  主要诊断: 'dx.principal.code',
  主诊断编码: 'dx.principal.code',
  其他诊断: 'diagnoses',
  主要手术: 'op[0].code',
  手术编码: 'op[0].code',
  住院天数: 'stay.los',
  年龄: 'patient.ageYears',
  总费用: 'fee.total',
  住院总费用: 'fee.total',
  身份证号: 'patient.idNo',
  统筹区: 'insurance.poolingArea',
};

/**
 * Guesses which field a column is: by everyday name, then the field's Chinese or English label, then its path. One field is
 * given to one column only; what is not clear stays unmapped.
 */
export function suggestMapping(columns: readonly string[], fields: readonly FieldInfo[]): Columns {
  const names = new Map<string, string>();
  for (const field of mappableFields(fields)) {
    for (const name of [field.zh, field.en, field.path]) if (!names.has(plain(name))) names.set(plain(name), field.path);
  }
  for (const [name, path] of Object.entries(ALIASES)) names.set(plain(name), path);
  const taken = new Set<string>();
  const mapped: Record<string, MappedColumn> = {};
  for (const column of columns) {
    const path = names.get(plain(column));
    if (path === undefined || taken.has(path)) continue;
    taken.add(path);
    mapped[column] = { path };
  }
  return mapped;
}

/** A mapping that the server suggests, if it is one. */
export function readSuggestion(value: unknown): Columns | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const columns: unknown = 'columns' in value ? value.columns : value;
  if (typeof columns !== 'object' || columns === null) return undefined;
  const entries = Object.entries(columns as Record<string, unknown>).flatMap(([column, to]): [string, MappedColumn][] => {
    if (typeof to === 'string') return [[column, { path: to }]];
    if (typeof to === 'object' && to !== null && 'path' in to && typeof to.path === 'string') return [[column, to as MappedColumn]];
    return [];
  });
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}

/** Cases are recognised by their number; without one nothing can be imported. */
export function namesTheCase(columns: Columns): boolean {
  return Object.values(columns).some(({ path }) => path === 'record.mrn' || path === 'record.encounterNo');
}

/** A stable id for a remembered mapping: letters, digits and hyphens of its name, else a number made from it. */
export function mappingId(name: string): string {
  const ascii = name.trim().toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '');
  let sum = 0;
  for (const char of name.trim()) sum = (Math.imul(sum, 31) + (char.codePointAt(0) ?? 0)) >>> 0;
  return `${ascii === '' ? 'mapping' : ascii.slice(0, 40)}-${sum.toString(36)}`;
}

import { fieldOf, valueAt, type CaseRecord } from '@caseloom/record';
import type { FieldInfo } from '../../../../api/knowledge.ts';

export const SECTIONS = [
  'institution',
  'patient',
  'contact',
  'stay',
  'diagnosis',
  'pathology',
  'clinical',
  'signoff',
  'procedure',
  'icu',
  'discharge',
  'fee',
  'annex',
  'settlement',
  'charges',
] as const;
/** Sections of the front page in the order of the paper form. */
export type SectionId = (typeof SECTIONS)[number];

export interface Section {
  readonly id: SectionId;
  /** Single fields, in the catalogue's order; tables of lists are the section's own. */
  readonly fields: readonly FieldInfo[];
}

const DISCHARGE = [
  'stay.disposition',
  'stay.receivingHospital',
  'stay.receivingPrimaryCare',
  'stay.receivingCode',
  'stay.readmitPlan31',
  'stay.readmitPurpose',
  'clin.coma',
];
const HEAD = [
  'stay.paymentSource',
  'patient.healthCardNo',
  'patient.insuranceNo',
  'patient.insuranceCardNo',
  'stay.admissionCount',
  'record.',
];
const starts = (path: string, prefixes: readonly string[]) => prefixes.some((prefix) => path.startsWith(prefix));

/** Where the paper form has a field; undefined for what the form does not show. */
export function sectionOf({
  path,
  section,
  document,
}: Pick<FieldInfo, 'path' | 'section' | 'document'>): SectionId | undefined {
  if (['derived', 'workflow', 'charges', 'external'].includes(document)) return undefined;
  if (path.startsWith('settlement.')) return 'settlement';
  if (path.startsWith('fee.')) return 'fee';
  if (path.startsWith('org.') || starts(path, HEAD)) return 'institution';
  if (starts(path, DISCHARGE)) return 'discharge';
  if (path.startsWith('contact.')) return 'contact';
  if (path.startsWith('patient.') || path.startsWith('insurance.')) return 'patient';
  if (path.startsWith('dx.pathology') || path.startsWith('dx.external')) return 'pathology';
  if (path.startsWith('dx.')) return 'diagnosis';
  if (path.startsWith('op.') || path.startsWith('op[]')) return 'procedure';
  if (path.startsWith('icu')) return 'icu';
  if (path.startsWith('sign.')) return 'signoff';
  if (section === 'annex') return 'annex';
  if (path.startsWith('clin.')) return 'clinical';
  if (path.startsWith('stay.')) return 'stay';
  return 'annex';
}

/** Lists have tables of their own; a short list of plain values (`patient.newbornBirthWeight[]`) is shown by its first item. */
const isSingle = (path: string): boolean => !path.includes('[]') || /\[\]$/.test(path);

/** The form's sections with their single fields; fields of lists (`dx.other[].code`) are left to the tables. */
export function layout(fields: readonly FieldInfo[]): readonly Section[] {
  const shown = fields
    .filter((field) => isSingle(field.path) && !field.path.startsWith('dx.principal.'))
    .map((field) => (field.path.endsWith('[]') ? { ...field, path: `${field.path.slice(0, -2)}[0]` } : field));
  return SECTIONS.map((id) => ({ id, fields: shown.filter((field) => sectionOf(field) === id) }));
}

/** A list of the catalogue that the form shows as a table: `op[]` under the procedures. */
export interface TableSpec {
  readonly generic: string;
  readonly section: SectionId;
}

/** The form's tables: one for each list of groups in the catalogue, under the section of its fields. Charge lines have a view of their own. */
export function tablesOf(fields: readonly FieldInfo[]): readonly TableSpec[] {
  const tables = new Map<string, SectionId>();
  for (const field of fields) {
    const end = field.path.lastIndexOf('[].');
    const section = end < 0 ? undefined : sectionOf(field);
    if (section !== undefined) tables.set(field.path.slice(0, end + 2), section);
  }
  return [...tables].map(([generic, section]) => ({ generic, section }));
}

/** True for fields that every front page has, by the catalogue; the others appear when they hold something. */
export function isUsual(path: string): boolean {
  return (
    /^(always|if (any|transferred|employed|insured|issued|pathology))/.test(fieldOf(path)?.requiredWhen ?? '') &&
    fieldOf(path)?.document === 'frontPage'
  );
}

/** The fields of a section to show: usual ones, filled ones, and those a finding points at. */
export function shownFields(
  section: Section,
  record: CaseRecord,
  marked: ReadonlySet<string>,
  everything: boolean,
): readonly FieldInfo[] {
  if (everything) return section.fields;
  return section.fields.filter(
    ({ path }) =>
      (section.id !== 'settlement' && isUsual(path)) || valueAt(record, path) !== undefined || marked.has(path),
  );
}

/** The fields of a list's rows, with their names below the row: `code`, `name`, `poa`. */
export function columnsOf(
  fields: readonly FieldInfo[],
  generic: string,
): readonly { readonly key: string; readonly field: FieldInfo }[] {
  const prefix = `${generic}.`;
  return fields.flatMap((field) =>
    field.path.startsWith(prefix) && !field.path.slice(prefix.length).includes('[')
      ? [{ key: field.path.slice(prefix.length), field }]
      : [],
  );
}

import type { CallOutput } from '../../../api/client.ts';

export type Inspected = CallOutput<'inspectScheme'>;
export type SourceSheet = Inspected['sheets'][number];
export type SheetRole = Inspected['roles'][number];

/** What one sheet is taken for; a part of `scheme-mapping/1`. */
export interface SheetUse {
  readonly role: string;
  readonly sheet: string;
  readonly headerRow: number;
  readonly headerRows?: number;
  readonly columns: Readonly<Record<string, string>>;
  readonly fixed?: Readonly<Record<string, string>>;
  readonly separators?: string;
  readonly fillDown?: boolean;
}

export interface Mapping {
  readonly format: 'scheme-mapping/1';
  readonly uses: readonly SheetUse[];
  readonly unused?: readonly { readonly sheet: string; readonly reason: string }[];
  readonly procedureLists?: 'any' | 'principal';
}

/** How sure the suggestion was of each role of a sheet, 0 to 1, by `sheet role`. */
export function confidences(choices: unknown): ReadonlyMap<string, number> {
  const known = (Array.isArray(choices) ? choices : []) as {
    readonly sheet: string;
    readonly uses: readonly { readonly role: string; readonly confidence: number }[];
  }[];
  return new Map(known.flatMap(({ sheet, uses }) => uses.map((use) => [`${sheet} ${use.role}`, use.confidence])));
}

/** Columns by the header of the row: its text, or the letter where it has none; the second of a text is `text#2`. */
export function headersOf(sheet: SourceSheet, headerRow: number): readonly string[] {
  const cells = sheet.head.find(({ row }) => row === headerRow)?.cells ?? [];
  const seen = new Map<string, number>();
  return cells.map((cell, index) => {
    const text = cell.trim();
    if (text === '') return `=${letters(index)}`;
    const count = (seen.get(text) ?? 0) + 1;
    seen.set(text, count);
    return count === 1 ? text : `${text}#${count}`;
  });
}

function letters(index: number): string {
  const last = String.fromCharCode(65 + (index % 26));
  return index < 26 ? last : letters(Math.floor(index / 26) - 1) + last;
}

/** Required columns that a reading has not been given yet. */
export function missingFields(use: SheetUse, roles: readonly SheetRole[]): readonly string[] {
  const role = roles.find((one) => one.role === use.role);
  return (role?.required ?? []).filter((field) => !use.columns[field] && !use.fixed?.[field]);
}

/** A sheet of the file is read; a mapping remembered for other sheets reads none. */
export function readsAny({ uses }: Mapping, sheets: readonly SourceSheet[]): boolean {
  return uses.some((use) => sheets.some(({ name }) => name === use.sheet));
}

/** Something is read, and everything that is read has its required columns. */
export function isReadable(mapping: Mapping, { sheets, roles }: Pick<Inspected, 'sheets' | 'roles'>): boolean {
  return readsAny(mapping, sheets) && mapping.uses.every((use) => missingFields(use, roles).length === 0);
}

/** One reading changed; sheets that nothing reads any more are named as left out on purpose. */
export function withUse(mapping: Mapping, index: number, use: SheetUse | undefined): Mapping {
  const uses = mapping.uses.flatMap((one, at) => (at !== index ? [one] : use === undefined ? [] : [use]));
  return { ...mapping, uses };
}

/** The reading in another role: columns of fields that the new role has too stay. */
export function inRole(use: SheetUse, role: SheetRole): SheetUse {
  const fields = new Set([...role.required, ...role.optional]);
  const kept = Object.entries(use.columns).filter(([field]) => fields.has(field));
  const { fixed: _fixed, ...rest } = use;
  return { ...rest, role: role.role, columns: Object.fromEntries(kept) };
}

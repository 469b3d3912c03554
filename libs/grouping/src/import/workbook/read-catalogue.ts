import type { ImportIssues, Place } from './import-issues.ts';
import type { Field } from './roles.ts';
import type { RoleRow } from './role-rows.ts';

/** An MDC, ADRG or DRG as the catalogue sheets name it. */
export interface CatalogueEntry {
  readonly code: string;
  readonly name: string;
  /** MDC of an ADRG, ADRG of a DRG; '' where the sheet does not say. */
  readonly parent: string;
  readonly place: Place;
}

/** The catalogue sheets: by code, in the order of the sheets, without the row `0000` of what is not grouped. */
export interface Catalogue {
  readonly mdcs: ReadonlyMap<string, CatalogueEntry>;
  readonly adrgs: ReadonlyMap<string, CatalogueEntry>;
  readonly drgs: ReadonlyMap<string, CatalogueEntry>;
}

/** The row of records that enter no group. */
const UNGROUPED = '0000';

type Level = 'mdc' | 'adrg' | 'drg';

const LEVELS: Readonly<Record<Level, { readonly code: Field; readonly name: Field; readonly parent?: Field }>> = {
  mdc: { code: 'mdc', name: 'mdcName' },
  adrg: { code: 'adrg', name: 'adrgName', parent: 'mdc' },
  drg: { code: 'drg', name: 'drgName', parent: 'adrg' },
};

/** Collects the catalogue sheets of one level. A code named twice is one entry; that it has two names or two parents is reported. */
export class CatalogueLevel {
  readonly entries = new Map<string, CatalogueEntry>();
  readonly #level: Level;
  readonly #issues: ImportIssues;

  constructor(level: Level, issues: ImportIssues) {
    this.#level = level;
    this.#issues = issues;
  }

  add(row: RoleRow): void {
    const { code: codeField, name: nameField, parent: parentField } = LEVELS[this.#level];
    const { text, column } = row.cell(codeField);
    // Lists of an ADRG may be numbered: `AC1_01`.
    const code = this.#level === 'adrg' ? text.replace(/_[0-9]+$/, '') : text;
    const place: Place = { sheet: row.sheet, row: row.row, ...(column === undefined ? {} : { column }) };
    if (code === '') return this.#issues.add('SCHEME_SHEET_ROW_UNREAD', 'warning', place, { missing: codeField });
    if (code === UNGROUPED || (column !== undefined && row.cell(codeField).number !== undefined && Number(code) === 0))
      return;
    if (!isGroupCode(code))
      return this.#issues.add('SCHEME_SHEET_ROW_UNREAD', 'warning', place, { missing: codeField, found: code });
    const name = row.cell(nameField).text;
    const parent = parentField === undefined ? '' : this.#parentOf(row, parentField, code);
    const before = this.entries.get(code);
    if (before === undefined) this.entries.set(code, { code, name, parent, place });
    else if ((name !== '' && name !== before.name) || (parent !== '' && parent !== before.parent))
      this.#issues.add('SCHEME_SHEET_ENTRY_DIFFERS', 'warning', place, {
        code,
        before: `${before.parent} ${before.name}`,
        found: `${parent} ${name}`,
      });
  }

  /** A DRG names its ADRG in its first three characters where no column does. */
  #parentOf(row: RoleRow, field: Field, code: string): string {
    const { text } = row.cell(field);
    return text === '' && field === 'adrg' ? code.slice(0, 3) : text;
  }
}

/** Letters and digits, a letter first: notes and sums at the end of a sheet are none. */
function isGroupCode(code: string): boolean {
  return /^[A-Z][0-9A-Z]{2,5}$/.test(code);
}

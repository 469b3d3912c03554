import type { CodeSystemId } from '../../code-systems.ts';
import type { CodeCells } from './code-cells.ts';
import type { ImportIssues, Place } from './import-issues.ts';
import type { RoleRow } from './role-rows.ts';

/** Lists of an MDC's diagnoses, of an ADRG's diagnoses and of its procedures; a name may stand in each kind. */
export type ListKind = 'mdcDx' | 'dx' | 'proc';

export interface CodeList {
  readonly kind: ListKind;
  /** As the sheet calls it: `B00`, `BJ1`, `AC1_01`. */
  readonly name: string;
  /** Codes in the order of the sheet, each once, with their names. */
  readonly codes: Map<string, string>;
  /** MDCs that the rows name. */
  readonly mdcs: Set<string>;
  readonly place: Place;
}

export const SYSTEM_OF: Readonly<Record<ListKind, CodeSystemId>> = { mdcDx: 'dx', dx: 'dx', proc: 'proc' };

/** Collects the list sheets. */
export class CodeLists {
  readonly #lists = new Map<string, CodeList>();
  readonly #cells: CodeCells;
  readonly #issues: ImportIssues;

  constructor(cells: CodeCells, issues: ImportIssues) {
    this.#cells = cells;
    this.#issues = issues;
  }

  get(kind: ListKind, name: string): CodeList | undefined {
    return this.#lists.get(`${kind}:${name}`);
  }

  all(): readonly CodeList[] {
    return [...this.#lists.values()];
  }

  /** A row of a list sheet: one code or several; the list's name, else the MDC's own class. */
  add(row: RoleRow, kind: ListKind, separators: string | undefined): void {
    const mdc = row.cell('mdc').text;
    const { text: named, column } = row.cell('list');
    const code = row.cell('code');
    const name = named !== '' ? named : kind === 'mdcDx' && mdc.startsWith('MDC') ? `${mdc.slice(3)}00` : '';
    const at = (where: number | undefined): Place => ({
      sheet: row.sheet,
      row: row.row,
      ...(where === undefined ? {} : { column: where }),
    });
    if (name === '' || code.text === '') {
      const missing = name === '' ? 'list' : 'code';
      // A catalogue of ADRGs has groups without diagnoses or without procedures.
      if (name === '' || !isGroupName(name))
        this.#issues.add('SCHEME_SHEET_ROW_UNREAD', 'warning', at(missing === 'list' ? column : code.column), {
          missing,
        });
      return;
    }
    let list = this.#lists.get(`${kind}:${name}`);
    if (list === undefined) {
      list = { kind, name, codes: new Map(), mdcs: new Set(), place: at(column) };
      this.#lists.set(`${kind}:${name}`, list);
    }
    if (mdc !== '') list.mdcs.add(mdc);
    for (const one of this.#cells.read(row, SYSTEM_OF[kind], separators)) {
      if (list.codes.has(one.code))
        this.#issues.add('SCHEME_SHEET_CODE_REPEATED', 'info', one.place, { code: one.code, list: name });
      else list.codes.set(one.code, one.name);
    }
  }
}

function isGroupName(name: string): boolean {
  return /^[A-Z][0-9A-Z]{1,3}(_[0-9]+)?$/.test(name);
}

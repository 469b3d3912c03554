import type { CodeSystemId, CodeSystems } from '../../code-systems.ts';
import { hasPoint, looksLikeDiagnosis, looksLikeProcedure } from './code-shape.ts';
import type { ImportIssues, Place } from './import-issues.ts';
import { CodeNumbers } from './restore-code.ts';
import type { RoleRow } from './role-rows.ts';
import { codesIn, DEFAULT_SEPARATORS } from './split-codes.ts';
import type { CodeInCell } from './split-codes.ts';
import { halfWidth, hasWideCode, tidyCode } from './tidy-text.ts';

/** A code of a cell with the place where it stands. */
export interface PlacedCode {
  readonly code: string;
  readonly name: string;
  readonly place: Place;
}

/** The first name of a code and where it stands, and the others that were told. */
interface NamedAt {
  readonly name: string;
  readonly place: Place;
  readonly others: Set<string>;
}

/**
 * Reads cells of codes: several in one cell, numbers made codes again, small slips mended, each with an issue. Every code is held against the code system once, and
 * its name against the one it had before.
 */
export class CodeCells {
  readonly #issues: ImportIssues;
  readonly #systems: CodeSystems;
  readonly #numbers: CodeNumbers;
  readonly #names: Record<CodeSystemId, Map<string, NamedAt>> = {
    dx: new Map(),
    proc: new Map(),
  };

  constructor(issues: ImportIssues, systems: CodeSystems) {
    this.#issues = issues;
    this.#systems = systems;
    this.#numbers = new CodeNumbers(systems);
  }

  /** Notes what stands as text, before any number is read. */
  note(text: string, system: CodeSystemId): void {
    this.#numbers.note(text, system);
  }

  /** The codes of the row's `code` cell that can match; others are reported and left out. */
  read(row: RoleRow, system: CodeSystemId, separators: string = DEFAULT_SEPARATORS): readonly PlacedCode[] {
    const cell = row.cell('code');
    const place: Place = {
      sheet: row.sheet,
      row: row.row,
      ...(cell.column === undefined ? {} : { column: cell.column }),
    };
    if (cell.number !== undefined) {
      const code = this.#restored(cell.text, cell.number, system, place);
      return this.#kept({ code, name: row.cell('name').text }, system, place);
    }
    if (hasWideCode(cell.text))
      this.#issues.add('SCHEME_SHEET_TIDIED', 'warning', place, { fix: 'fullWidth', text: halfWidth(cell.text) });
    const found = rejoined(codesIn(halfWidth(cell.text), halfWidth(separators.replaceAll('\\n', '\n'))), system);
    if (found.length === 1) {
      const { code, name } = found[0]!;
      return this.#kept({ code, name: row.cell('name').text || name }, system, place);
    }
    return found.flatMap((one) => this.#kept(one, system, place));
  }

  #restored(
    text: string,
    number: { readonly shown?: string; readonly isSure: boolean },
    system: CodeSystemId,
    place: Place,
  ): string {
    const { code, how, choices } = this.#numbers.restore(text, system, number.shown);
    if (how === 'restored') this.#issues.add('SCHEME_SHEET_CODE_RESTORED', 'warning', place, { text, code });
    else if (how === 'doubtful' && (number.isSure || choices.length > 0))
      this.#issues.add('SCHEME_SHEET_CODE_NUMBER', 'error', place, { text, choices: choices.join(' ') || '–' });
    else if (number.isSure) this.#issues.add('SCHEME_SHEET_NUMBER_AS_CODE', 'info', place, { text });
    return code;
  }

  #kept({ code: text, name }: CodeInCell, system: CodeSystemId, place: Place): readonly PlacedCode[] {
    const { text: code, fixes } = tidyCode(text);
    for (const fix of fixes) this.#issues.add('SCHEME_SHEET_TIDIED', 'warning', place, { fix, text: code });
    if (isRange(code, system)) {
      this.#issues.add('SCHEME_SHEET_CODE_RANGE', 'error', place, { code });
      return [];
    }
    if (!hasPoint(code, system)) {
      this.#issues.add('SCHEME_SHEET_CODE_SHAPE', 'warning', place, { code });
      return [];
    }
    this.#named(code, name, system, place);
    return [{ code, name, place }];
  }

  /** One name for a code, and every code known: each is told once. */
  #named(code: string, name: string, system: CodeSystemId, place: Place): void {
    const before = this.#names[system].get(code);
    if (before === undefined) {
      this.#names[system].set(code, { name, place, others: new Set() });
      const known = this.#systems[system];
      if (known !== undefined && !known.has(code))
        this.#issues.add('SCHEME_SHEET_CODE_UNKNOWN', 'warning', place, { code, name });
    } else if (name !== '' && before.name === '') this.#names[system].set(code, { name, place, others: new Set() });
    else if (name !== '' && name !== before.name && !before.others.has(name)) {
      before.others.add(name);
      this.#issues.add('SCHEME_SHEET_NAMES_DIFFER', 'info', place, {
        code,
        name,
        before: before.name,
        at: `${before.place.sheet}!${before.place.row ?? ''}`,
      });
    }
  }
}

/** `A01. 000` and `A01 .000` are one code that a blank cut apart. */
function rejoined(pieces: readonly CodeInCell[], system: CodeSystemId): readonly CodeInCell[] {
  const looks = system === 'dx' ? looksLikeDiagnosis : looksLikeProcedure;
  return pieces.map((piece) => {
    const isCut = piece.code.endsWith('.') || piece.name.startsWith('.');
    return isCut && looks(piece.code + piece.name) ? { code: piece.code + piece.name, name: '' } : piece;
  });
}

/** `A00-B99`, `A01.0-A01.4`: a range is no code, and what lies in it nobody says. */
function isRange(code: string, system: CodeSystemId): boolean {
  const [from = '', to = '', ...more] = code.split('-');
  const looks = system === 'dx' ? looksLikeDiagnosis : looksLikeProcedure;
  return more.length === 0 && to !== '' && looks(from) && looks(to);
}

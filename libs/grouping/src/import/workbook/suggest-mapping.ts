import { codesOfRole, roleFields } from './suggest-roles.ts';
import type { RoleGuess } from './suggest-roles.ts';
import { fitOf } from './column-content.ts';
import { findHeader } from './find-header.ts';
import type { FoundHeader, HeaderColumn } from './find-header.ts';
import type { Field, Role } from './roles.ts';
import { KEY_FIELDS } from './roles.ts';
import type { SchemeMapping, SheetUse } from './scheme-mapping.ts';
import { columnLetters, withMergedFilled } from './sheets.ts';
import type { SourceSheet } from './sheets.ts';

/** What was chosen for a sheet, and what else it could be. */
export interface SheetChoice {
  readonly sheet: string;
  readonly hidden: boolean;
  readonly uses: readonly {
    readonly role: Role;
    /** 0 to 1: how far headers and contents bear it out. */
    readonly confidence: number;
    readonly fields: readonly {
      readonly field: Field;
      readonly column: string;
      readonly alternatives: readonly string[];
    }[];
  }[];
  /** Other roles that the columns would serve, best first. */
  readonly alternatives: readonly { readonly role: Role; readonly confidence: number }[];
  /** Why no role was found. */
  readonly reason?: 'noHeader' | 'noRole' | 'empty';
}

export interface MappingSuggestion {
  readonly mapping: SchemeMapping;
  readonly choices: readonly SheetChoice[];
}

/**
 * Finds out what each sheet of a workbook holds, by its headers, by what stands below them and by its name. The result is a proposal: a person may change any part of it.
 */
export function suggestSchemeMapping(sheets: readonly SourceSheet[]): MappingSuggestion {
  const read = sheets.map((sheet) => {
    const filled = withMergedFilled(sheet);
    const header = findHeader(filled);
    return { sheet: filled, header, guesses: header === undefined ? [] : roleFields(filled.name, header) };
  });
  const kept = severitiesTold(read.map((one) => ({ ...one, chosen: chosenOf(one, read) })));
  return {
    mapping: {
      format: 'scheme-mapping/1',
      uses: kept.flatMap(({ sheet, header, chosen }) => chosen.map((guess) => useOf(sheet, header!, guess))),
      unused: [],
      procedureLists: 'any',
    },
    choices: kept.map(({ sheet, header, guesses, chosen }) => choiceOf(sheet, header, guesses, chosen)),
  };
}

interface ReadSheet {
  readonly sheet: SourceSheet;
  readonly header: FoundHeader | undefined;
  readonly guesses: readonly RoleGuess[];
}

/**
 * A sheet of ADRGs names its MDCs too: they are taken from it only where no sheet of MDCs is there. What a hidden sheet holds is taken only where no visible one holds the
 * same, since it may be an older state.
 */
function chosenOf({ sheet, guesses }: ReadSheet, all: readonly ReadSheet[]): readonly RoleGuess[] {
  const likely = (role: Role): readonly { readonly hidden: boolean; readonly spare: number }[] =>
    all.flatMap((one) =>
      one.guesses
        .filter((guess) => guess.role === role && !guess.isAlternative)
        .map(({ spare }) => ({ hidden: one.sheet.hidden === true, spare })),
    );
  return guesses.filter(
    ({ role, spare, isAlternative }) =>
      !isAlternative &&
      !likely(role).some((other) => other.spare < spare) &&
      !(sheet.hidden === true && likely(role).some((other) => !other.hidden)),
  );
}

/** Two sheets of complications of which neither says how severe they are: there are fewer severe ones. Not sure, and told so. */
function severitiesTold<S extends ReadSheet & { readonly chosen: readonly RoleGuess[] }>(
  sheets: readonly S[],
): readonly S[] {
  const has = (role: Role): boolean => sheets.some(({ chosen }) => chosen.some((guess) => guess.role === role));
  const unsure = sheets
    .filter(({ chosen }) => chosen.some(({ role, certainty }) => role === 'cc' && certainty < 1))
    .sort((a, b) => a.sheet.rows.length - b.sheet.rows.length);
  if (unsure.length < 2 || has('mcc') || has('complications')) return sheets;
  const severe = (guess: RoleGuess): RoleGuess =>
    guess.role === 'cc' ? { ...guess, role: 'mcc', certainty: 0.4 } : guess;
  return sheets.map((one) => (one === unsure[0] ? { ...one, chosen: one.chosen.map(severe) } : one));
}

function useOf(sheet: SourceSheet, header: FoundHeader, { role, fields, fixed }: RoleGuess): SheetUse {
  const columns = Object.fromEntries(
    [...fields].map(([field, column]) => [field, referenceTo(column, header.columns)]),
  );
  return {
    role,
    sheet: sheet.name,
    headerRow: header.row,
    headerRows: header.rows,
    columns,
    ...(fixed === undefined ? {} : { fixed }),
    ...(hasGaps(sheet, header, fields) ? { fillDown: true } : {}),
  };
}

/** The header's text; with its number where the sheet has it twice. */
function referenceTo(column: HeaderColumn, columns: readonly HeaderColumn[]): string {
  const same = columns.filter(({ header }) => header === column.header);
  const number = same.findIndex((one) => one.column === column.column) + 1;
  if (column.header.startsWith('=') || column.header.includes('#')) return `=${columnLetters(column.column)}`;
  return number === 1 ? column.header : `${column.header}#${number}`;
}

/** A key column that is empty in rows with a code, below one that is not, and not in most of them alone at the end. */
function hasGaps(sheet: SourceSheet, header: FoundHeader, fields: RoleGuess['fields']): boolean {
  const keys = [...fields].filter(([field]) => KEY_FIELDS.includes(field)).map(([, { column }]) => column);
  const others = [...fields].filter(([field]) => !KEY_FIELDS.includes(field)).map(([, { column }]) => column);
  const from = sheet.rows.findIndex(({ row }) => row >= header.row + header.rows);
  const rows = sheet.rows.slice(from + 1);
  const gaps = rows.filter(
    ({ cells }) =>
      keys.some((key) => (cells[key] ?? '').trim() === '') && others.some((one) => (cells[one] ?? '') !== ''),
  );
  return gaps.length > 3 && gaps.length * 10 > rows.length;
}

function choiceOf(
  sheet: SourceSheet,
  header: FoundHeader | undefined,
  guesses: readonly RoleGuess[],
  chosen: readonly RoleGuess[],
): SheetChoice {
  const reason = sheet.rows.length === 0 ? 'empty' : header === undefined ? 'noHeader' : 'noRole';
  return {
    sheet: sheet.name,
    hidden: sheet.hidden === true,
    uses: chosen.map((guess) => ({
      role: guess.role,
      confidence: confidenceOf(guess),
      fields: [...guess.fields].map(([field, column]) => ({
        field,
        column: referenceTo(column, header!.columns),
        alternatives: header!.columns
          .filter(
            (other) =>
              other.column !== column.column && other.concept !== undefined && other.concept === column.concept,
          )
          .map((other) => referenceTo(other, header!.columns)),
      })),
    })),
    alternatives: guesses
      .filter((guess) => !chosen.includes(guess))
      .map((guess) => ({ role: guess.role, confidence: confidenceOf(guess) }))
      .sort((a, b) => b.confidence - a.confidence),
    ...(chosen.length > 0 ? {} : { reason }),
  };
}

function confidenceOf({ role, fields, certainty }: RoleGuess): number {
  const expected = codesOfRole(role);
  const fits = [...fields].map(([, { concept, content }]) =>
    concept === undefined ? 0.5 : (fitOf(concept, content) ?? 0.8),
  );
  const fit = fits.reduce((sum, one) => sum + one, 0) / Math.max(1, fits.length);
  const complete = Math.min(1, fields.size / expected);
  return Math.round(100 * certainty * (0.5 * complete + 0.5 * fit)) / 100;
}

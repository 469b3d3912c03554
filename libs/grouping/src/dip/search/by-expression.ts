import type { Candidate } from '../candidate.ts';
import { unmatched } from '../candidate.ts';
import type { CatalogueWord } from '../catalogues.ts';
import type { ProcedureExpression } from '../procedure-expression.ts';
import type { DipStay } from '../stay.ts';
import { isConservative } from './conservative.ts';
import type { Search } from './search.ts';

/**
 * Core and basic groups, 1.4 of the method: rows of the diagnosis key whose expression holds. Conservative rows only when no expression
 * of this catalogue did and the stay is conservative.
 */
export function byExpression(
  word: CatalogueWord,
  { method, catalogue, kinds }: Search,
  stay: DipStay,
): readonly Candidate[] {
  const rows = catalogue.byExpression(word, stay.principal.slice(0, method.dx_key_length));
  const found: Candidate[] = [];
  for (const row of rows.holding(stay.met)) {
    const matched = placesOf(row.expression!, stay);
    found.push({ row, code: row.code, matched, opType: kinds.ofPlaces(stay.known, matched), auxiliary: undefined });
  }
  if (found.length > 0 || rows.conservative.length === 0 || !isConservative(method.conservative, stay, kinds))
    return found;
  const taken = method.conservative.take === 'first' ? rows.conservative.slice(0, 1) : rows.conservative;
  return taken.map((row) => unmatched(row, kinds.conservative));
}

/** Places of the stay's procedures that occur in the expression, in the order of the stay. */
function placesOf({ codes }: ProcedureExpression, { meets }: DipStay): readonly number[] {
  const places: number[] = [];
  for (let place = 0; place < meets.length; place++)
    if (meets[place]!.some((code) => codes.includes(code))) places.push(place);
  return places;
}

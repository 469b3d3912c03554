import type { Candidate } from '../candidate.ts';
import { unmatched } from '../candidate.ts';
import type { CatalogueWord } from '../catalogues.ts';
import type { DipMethod } from '../method.ts';
import type { ProcedureKinds } from '../procedure-kinds.ts';
import type { DipStay } from '../stay.ts';
import { byExpression } from './by-expression.ts';
import type { CatalogueIndex } from './catalogue-index.ts';
import { comprehensive, comprehensiveInBasic } from './comprehensive.ts';

/** What a search looks into. */
export interface Search {
  readonly method: DipMethod;
  readonly catalogue: CatalogueIndex;
  readonly kinds: ProcedureKinds;
}

/** How each catalogue is searched. */
const SEARCHES: Readonly<Record<CatalogueWord, (search: Search, stay: DipStay) => readonly Candidate[]>> = {
  核心: (search, stay) => byExpression('核心', search, stay),
  基层: (search, stay) => {
    const found = byExpression('基层', search, stay);
    return search.method.comprehensive_rows_in_basic ? [...found, ...comprehensiveInBasic(search, stay)] : found;
  },
  综合: comprehensive,
  空白: ({ catalogue: { blank } }) => (blank === undefined ? [] : [unmatched(blank, blank.opType)]),
};

/** All candidates of one catalogue, in table order (1.4 and 1.5 of the method). */
export function candidatesOf(word: CatalogueWord, search: Search, stay: DipStay): readonly Candidate[] {
  return SEARCHES[word](search, stay);
}

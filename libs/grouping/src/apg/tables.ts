import { optional, table } from '../table-spec.ts';

/** Tables of an APG scheme (docs/spec/grouping.md, part 7). */
export const apgTables = {
  apgs: table(
    ['apg'],
    [
      'apg',
      optional('name'),
      { name: 'type', required: true, about: 'significant, medical, ancillary or passThrough' },
      optional('weight', 'Relative weight; pass-through groups have none'),
      optional('family', 'Consolidation family'),
    ],
  ),
  apg_codes: table(
    ['system', 'code', 'apg'],
    [
      { name: 'system', required: true, about: 'procedure, item or diagnosis' },
      { name: 'code', required: true, about: 'A full code, or its beginning and *' },
      'apg',
      optional('age_from', 'Completed years, inclusive'),
      optional('age_to', 'Completed years, inclusive'),
      optional('sex', '1 male, 2 female'),
    ],
    true,
  ),
  packaging: table(
    ['apg', 'into'],
    ['apg', { name: 'into', required: true, about: 'An APG, a type, or any: what the ancillary is inside of' }],
  ),
};

import { optional, order, table } from '../table-spec.ts';

/** Tables of a DRG scheme (docs/spec/grouping.md, part 2). */
export const drgTables = {
  mdc: table(
    ['mdc'],
    [
      order,
      'mdc',
      optional('name'),
      'condition',
      optional('no_group', 'Entered and no rule answers: next (or empty), keep, stop'),
    ],
    true,
  ),
  adrg: table(
    ['rule'],
    [order, 'mdc', 'rule', 'adrg', optional('name'), 'kind', 'condition', optional('no_drg_result')],
    true,
    ['mdc'],
  ),
  drg: table(
    ['rule', 'drg'],
    [order, optional('mdc'), 'rule', optional('adrg'), 'drg', optional('name'), 'condition'],
    true,
    ['rule'],
  ),
  code_lists: table(['list', 'code'], ['list', 'code']),
  operating_procedures: table(['code'], ['code', optional('name')]),
  cc: table(['code'], ['code', optional('exclusion_group')]),
  mcc: table(['code'], ['code', optional('exclusion_group')]),
  exclusion: table(['principal_dx', 'exclusion_group'], ['principal_dx', 'exclusion_group']),
  weights: table(
    ['drg'],
    [
      'drg',
      'weight',
      optional('mean_charge', 'yuan'),
      optional('mean_los_days', 'days'),
      optional('risk_level', '1 low … 4 high, by expected mortality'),
    ],
  ),
  excluded_diagnoses: table(['code'], ['code']),
  excluded_procedures: table(['code'], ['code']),
  group_attributes: table(['drg'], ['drg', optional('primary_care', 'yes: a primary-care group; empty or no: not')]),
};

import { AVERAGE_KEYS } from './average.ts';
import { optional, table } from '../table-spec.ts';

/** Tables of a DIP scheme (docs/spec/grouping.md, part 6). */
export const dipTables = {
  groups: table(
    ['seq'],
    [
      'seq',
      'catalogue',
      'dx_key',
      optional('dx_name'),
      optional('procedures'),
      optional('op_type'),
      'group_code',
      optional('group_name'),
      'score',
      optional('basic_factor'),
      optional('avg_amount'),
      optional('severity'),
      optional('surgery_level'),
    ],
    true,
  ),
  // Published tables repeat a row now and then; of equal factors the earlier one counts, so rows have no identity.
  supplement: table([], ['group_code', 'kind', 'level', 'score', 'factor', optional('avg_amount')], true),
  ccmcc: table(['dx_code'], ['dx_code', 'level', optional('exclude_table'), optional('include_prefix')]),
  ccmcc_exclude: table(['table', 'dx_code'], ['table', 'dx_code']),
  procedures: table(['code'], ['code', optional('name'), 'op_type', optional('incision'), optional('level')]),
  excluded_procedures: table(['code'], ['code']),
  code_map: table(['kind', 'from'], ['kind', 'from', optional('to')]),
  // Which of the columns must agree is said by the method (`estimated_average`), so rows have no key of their own.
  averages: table([], [...AVERAGE_KEYS.map((key) => optional(key)), 'average']),
};

import type { Issue } from '@caseloom/core';
import type { Artifact, ArtifactKind, CheckContext, TableSpec } from '@caseloom/pack';
import { checkDip } from './dip/check-dip.ts';
import type { DipDocument, DrgDocument, GroupingDocument } from './document.ts';
import { groupingDocumentSchema } from './document.ts';
import { checkDrg } from './drg/check-drg.ts';

type Column = TableSpec['columns'][number];

function table(key: readonly string[], columns: readonly (string | Column)[], ordered = false): TableSpec {
  return {
    key,
    ordered,
    open: true,
    columns: columns.map((column) => (typeof column === 'string' ? { name: column, required: true } : column)),
  };
}

/** Row order is the order tried; `order` is kept as the source wrote it. */
const order: Column = {
  name: 'order',
  about: 'Number of the row in the source; the order tried is the order of the rows',
};
const optional = (name: string, about?: string): Column => (about === undefined ? { name } : { name, about });

/**
 * Grouping schemes, family `drg` or `dip`: a JSON head and tables with the column names of the folder form, so that importing is copying
 * (docs/spec/grouping.md). Tables of the other family are absent.
 */
export const groupingKind: ArtifactKind<GroupingDocument> = {
  kind: 'grouping',
  title: { zh: '分组方案', en: 'Grouping scheme' },
  schema: groupingDocumentSchema as ArtifactKind<GroupingDocument>['schema'],
  families: [],
  tables: {
    mdc: table(['mdc'], [order, 'mdc', optional('name'), 'condition'], true),
    adrg: table(
      ['rule'],
      [order, 'mdc', 'rule', 'adrg', optional('name'), 'kind', 'condition', optional('no_drg_result')],
      true,
    ),
    drg: table(
      ['rule', 'drg'],
      [order, optional('mdc'), 'rule', optional('adrg'), 'drg', optional('name'), 'condition'],
      true,
    ),
    code_lists: table(['list', 'code'], ['list', 'code']),
    operating_procedures: table(['code'], ['code', optional('name')]),
    cc: table(['code'], ['code', optional('exclusion_group')]),
    mcc: table(['code'], ['code', optional('exclusion_group')]),
    exclusion: table(['principal_dx'], ['principal_dx', optional('exclusion_group')]),
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
  },
  check: (artifact: Artifact<GroupingDocument>, _context: CheckContext): readonly Issue[] =>
    artifact.value.family === 'drg'
      ? checkDrg(artifact as Artifact<DrgDocument>)
      : checkDip(artifact as Artifact<DipDocument>),
};

import type { Issue } from '@caseloom/core';
import type { CatalogueRow } from '../catalogue.ts';
import type { DipMethod } from '../method.ts';
import { splitExpression } from '../procedure-expression.ts';
import { isPool } from '../steps/index.ts';
import { error, hasRows, warning } from './look.ts';
import type { DipCheck, DipChecked } from './look.ts';

/** Rows of `groups`: numbers that stand twice, keys and kinds that never match, expressions with slips, catalogues that nothing looks into. */
export const checkGroups: DipCheck = (checked) => {
  const { rows } = checked.parts.search.catalogue;
  const repeated = new Set<string>();
  const seen = new Set<string>();
  for (const { seq } of rows) (seen.has(seq) ? repeated : seen).add(seq);
  return [
    ...rows.flatMap((row) => [
      ...(repeated.has(row.seq) ? [error('GROUPING_DIP_SEQ_TWICE', `${row.path}:seq`, { seq: row.seq })] : []),
      ...keyIssues(row, checked.method),
      ...kindIssues(row, checked.method),
      ...expressionIssues(row, checked),
      ...markIssues(row, checked.method),
    ]),
    ...unreadCatalogues(rows, checked.method),
  ];
};

function keyIssues({ catalogue, dxKey, range, byExpression, opType, path }: CatalogueRow, method: DipMethod): Issue[] {
  if (byExpression || catalogue === '空白') return [];
  const at = `${path}:dx_key`;
  if (catalogue === '核心' || (catalogue === '基层' && (opType === '' || !method.comprehensive_rows_in_basic)))
    return [warning('GROUPING_DIP_KEY_LENGTH', at, { key: dxKey, length: method.dx_key_length })];
  const { exact_prefixes: lengths, ranges, fallback } = method.comprehensive;
  const isLetter = fallback === 'first_row_of_dx_letter' && dxKey.length === 1;
  const isReached = range === undefined ? lengths.includes(dxKey.length) || isLetter : ranges;
  return isReached ? [] : [warning('GROUPING_DIP_KEY_LENGTH', at, { key: dxKey, length: lengths.join(' ') })];
}

function kindIssues({ catalogue, opType, byExpression, path }: CatalogueRow, method: DipMethod): Issue[] {
  const at = `${path}:op_type`;
  if (byExpression || catalogue === '空白' || catalogue === '核心') return [];
  if (!method.type_rank.includes(opType)) return [error('GROUPING_DIP_KIND_UNKNOWN', at, { kind: opType })];
  return Object.hasOwn(method.type_as, opType)
    ? [warning('GROUPING_DIP_KIND_REPLACED', at, { kind: opType, by: method.type_as[opType]! })]
    : [];
}

function expressionIssues(row: CatalogueRow, { method, tables, parts }: DipChecked): Issue[] {
  const { expression, path } = row;
  const at = `${path}:procedures`;
  if (expression === undefined) return [];
  if (!row.byExpression) return [warning('GROUPING_DIP_EXPRESSION_UNREAD', at, { text: expression.text })];
  const written = splitExpression(expression.text, method.procedure_expression).flat();
  const slips = written.filter((code) => !/^[\w.]+$/.test(code));
  const known = hasRows(tables, 'procedures') ? (tables['procedures']?.rows ?? []) : undefined;
  const unknown = written.filter(
    (code) =>
      !slips.includes(code) &&
      known !== undefined &&
      parts.search.kinds.of(code) === undefined &&
      !(parts.codes.isPrefix(code) && known.some((one) => (one['code'] ?? '').startsWith(code))),
  );
  return [
    ...slips.map((code) => warning('GROUPING_DIP_EXPRESSION', at, { text: expression.text, code })),
    ...unknown.map((code) => warning('GROUPING_DIP_PROCEDURE_UNKNOWN', at, { code })),
  ];
}

function markIssues(
  { catalogue, basicFactor, code, severity, surgeryLevel, path }: CatalogueRow,
  method: DipMethod,
): Issue[] {
  const { supplement, comprehensive } = method;
  const levels = Object.values(comprehensive.surgery_level ?? {});
  const severities = supplement.kind === 'severity_rows' ? supplement.order.map((one) => one.severity) : [];
  return [
    catalogue === '基层' && basicFactor === undefined
      ? warning('GROUPING_DIP_BASIC_FACTOR', `${path}:basic_factor`, { group: code })
      : undefined,
    severity !== undefined && !severities.includes(severity)
      ? warning('GROUPING_DIP_MARK_UNREAD', `${path}:severity`, { column: 'severity', value: severity })
      : undefined,
    surgeryLevel !== undefined && !levels.includes(surgeryLevel)
      ? warning('GROUPING_DIP_MARK_UNREAD', `${path}:surgery_level`, { column: 'surgery_level', value: surgeryLevel })
      : undefined,
  ].filter((one) => one !== undefined);
}

/** A catalogue that has rows and that no pool names; blank groups are also reached as a fallback. */
function unreadCatalogues(rows: readonly CatalogueRow[], method: DipMethod): Issue[] {
  const pooled = new Set<string>(method.choose.flatMap((choice) => (isPool(choice) ? choice.pool : [])));
  const isBlankRead = method.comprehensive.fallback === 'blank_group' && pooled.has('综合');
  const blanks = rows.filter((row) => row.catalogue === '空白');
  const unread = rows.find((row) => !pooled.has(row.catalogue) && !(row.catalogue === '空白' && isBlankRead));
  return [
    ...(unread === undefined
      ? []
      : [warning('GROUPING_DIP_CATALOGUE_UNREAD', `${unread.path}:catalogue`, { catalogue: unread.catalogue })]),
    ...(method.comprehensive.fallback === 'blank_group' && blanks.length === 0
      ? [warning('GROUPING_DIP_BLANK_MISSING', 'method.comprehensive.fallback', {})]
      : []),
    ...blanks.slice(1).map((row) => warning('GROUPING_DIP_BLANK_TWICE', `${row.path}:catalogue`, { group: row.code })),
  ];
}

import { isPool } from '../steps/index.ts';
import { eachRow, error, warning } from './look.ts';
import type { DipCheck } from './look.ts';

/** Kinds of procedures: everywhere one of `type_rank`, and where a kind is waited for, one that is reported. */
export const checkKinds: DipCheck = ({ method, tables, parts }) => {
  const known = (kind: string): boolean => method.type_rank.includes(kind);
  const unknown = (kind: string, path: string) =>
    known(kind) ? undefined : error('GROUPING_DIP_KIND_UNKNOWN', path, { kind });
  const inMethod = [
    unknown(method.type_if_unknown, 'method.type_if_unknown'),
    ...Object.entries(method.type_as).flatMap(([from, to]) => [
      unknown(from, `method.type_as.${from}`),
      unknown(to, `method.type_as.${from}`),
    ]),
    ...method.choose.flatMap((choice, at) => {
      if (isPool(choice) || choice.step !== 'type_order') return [];
      return choice.order.map(({ catalogue, op_type: kind }, entry) => {
        const path = `method.choose[${at}].order[${entry}].op_type`;
        if (kind == null || catalogue === '空白') return undefined;
        return known(kind) && Object.hasOwn(method.type_as, kind)
          ? warning('GROUPING_DIP_KIND_REPLACED', path, { kind, by: method.type_as[kind]! })
          : unknown(kind, path);
      });
    }),
    ...(method.recommend?.comprehensive_probe_procedures ?? []).map((code, at) =>
      code === '' || parts.search.kinds.of(code) !== undefined
        ? undefined
        : warning('GROUPING_DIP_PROCEDURE_UNKNOWN', `method.recommend.comprehensive_probe_procedures[${at}]`, { code }),
    ),
  ].filter((one) => one !== undefined);
  const needsLevels = method.conservative.when === 'all_procedures_minor' || method.comprehensive.surgery_level != null;
  return [
    ...inMethod,
    ...eachRow(tables, 'procedures', (row, path) => [
      unknown(row['op_type'] ?? '', `${path}:op_type`),
      needsLevels && !/^\d+$/.test(row['level'] ?? '')
        ? warning('GROUPING_DIP_LEVEL_MISSING', `${path}:level`, { code: row['code'] ?? '' })
        : undefined,
    ]),
  ];
};

import type { Issue } from '@caseloom/core';
import { isPool } from './method.ts';
import type { DipMethod } from './method.ts';

/** Every option of the published vocabulary that this version does not compute, by name; one error each, so that nothing is computed by halves. */
export function notBuilt(method: DipMethod): Issue[] {
  const issues: Issue[] = [];
  const refuse = (path: string, option: string): void => {
    issues.push({ code: 'GROUPING_DIP_NOT_BUILT', severity: 'error', path: `method.${path}`, args: { option } });
  };
  const { procedure_expression: expression, conservative, comprehensive, supplement } = method;
  if (method.code_conversion) refuse('code_conversion', 'true');
  if (expression.prefix_if_shorter_than !== null)
    refuse('procedure_expression.prefix_if_shorter_than', String(expression.prefix_if_shorter_than));
  if (expression.count !== 'with_repeats') refuse('procedure_expression.count', expression.count);
  if (conservative.when !== 'highest_type_is_conservative') refuse('conservative.when', conservative.when);
  if (conservative.take !== 'first') refuse('conservative.take', conservative.take);
  if (comprehensive.type_of !== 'all_procedures') refuse('comprehensive.type_of', comprehensive.type_of);
  if (comprehensive.take !== 'first') refuse('comprehensive.take', comprehensive.take);
  if (comprehensive.rewrite_code) refuse('comprehensive.rewrite_code', 'true');
  if (comprehensive.surgery_level !== null && comprehensive.surgery_level !== undefined)
    refuse('comprehensive.surgery_level', 'surgery_level');
  if (comprehensive.fallback !== null && comprehensive.fallback !== 'blank_group')
    refuse('comprehensive.fallback', comprehensive.fallback);
  if (method.comprehensive_rows_in_basic) refuse('comprehensive_rows_in_basic', 'true');
  if (supplement.kind === 'severity_rows') refuse('supplement.kind', supplement.kind);
  if (supplement.pick !== undefined && supplement.pick !== 'highest_factor') refuse('supplement.pick', supplement.pick);
  if (supplement.complication_include_prefix === true) refuse('supplement.complication_include_prefix', 'true');
  method.choose.forEach((step, index) => {
    if (isPool(step)) {
      for (const name of step.pool)
        if (!['核心', '基层', '综合', '空白'].includes(name)) refuse(`choose[${index}].pool`, name);
    } else if (step.step === 'match_quantity' && step.mode !== 'most_joins_then_most_matched') {
      refuse(`choose[${index}].mode`, step.mode);
    } else if (
      step.step === 'highest_score' ||
      step.step === 'prefer_full_code' ||
      step.step === 'first_procedure_in_group_code'
    ) {
      refuse(`choose[${index}].step`, step.step);
    } else if (step.step === 'type_order') {
      step.order.forEach((entry, at) => {
        for (const key of Object.keys(entry))
          if (key !== 'catalogue' && key !== 'op_type')
            refuse(`choose[${index}].order[${at}].${key}`, String(entry[key]));
      });
    }
  });
  return issues;
}

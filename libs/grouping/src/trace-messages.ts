import { defineMessages } from '@caseloom/core';

/** Sentences of the story of a grouping, one per step code. */
export const traceMessages = defineMessages({
  GROUPING_INTAKE_INVALID: { zh: '未通过入组前检查：{reason}。', en: 'Did not pass the intake check: {reason}.' },
  GROUPING_UNGROUPED: { zh: '没有任何分组接收该病例：{reason}。', en: 'No group takes this case: {reason}.' },
  GROUPING_RETRY: { zh: '仅以手术 {procedure} 重新分组。', en: 'Grouping again with procedure {procedure} alone.' },
  GROUPING_EXCLUDED_PRINCIPAL: {
    zh: '主要诊断 {code} 不参与分组，按没有主要诊断处理。',
    en: 'Principal diagnosis {code} takes no part in grouping; the stay is grouped as one without.',
  },
  GROUPING_EXCLUDED_DIAGNOSIS: {
    zh: '其他诊断 {code} 不参与分组。',
    en: 'Secondary diagnosis {code} takes no part in grouping.',
  },
  GROUPING_EXCLUDED_PROCEDURE: {
    zh: '手术操作 {code} 不参与分组。',
    en: 'Procedure {code} takes no part in grouping.',
  },
  GROUPING_COMPLICATION_COUNTED: {
    zh: '其他诊断 {code} 计为 {level}（排除组 {group}）。',
    en: 'Secondary diagnosis {code} counts as {level} (exclusion group {group}).',
  },
  GROUPING_COMPLICATION_EXCLUDED: {
    zh: '其他诊断 {code} 属于 {level}，但被主要诊断 {principal} 排除（排除组 {group}）。',
    en: 'Secondary diagnosis {code} is a {level}, but the principal diagnosis {principal} excludes it (exclusion group {group}).',
  },
  GROUPING_MDC_PASSED: { zh: '不属于 {mdc} {name}。', en: 'Not {mdc} {name}.' },
  GROUPING_MDC_ENTERED: { zh: '进入 {mdc} {name}。', en: 'Entered {mdc} {name}.' },
  GROUPING_MDC_LEFT: {
    zh: '{mdc} {name} 中没有规则接收该病例，继续下一个 MDC。',
    en: 'No rule of {mdc} {name} takes the case; going on to the next MDC.',
  },
  GROUPING_MDC_KEPT: {
    zh: '没有规则接收该病例，未入组，归属 {mdc} {name}。',
    en: 'No rule takes the case; it stays ungrouped within {mdc} {name}.',
  },
  GROUPING_ADRG_PASSED: { zh: '不符合 {adrg} {name}。', en: 'Does not meet {adrg} {name}.' },
  GROUPING_ADRG_ENTERED: { zh: '符合 {adrg} {name}。', en: 'Meets {adrg} {name}.' },
  GROUPING_ADRG_LEFT: {
    zh: '{adrg} {name} 下没有 DRG 接收该病例，继续下一条规则。',
    en: 'No DRG of {adrg} {name} takes the case; going on to the next rule.',
  },
  GROUPING_ADRG_AS_RESULT: {
    zh: '{adrg} 下没有 DRG 符合，以 {result} 作为结果。',
    en: 'No DRG of {adrg} holds; the result is {result}.',
  },
  GROUPING_AMBIGUOUS_PASSED: { zh: '不是歧义病例（{rule}）。', en: 'Not an ambiguous case ({rule}).' },
  GROUPING_AMBIGUOUS_TAKEN: { zh: '歧义病例 {rule}：{name}。', en: 'Ambiguous case {rule}: {name}.' },
  GROUPING_DRG_PASSED: { zh: '不是 {drg} {name}。', en: 'Not {drg} {name}.' },
  GROUPING_DRG_TAKEN: { zh: '入组 {drg} {name}。', en: 'Grouped into {drg} {name}.' },
  GROUPING_ADRG_LATER_HOLDS: {
    zh: '也符合 {adrg} {name}，但 {taken} 在前。',
    en: 'Meets {adrg} {name} too, but {taken} comes first.',
  },
  GROUPING_ADRG_LATER_FAILS: {
    zh: '未判断 {adrg} {name}（{taken} 在前）；也不符合。',
    en: '{adrg} {name} was not tried, {taken} comes first; it would not be met.',
  },
  GROUPING_DRG_LATER_HOLDS: {
    zh: '也符合 {drg} {name}，但 {taken} 在前。',
    en: '{drg} {name} would hold too, but {taken} comes first.',
  },
  GROUPING_DRG_LATER_FAILS: {
    zh: '未判断 {drg} {name}（{taken} 在前）；也不符合。',
    en: '{drg} {name} was not tried, {taken} comes first; it would not hold.',
  },
  // In results stored before the later groups were told with their terms.
  GROUPING_DRG_NOT_TRIED: {
    zh: '未再判断 {drg} {name}：已入 {taken}。',
    en: '{drg} {name} was not tried: {taken} was already taken.',
  },
  GROUPING_TERM_ALWAYS: { zh: '无条件。', en: 'No condition.' },
  GROUPING_TERM_NEVER: { zh: '条件恒不成立。', en: 'The condition never holds.' },
  GROUPING_TERM_IN_LIST: { zh: '{subject} {codes} 在列表 {list} 中。', en: '{subject} {codes} is in list {list}.' },
  GROUPING_TERM_NOT_IN_LIST: {
    zh: '{subject} {codes} 不在列表 {list} 中。',
    en: '{subject} {codes} is not in list {list}.',
  },
  GROUPING_TERM_ELSEWHERE: {
    zh: '{codes} 在列表 {list} 中，但不是{subject}。',
    en: '{codes} is in list {list}, but is not the {subject}.',
  },
  GROUPING_TERM_NO_CODES: {
    zh: '没有 {subject}，列表 {list} 不成立。',
    en: 'There is no {subject}; list {list} cannot hold.',
  },
  GROUPING_TERM_NUMBER_HOLDS: {
    zh: '{field} {value} {comparison} {bound} 成立。',
    en: '{field} {value} {comparison} {bound} holds.',
  },
  GROUPING_TERM_NUMBER_FAILS: {
    zh: '{field} {value} {comparison} {bound} 不成立。',
    en: '{field} {value} {comparison} {bound} does not hold.',
  },
  GROUPING_TERM_NUMBER_MISSING: {
    zh: '缺少 {field}，{comparison} {bound} 视为不成立。',
    en: '{field} is missing; {comparison} {bound} counts as false.',
  },
  GROUPING_TERM_TEXT_HOLDS: { zh: '{field} {value} 属于 {values}。', en: '{field} {value} is one of {values}.' },
  GROUPING_TERM_TEXT_FAILS: { zh: '{field} {value} 不属于 {values}。', en: '{field} {value} is none of {values}.' },
  GROUPING_TERM_SEVERITY_PRESENT: { zh: '有未被排除的 {level}。', en: 'There is a {level} that is not excluded.' },
  GROUPING_TERM_SEVERITY_ABSENT: { zh: '没有未被排除的 {level}。', en: 'There is no {level} that is not excluded.' },
  GROUPING_TERM_NOT: { zh: '要求下列条件不成立。', en: 'The following must not hold.' },
  GROUPING_TERM_COUNT_LISTS: {
    zh: '{subject}落入 {count} 个 {prefix} 列表（要求至少 {atLeast} 个）：{lists}',
    en: '{subject} falls into {count} lists {prefix} (at least {atLeast} needed): {lists}',
  },
  GROUPING_TERM_COUNT_CODES: {
    zh: '{subject}有 {count} 条在列表 {list} 中，重复的分别计数（要求至少 {atLeast} 条）：{codes}',
    en: '{count} of {subject} in list {list}, repeats counted (at least {atLeast} needed): {codes}',
  },
  GROUPING_TERM_COUNT_DISTINCT: {
    zh: '{subject}有 {count} 种在列表 {list} 中（要求至少 {atLeast} 种）：{codes}',
    en: '{count} different of {subject} in list {list} (at least {atLeast} needed): {codes}',
  },
});

/** Words of the notation as a reader knows them; screens put them in the place of `subject` and `field`. */
export const groupingTerms: Readonly<Record<string, { readonly zh: string; readonly en: string }>> = {
  principal_dx: { zh: '主要诊断', en: 'principal diagnosis' },
  other_dx: { zh: '其他诊断', en: 'secondary diagnosis' },
  any_dx: { zh: '任一诊断', en: 'any diagnosis' },
  principal_proc: { zh: '主要手术操作', en: 'principal procedure' },
  other_proc: { zh: '其他手术操作', en: 'secondary procedure' },
  any_proc: { zh: '任一手术操作', en: 'any procedure' },
  age: { zh: '年龄（岁）', en: 'age (years)' },
  age_days: { zh: '年龄（天）', en: 'age (days)' },
  birth_weight_g: { zh: '新生儿体重（克）', en: 'newborn weight (g)' },
  los_days: { zh: '住院天数', en: 'length of stay (days)' },
  icu_hours: { zh: '重症监护时长（小时）', en: 'ICU hours' },
  sex: { zh: '性别', en: 'sex' },
  discharge_type: { zh: '离院方式', en: 'discharge disposition' },
  department: { zh: '出院科别', en: 'discharge department' },
};

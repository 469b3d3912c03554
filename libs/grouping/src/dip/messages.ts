import { defineMessages } from '@caseloom/core';

/** What is said of DIP schemes. */
export const dipMessages = defineMessages({
  GROUPING_DIP_CATALOGUE_UNKNOWN: {
    zh: '未知的目录“{catalogue}”，应为 核心、基层、综合 或 空白。',
    en: 'Unknown catalogue "{catalogue}"; known are 核心, 基层, 综合, 空白.',
    owner: 'packAuthor',
  },
  GROUPING_DIP_RANGE: {
    zh: '诊断范围“{range}”不是“A00-B99”的形式。',
    en: 'Diagnosis range "{range}" is not of the form A00-B99.',
    owner: 'packAuthor',
  },
  GROUPING_DIP_AUXILIARY_UNKNOWN: {
    zh: '辅助目录“{kind} / {level}”在方法中没有定义条件。',
    en: 'Auxiliary level "{kind} / {level}" has no condition in the method.',
    owner: 'packAuthor',
  },
  GROUPING_DIP_GROUP_UNKNOWN: {
    zh: '辅助目录引用了不存在的病种“{group}”。',
    en: 'The auxiliary catalogue names a group that does not exist: "{group}".',
    owner: 'packAuthor',
  },
  GROUPING_DIP_KIND_UNKNOWN: {
    zh: '手术操作类型“{kind}”不在 type_rank 中。',
    en: 'Procedure kind "{kind}" is not in type_rank.',
    owner: 'packAuthor',
  },
  GROUPING_DIP_KEY_LENGTH: {
    zh: '诊断键“{key}”的长度不是 {length}，永远匹配不到。',
    en: 'Diagnosis key "{key}" is not {length} characters long and never matches.',
    owner: 'packAuthor',
  },
  GROUPING_DIP_BASIC_FACTOR: {
    zh: '基层病种“{group}”没有系数，按 1 计。',
    en: 'Basic group "{group}" has no factor; 1 is used.',
    owner: 'packAuthor',
  },
  GROUPING_DIP_SEQ_TWICE: {
    zh: '序号“{seq}”出现多次。',
    en: 'Number "{seq}" stands more than once.',
    owner: 'packAuthor',
  },
  GROUPING_DIP_KIND_REPLACED: {
    zh: '手术操作类型“{kind}”按 type_as 记为“{by}”，此处永远匹配不到。',
    en: 'Kind "{kind}" is reported as "{by}" (type_as) and never matches here.',
    owner: 'packAuthor',
  },
  GROUPING_DIP_LEVEL_MISSING: {
    zh: '手术操作 {code} 没有级别，而方法要按级别判断。',
    en: 'Procedure {code} has no level, and the method asks for levels.',
    owner: 'packAuthor',
  },
  GROUPING_DIP_EXPRESSION: {
    zh: '手术组合“{text}”中的“{code}”不是编码。',
    en: '"{code}" in the procedure expression "{text}" is no code.',
    owner: 'packAuthor',
  },
  GROUPING_DIP_EXPRESSION_UNREAD: {
    zh: '该行不按手术组合查找，“{text}”不起作用。',
    en: 'This row is not found by procedures; "{text}" has no effect.',
    owner: 'packAuthor',
  },
  GROUPING_DIP_PROCEDURE_UNKNOWN: {
    zh: '手术操作 {code} 不在 procedures 表中。',
    en: 'Procedure {code} is not in the table procedures.',
    owner: 'packAuthor',
  },
  GROUPING_DIP_MARK_UNREAD: {
    zh: '方法不使用 {column} 的取值“{value}”。',
    en: 'The method does not read the value "{value}" of {column}.',
    owner: 'packAuthor',
  },
  GROUPING_DIP_CATALOGUE_UNREAD: {
    zh: '入组流程没有查找目录“{catalogue}”。',
    en: 'Nothing in the choice looks into catalogue "{catalogue}".',
    owner: 'packAuthor',
  },
  GROUPING_DIP_BLANK_MISSING: {
    zh: '方法以空白病组兜底，但目录中没有空白病组。',
    en: 'The method falls back on the blank group, but the catalogue has none.',
    owner: 'packAuthor',
  },
  GROUPING_DIP_BLANK_TWICE: {
    zh: '空白病组不止一行，“{group}”不会被使用。',
    en: 'There is more than one blank group; "{group}" is never used.',
    owner: 'packAuthor',
  },
  GROUPING_DIP_TABLE_UNREAD: {
    zh: '方法（{option}）不使用表 {table}。',
    en: 'The method ({option}) does not read the table {table}.',
    owner: 'packAuthor',
  },
  GROUPING_DIP_TABLE_MISSING: {
    zh: '方法（{option}）需要表 {table}，但没有数据。',
    en: 'The method ({option}) needs the table {table}, which is empty or missing.',
    owner: 'packAuthor',
  },
  GROUPING_DIP_COMPLICATION_LEVEL: {
    zh: '并发症级别“{level}”应为 cc 或 mcc。',
    en: 'Complication level "{level}" is neither cc nor mcc.',
    owner: 'packAuthor',
  },
  GROUPING_DIP_EXCLUSION_UNKNOWN: {
    zh: '排除表“{table}”没有任何诊断。',
    en: 'Exclusion table "{table}" has no diagnosis.',
    owner: 'packAuthor',
  },
  GROUPING_DIP_MAP_KIND: {
    zh: '编码转换的类别“{kind}”应为 {known} 之一。',
    en: 'Kind "{kind}" of the code map is none of {known}.',
    owner: 'packAuthor',
  },
  GROUPING_DIP_MAP_CHAIN: {
    zh: '{from} 转换为 {to}，而 {to} 本身还要转换；只转换一次。',
    en: '{from} becomes {to}, which has a translation of its own; codes are translated once.',
    owner: 'packAuthor',
  },
  GROUPING_DIP_AVERAGE_TWICE: {
    zh: '平均费用“{key}”出现多次。',
    en: 'The average of "{key}" stands more than once.',
    owner: 'packAuthor',
  },
});

/** Sentences of the story of a DIP grouping, one per step code. */
export const dipTraceMessages = defineMessages({
  GROUPING_DIP_CODE_TRANSLATED: {
    zh: '编码 {from} 转换为 {to}。',
    en: 'Code {from} is translated into {to}.',
  },
  GROUPING_DIP_CODE_REMOVED: {
    zh: '编码 {from} 经转换后删除。',
    en: 'Code {from} is removed by the translation.',
  },
  GROUPING_DIP_PROCEDURE_EXCLUDED: {
    zh: '手术操作 {from} 不参与分组。',
    en: 'Procedure {from} does not take part.',
  },
  GROUPING_DIP_PROCEDURE_REPEATED: {
    zh: '手术操作 {from} 重复，只计一次。',
    en: 'Procedure {from} is repeated and counts once.',
  },
  GROUPING_DIP_COMPLICATION_INCLUDED: {
    zh: '其他诊断 {code} 计为 {level}：主要诊断 {principal} 以 {prefix} 开头。',
    en: 'Secondary diagnosis {code} counts as {level}: the principal diagnosis {principal} starts with {prefix}.',
  },
  GROUPING_DIP_COMPLICATION_NOT_INCLUDED: {
    zh: '其他诊断 {code} 属于 {level}，但仅在主要诊断以 {prefix} 开头时计入（实为 {principal}）。',
    en: 'Secondary diagnosis {code} is a {level} only with a principal diagnosis that starts with {prefix}; it is {principal}.',
  },
  GROUPING_DIP_AUXILIARY: {
    zh: '{group} 的辅助目录 {kind} {level} × {factor} 符合条件。',
    en: 'Auxiliary row {kind} {level} × {factor} of {group} holds.',
  },
  GROUPING_DIP_SEVERITY: {
    zh: '疾病严重程度 {severity}（住院 {days} 天，短住院 {short} 天以内）。',
    en: 'Severity {severity} (stay of {days} days, short up to {short}).',
  },
  GROUPING_DIP_OTHER_SEVERITY: {
    zh: '{group} 的严重程度为 {severity}，不再考虑。',
    en: '{group} is of severity {severity} and goes.',
  },
  GROUPING_DIP_ROW_PASSED: {
    zh: '未成为候选：{group} {name}，缺少手术操作 {missing}。',
    en: 'No candidate: {group} {name}; missing procedures {missing}.',
  },
  GROUPING_DIP_CONSERVATIVE_PASSED: {
    zh: '未成为候选：{group} {name} 为保守治疗，而本例已有手术组合匹配或类型为 {kind}。',
    en: 'No candidate: {group} {name} is conservative, and an expression held or the stay is of the kind {kind}.',
  },
  GROUPING_DIP_FEWER_JOINS: {
    zh: '组合要求 {joins} 个“同时”，最多的有 {most} 个。',
    en: 'It joins {joins} times; the most demanding one {most} times.',
  },
  GROUPING_DIP_FEWER_MATCHED: {
    zh: '匹配 {count} 个手术操作，最多的匹配 {most} 个。',
    en: 'It matches {count} procedures; the best match {most}.',
  },
  GROUPING_DIP_LEFT_OVER: {
    zh: '剩余手术操作 {codes}，而其他候选没有剩余。',
    en: 'It leaves {codes} over; another leaves nothing over.',
  },
  GROUPING_DIP_FARTHER_FROM_FEE: {
    zh: '估计均费 {average} 与费用 {fee} 相差 {distance}，{best} 只差 {shortest}。',
    en: 'Its estimated average {average} is {distance} from the fee {fee}; {best} is {shortest} from it.',
  },
  GROUPING_DIP_LOWER_SCORE: {
    zh: '分值 {score}，{best} 的分值为 {highest}。',
    en: 'Its score is {score}; {best} has {highest}.',
  },
  GROUPING_DIP_SHORT_CODE: {
    zh: '“{expression}”让位于以“{first}”开头的完整编码。',
    en: '"{expression}" gives way to a full code that starts with "{first}".',
  },
  GROUPING_DIP_WITHOUT_FIRST_PROCEDURE: {
    zh: '病种编码中不含首个手术操作 {procedure}。',
    en: 'Its code does not contain the first procedure {procedure}.',
  },
  GROUPING_DIP_LATER_IN_ORDER: {
    zh: '{catalogue} {kind} 排在 {before} 之后。',
    en: '{catalogue} {kind} comes after {before}.',
  },
  GROUPING_DIP_NOT_IN_ORDER: {
    zh: '{catalogue} {kind} 不在顺序中。',
    en: '{catalogue} {kind} is not in the order.',
  },
  GROUPING_DIP_BEHIND_FIRST: {
    zh: '{group} {name} 排在 {first} 之后，取第一个。',
    en: '{group} {name} stands behind {first}; the first is taken.',
  },
  GROUPING_DIP_KIND: { zh: '手术操作 {codes} 的类型为 {kind}。', en: 'Procedures {codes} are of the kind {kind}.' },
  GROUPING_DIP_POOL: { zh: '{catalogue}目录候选 {count} 个。', en: '{count} candidates from catalogue {catalogue}.' },
  GROUPING_DIP_CANDIDATE: {
    zh: '{catalogue} {group} {name}：{kind}，分值 {score}，匹配手术 {matched}，辅助目录 {auxiliary}，估计均费 {average}。',
    en: '{catalogue} {group} {name}: {kind}, score {score}, matched procedures {matched}, auxiliary {auxiliary}, estimated average {average}.',
  },
  GROUPING_DIP_STEP_CLOSEST_FEE: {
    zh: '按估计均费与费用的接近程度，从 {before} 个候选中留下 {after} 个。',
    en: 'By the estimated average nearest to the fee: {after} of {before} candidates stay.',
  },
  GROUPING_DIP_STEP_FIRST_PROCEDURE_IN_GROUP_CODE: {
    zh: '按病种编码是否含首个手术操作，从 {before} 个候选中留下 {after} 个。',
    en: 'By the first procedure in the group code: {after} of {before} candidates stay.',
  },
  GROUPING_DIP_STEP_HIGHEST_SCORE: {
    zh: '按最高分值，从 {before} 个候选中留下 {after} 个。',
    en: 'By the highest score: {after} of {before} candidates stay.',
  },
  GROUPING_DIP_STEP_MATCH_QUANTITY: {
    zh: '按匹配手术操作的多少，从 {before} 个候选中留下 {after} 个。',
    en: 'By how much of the procedures is matched: {after} of {before} candidates stay.',
  },
  GROUPING_DIP_STEP_PREFER_FULL_CODE: {
    zh: '按完整编码优先，从 {before} 个候选中留下 {after} 个。',
    en: 'By full codes before short ones: {after} of {before} candidates stay.',
  },
  GROUPING_DIP_STEP_TYPE_ORDER: {
    zh: '按目录与类型的顺序，从 {before} 个候选中留下 {after} 个。',
    en: 'By the order of catalogues and kinds: {after} of {before} candidates stay.',
  },
  GROUPING_DIP_TAKEN: {
    zh: '入组 {group} {name}（{catalogue}，{kind}，分值 {score}）。',
    en: 'Grouped into {group} {name} ({catalogue}, {kind}, score {score}).',
  },
});

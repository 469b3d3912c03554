import { defineMessages } from '@caseloom/core';

/** What is said of DIP schemes. */
export const dipMessages = defineMessages({
  GROUPING_DIP_NOT_BUILT: {
    zh: '本版本尚不支持 DIP 方法选项“{option}”。',
    en: 'The DIP option "{option}" is not in this version.',
    owner: 'packAuthor',
  },
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
});

/** Sentences of the story of a DIP grouping, one per step code. */
export const dipTraceMessages = defineMessages({
  GROUPING_DIP_PROCEDURES_EXCLUDED: {
    zh: '不参与分组的手术操作：{codes}。',
    en: 'Procedures that do not take part: {codes}.',
  },
  GROUPING_DIP_KIND: { zh: '手术操作 {codes} 的类型为 {kind}。', en: 'Procedures {codes} are of the kind {kind}.' },
  GROUPING_DIP_POOL: { zh: '{catalogue}目录候选 {count} 个。', en: '{count} candidates from catalogue {catalogue}.' },
  GROUPING_DIP_CANDIDATE: {
    zh: '{catalogue} {group} {name}：{kind}，分值 {score}，匹配手术 {matched}，辅助目录 {auxiliary}，估计均费 {average}。',
    en: '{catalogue} {group} {name}: {kind}, score {score}, matched procedures {matched}, auxiliary {auxiliary}, estimated average {average}.',
  },
  GROUPING_DIP_STEP: {
    zh: '按 {step} 从 {before} 个候选中留下 {after} 个。',
    en: '{step} keeps {after} of {before} candidates.',
  },
  GROUPING_DIP_TAKEN: {
    zh: '入组 {group} {name}（{catalogue}，{kind}，分值 {score}）。',
    en: 'Grouped into {group} {name} ({catalogue}, {kind}, score {score}).',
  },
});

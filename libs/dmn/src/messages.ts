import { defineMessages } from '@caseloom/core';

export const dmnMessages = defineMessages({
  DMN_XML_BROKEN: {
    zh: '第 {line} 行的 XML 无法读取（{reason}）。',
    en: 'The XML cannot be read at line {line} ({reason}).',
    owner: 'dataProvider',
  },
  DMN_XML_LIMIT: {
    zh: '文件超出上限：{what} 最多 {limit}。',
    en: 'The file is over a limit: {what} is limited to {limit}.',
    owner: 'dataProvider',
  },
  DMN_NOT_DMN: {
    zh: '文件不是 DMN 模型：根元素是“{root}”。',
    en: 'The file is no DMN model: its root is “{root}”.',
    owner: 'dataProvider',
  },
  DMN_NAMESPACE_UNKNOWN: {
    zh: '不认识的命名空间“{namespace}”，按 DMN 读取。',
    en: 'The namespace “{namespace}” is not known; the file is read as DMN.',
    owner: 'dataProvider',
  },
  DMN_NOT_TAKEN: {
    zh: '没有导入“{element}”（第 {line} 行）。',
    en: '“{element}” (line {line}) was not taken over.',
    owner: 'packAuthor',
  },
  DMN_LANGUAGE: {
    zh: '“{name}”用“{language}”书写，而不是 FEEL，结果按空值处理。',
    en: '“{name}” is written in “{language}”, not in FEEL; it is null.',
    owner: 'packAuthor',
  },
  DMN_REFERENCE_UNKNOWN: {
    zh: '引用“{href}”在文件中不存在。',
    en: 'The reference “{href}” leads to nothing in the file.',
    owner: 'packAuthor',
  },
  DMN_NO_LOGIC: {
    zh: '“{name}”没有决策逻辑，结果为空值。',
    en: '“{name}” has no decision logic; it is null.',
    owner: 'packAuthor',
  },
  DMN_NO_DECISION: { zh: '文件中没有决策。', en: 'There is no decision in the file.', owner: 'dataProvider' },
  DMN_HIT_POLICY: {
    zh: '不认识的命中策略“{policy}”。',
    en: 'The hit policy “{policy}” is not known.',
    owner: 'dataProvider',
  },
  DMN_MODEL_UNKNOWN: {
    zh: '没有名为“{model}”的决策模型。',
    en: 'There is no decision model “{model}”.',
    owner: 'packAuthor',
  },
  DMN_REQUIRED_ELSEWHERE: {
    zh: '所需的“{id}”不属于同一个模型，无法一起导出。',
    en: 'The required “{id}” is of no part of the same model and cannot be exported with it.',
    owner: 'packAuthor',
  },
});

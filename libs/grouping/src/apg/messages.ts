import { defineMessages } from '@caseloom/core';

/** What is said of APG schemes, and the sentences of the story of a visit. */
export const apgMessages = defineMessages({
  GROUPING_APG_TYPE: {
    zh: '未知的 APG 类型“{type}”，应为 significant、medical、ancillary 或 passThrough。',
    en: 'Unknown APG type "{type}"; known are significant, medical, ancillary, passThrough.',
    owner: 'packAuthor',
  },
  GROUPING_APG_UNKNOWN: {
    zh: 'APG 表中没有“{apg}”。',
    en: 'The APG table has no "{apg}".',
    owner: 'packAuthor',
  },
  GROUPING_APG_SYSTEM: {
    zh: '未知的编码来源“{system}”，应为 procedure、item 或 diagnosis。',
    en: 'Unknown source of codes "{system}"; known are procedure, item, diagnosis.',
    owner: 'packAuthor',
  },
  GROUPING_APG_MEDICAL: {
    zh: '诊断 {code} 只能进入 medical 类型的组，{apg} 为 {type}。',
    en: 'Diagnosis {code} can open medical groups only; {apg} is {type}.',
    owner: 'packAuthor',
  },
  GROUPING_APG_NO_CODES: {
    zh: 'APG“{apg}”没有任何编码，无法到达。',
    en: 'APG "{apg}" has no codes and cannot be reached.',
    owner: 'packAuthor',
  },
  GROUPING_APG_SHADOWED: {
    zh: '编码 {code} 的此行之前已有一行接收所有就诊（第 {by} 行），本行不会用到。',
    en: 'An earlier row takes every visit with {code} (row {by}); this row is never used.',
    owner: 'packAuthor',
  },
  GROUPING_APG_PACKAGED_TYPE: {
    zh: '打包清单中的“{apg}”不是辅助服务。',
    en: 'The packaging list names "{apg}", which is no ancillary.',
    owner: 'packAuthor',
  },
  GROUPING_APG_REACHED: {
    zh: '{source} {code} 进入 {apg} {name}（{type}，权重 {weight}）。',
    en: '{source} {code} opens {apg} {name} ({type}, weight {weight}).',
  },
  GROUPING_APG_COUNTED_ONCE: {
    zh: '收费项目 {code} 与手术操作同属 {apg}，不重复计算。',
    en: 'Charge item {code} belongs to {apg}, which a procedure opened already; it is counted once.',
  },
  GROUPING_APG_PACKAGED: {
    zh: '{apg} {name} 在打包清单中，包含于 {into}。',
    en: '{apg} {name} is on the packaging list, inside {into}.',
  },
  GROUPING_APG_UNLISTED: {
    zh: '{source} {code} 不在方案中。',
    en: '{source} {code} is in no table of the scheme.',
  },
  GROUPING_APG_TAKEN: {
    zh: '就诊主组 {apg} {name}（{type}）。',
    en: 'The visit is named by {apg} {name} ({type}).',
  },
});

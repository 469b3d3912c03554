import { defineMessages } from '@caseloom/core';

export const recordMessages = defineMessages({
  RECORD_PATH_INVALID: {
    zh: '“{path}”不是有效的字段路径。',
    en: '"{path}" is no property path.',
    hintZh: '写法如 dx.other[0].code，序号从 0 开始。',
    hintEn: 'Write it like dx.other[0].code; item numbers start at 0.',
  },
  RECORD_FIELD_UNKNOWN: { zh: '字段目录中没有“{path}”。', en: 'The catalogue has no field "{path}".' },
  RECORD_KEY_UNKNOWN: {
    zh: '字段目录中没有“{path}”，内容保留但不参与计算。',
    en: 'The catalogue has no field "{path}"; it is kept and never evaluated.',
    owner: 'dataProvider',
  },
  RECORD_KEY_FORBIDDEN: {
    zh: '字段名“{path}”不允许使用，已丢弃。',
    en: 'A field must not be called "{path}"; it was dropped.',
    owner: 'dataProvider',
  },
  RECORD_SHAPE: {
    zh: '“{path}”应为{expected}，实际为{found}。',
    en: '"{path}" should be a {expected} and is a {found}.',
    owner: 'dataProvider',
  },
  RECORD_VALUE_TYPE: {
    zh: '“{field}”的值类型不对。',
    en: 'The value of "{field}" has the wrong type.',
    owner: 'dataProvider',
  },
  RECORD_NOT_INTEGER: { zh: '“{field}”应为整数。', en: '"{field}" should be a whole number.', owner: 'dataProvider' },
  RECORD_NOT_DECIMAL: { zh: '“{field}”应为数字。', en: '"{field}" should be a number.', owner: 'dataProvider' },
  RECORD_NOT_DATE: {
    zh: '“{field}”不是有效日期。',
    en: '"{field}" is no valid date.',
    hintZh: '写法如 2026-05-01 或 2026-05-01 09:30:00。',
    hintEn: 'Write it like 2026-05-01 or 2026-05-01 09:30:00.',
    owner: 'dataProvider',
  },
  RECORD_NOT_DURATION: {
    zh: '“{field}”应写作 天/小时/分钟。',
    en: '"{field}" should be written days/hours/minutes.',
    hintZh: '例如 1/13/24。',
    hintEn: 'For example 1/13/24.',
    owner: 'dataProvider',
  },
  RECORD_CODE_UNKNOWN: {
    zh: '“{field}”的代码“{code}”没有对应关系。',
    en: 'The code "{code}" of "{field}" has no translation.',
    owner: 'dataProvider',
  },
  RECORD_KEY_MISSING: {
    zh: '这一行没有住院号，也没有病案号加住院次数或出院日期，无法识别是哪一次住院。',
    en: 'The row has neither an encounter number nor a record number with admission count or discharge date: nobody could tell which stay it is.',
    owner: 'dataProvider',
  },
  RECORD_KEY_TOO_LONG: {
    zh: '住院号或病案号太长（上限 {limit} 个字符）。',
    en: 'The number of the stay is too long (at most {limit} characters).',
    owner: 'dataProvider',
  },
  RECORD_TEXT_INVALID: {
    zh: '这一行含有无法保存的字符（空字符或残缺的字符）。',
    en: 'The row has characters that cannot be kept: U+0000 or half a character.',
    owner: 'dataProvider',
  },
  RECORD_TOO_DEEP: { zh: '这一行的嵌套层次太深。', en: 'The row is nested too deeply.', owner: 'dataProvider' },
  RECORD_ROW_LENGTH: {
    zh: '这一行有 {found} 列，表头有 {expected} 列。',
    en: 'The row has {found} cells, the header has {expected}.',
    hintZh: '请检查引号和逗号。',
    hintEn: 'Look at its quotes and commas.',
    owner: 'dataProvider',
  },
  RECORD_ROW_NOT_JSON: { zh: '这一行不是 JSON 对象。', en: 'The line is no JSON object.', owner: 'dataProvider' },
  RECORD_DIALECT_UNKNOWN: {
    zh: '无法识别表头的格式。',
    en: 'The header belongs to no known dialect.',
    hintZh: '请先建立列对应关系。',
    hintEn: 'Map its columns first.',
    owner: 'dataProvider',
  },
  RECORD_HEADER_DUPLICATE: {
    zh: '表头中“{column}”出现多次。',
    en: 'The header has "{column}" more than once.',
    owner: 'dataProvider',
  },
  RECORD_COLUMNS_MISSING: {
    zh: '表头缺少 {count} 列：{columns}',
    en: 'The header lacks {count} columns: {columns}',
    owner: 'dataProvider',
  },
  RECORD_COLUMNS_IGNORED: { zh: '未使用的列：{columns}', en: 'Columns not used: {columns}', owner: 'dataProvider' },
  RECORD_MAPPING_DUPLICATE: {
    zh: '“{column}”与“{other}”都对应字段“{path}”。',
    en: '"{column}" and "{other}" are both mapped to "{path}".',
    owner: 'dataProvider',
  },
  RECORD_MAPPING_FORM: { zh: '没有“{form}”这种写法。', en: 'There is no form "{form}".' },
  RECORD_MAPPING_COLUMN: {
    zh: '表头中没有对应关系里的列“{column}”。',
    en: 'The mapping names a column "{column}" that the header lacks.',
    owner: 'dataProvider',
  },
});

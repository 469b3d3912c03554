import { defineMessages } from '@caseloom/core';

/** What the importers say. */
export const importMessages = defineMessages({
  SCHEME_IMPORT_HEAD_MISSING: {
    zh: '文件夹中没有 scheme.csv 或 scheme.json（有：{files}）。',
    en: 'The folder has no scheme.csv or scheme.json (found: {files}).',
    owner: 'packAuthor',
  },
  SCHEME_IMPORT_HEAD_INVALID: {
    zh: '方案头无效：{problem}',
    en: 'The scheme head is not valid: {problem}',
    owner: 'packAuthor',
  },
  SCHEME_IMPORT_FORMAT: {
    zh: '不认识的方案格式“{format}”，应为 dip-scheme/1。',
    en: 'Unknown scheme format "{format}"; expected dip-scheme/1.',
    owner: 'packAuthor',
  },
  SCHEME_IMPORT_KEY_UNKNOWN: {
    zh: '不认识的键“{key}”，已作为备注保留。',
    en: 'Unknown key "{key}"; kept as a note.',
    owner: 'packAuthor',
  },
  SCHEME_IMPORT_SWITCH: {
    zh: '“{key}”的值“{value}”既不是 yes 也不是 no，按 no 处理。',
    en: '"{value}" of "{key}" is neither yes nor no; taken as no.',
    owner: 'packAuthor',
  },
  SCHEME_IMPORT_TABLE_MISSING: { zh: '缺少表 {table}.csv。', en: 'Table {table}.csv is missing.', owner: 'packAuthor' },
  SCHEME_IMPORT_COLUMN_MISSING: { zh: '缺少列“{column}”。', en: 'Column "{column}" is missing.', owner: 'packAuthor' },
  SCHEME_IMPORT_ROW_REPEATED: {
    zh: '与前面某行完全相同，只保留一行。',
    en: 'The row says the same as one before; it is kept once.',
    owner: 'packAuthor',
  },
  SCHEME_IMPORT_CODES_NOT_CHECKED: {
    zh: '没有提供编码表，未核对编码。',
    en: 'No code tables were given; codes were not checked against them.',
    owner: 'packAuthor',
  },
  SCHEME_IMPORT_CODES_UNKNOWN: {
    zh: '{count} 个编码不在编码表中，例如 {codes}。',
    en: '{count} codes are in no code table, for example {codes}.',
    owner: 'packAuthor',
  },
});

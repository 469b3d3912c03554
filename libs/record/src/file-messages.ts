import { defineMessages } from '@caseloom/core';

/** What may be wrong with a file of cases before a row of it is read. Here, beside the rows' own messages, so that screens can say it too. */
export const caseFileMessages = defineMessages({
  FILE_NOT_FOUND: { zh: '找不到“{file}”。', en: '"{file}" does not exist.' },
  FILE_NOT_READABLE: { zh: '无法读取“{file}”：{reason}', en: '"{file}" cannot be read: {reason}' },
  FILE_EMPTY: { zh: '文件没有内容。', en: 'The file is empty.', owner: 'dataProvider' },
  FILE_TOO_LARGE: {
    zh: '“{file}”超过 {limit} 字节的上限。',
    en: '"{file}" is larger than the limit of {limit} bytes.',
  },
  FILE_ENCODING_UTF16: {
    zh: '文件是 UTF-16 编码。',
    en: 'The file is encoded in UTF-16.',
    hintZh: '请另存为 UTF-8 或 GB18030（GBK）。',
    hintEn: 'Save it as UTF-8 or GB18030 (GBK).',
    owner: 'dataProvider',
  },
  FILE_ENCODING_UNKNOWN: {
    zh: '文件既不是 UTF-8 也不是 GB18030 编码。',
    en: 'The file is neither UTF-8 nor GB18030.',
    hintZh: '请另存为 UTF-8。',
    hintEn: 'Save it as UTF-8.',
    owner: 'dataProvider',
  },
  FILE_BINARY: {
    zh: '文件不是文本、NDJSON 或 .xlsx。',
    en: 'The file is no text, NDJSON or .xlsx.',
    owner: 'dataProvider',
  },
  FILE_LINE_ENCODING: {
    zh: '这一行有不属于 {encoding} 的字节。',
    en: 'The line has bytes that are not {encoding}.',
    owner: 'dataProvider',
  },
  FILE_LINE_NOT_JSON: { zh: '这一行不是 JSON。', en: 'The line is no JSON.', owner: 'dataProvider' },
  FILE_LINE_TOO_LONG: {
    zh: '这一行超过 {limit} 个字符。',
    en: 'The line is longer than {limit} characters.',
    owner: 'dataProvider',
  },
  FILE_ARCHIVE_BROKEN: {
    zh: '文件损坏，或不是 .xlsx 工作簿。',
    en: 'The file is damaged or no .xlsx: {reason}',
    owner: 'dataProvider',
  },
  FILE_ARCHIVE_ENCRYPTED: { zh: '文件有密码保护。', en: 'The file is protected by a password.', owner: 'dataProvider' },
  FILE_ARCHIVE_LIMIT: {
    zh: '压缩文件超出限制：{what} 上限 {limit}。',
    en: 'The archive is over its limit: {what} is limited to {limit}.',
    owner: 'dataProvider',
  },
  FILE_XML_BROKEN: { zh: '工作簿内容损坏：{reason}', en: 'The workbook is damaged: {reason}', owner: 'dataProvider' },
  FILE_XLSX_NO_SHEET: {
    zh: '没有这个工作表。现有：{sheets}',
    en: 'There is no such sheet. There are: {sheets}',
    owner: 'dataProvider',
  },
  FILE_XLSX_STRINGS: {
    zh: '工作簿文字超过 {limit} 个字符。',
    en: 'The workbook holds more than {limit} characters of text.',
    owner: 'dataProvider',
  },
  FILE_XLSX_OLD: {
    zh: '这是旧版 .xls 或加密的工作簿。',
    en: 'This is an old .xls or an encrypted workbook.',
    hintZh: '请另存为不加密的 .xlsx。',
    hintEn: 'Save it as .xlsx without a password.',
    owner: 'dataProvider',
  },
  FILE_XLSX_FORMULA: {
    zh: '{count} 个单元格是公式，取文件中保存的结果（第一个：{first}）。',
    en: '{count} cells are formulas; the results stored in the file were taken (first: {first}).',
    owner: 'dataProvider',
  },
  FILE_XLSX_ERROR: {
    zh: '{count} 个单元格是错误值，按空处理（第一个：{first}）。',
    en: '{count} cells hold errors and count as empty (first: {first}).',
    owner: 'dataProvider',
  },
  FILE_XLSX_LONG_NUMBER: {
    zh: '{count} 个数字超过 15 位，表格软件已丢失末位（第一个：{first}）。',
    en: '{count} numbers have more than 15 digits; the spreadsheet lost the last ones (first: {first}).',
    hintZh: '证件号等请设为文本格式。',
    hintEn: 'Type such columns as text.',
    owner: 'dataProvider',
  },
  FILE_XLSX_MERGED: {
    zh: '{count} 处合并单元格，只取左上角的值：{ranges}',
    en: '{count} merged ranges; only the value of their first cell was taken: {ranges}',
    owner: 'dataProvider',
  },
});

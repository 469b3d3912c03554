import { defineMessages, mergeMessages } from '@caseloom/core';
import { caseFileMessages } from '@caseloom/record';

const packFolderMessages = defineMessages({
  PACK_FOLDER_MISSING: { zh: '找不到规则包文件夹“{dir}”。', en: 'There is no pack folder "{dir}".' },
  PACK_FILE_SYMLINK: {
    zh: '规则包中不允许符号链接：“{file}”。',
    en: 'A pack must not contain symbolic links: "{file}".',
    owner: 'packAuthor',
  },
  PACK_FILE_KIND: { zh: '“{file}”不是普通文件。', en: '"{file}" is no plain file.', owner: 'packAuthor' },
  PACK_FILE_PATH: { zh: '“{file}”不是规则包内的路径。', en: '"{file}" is no path inside a pack.', owner: 'packAuthor' },
  PACK_FILE_ENCODING: { zh: '“{file}”不是 UTF-8 文本。', en: '"{file}" is no UTF-8 text.', owner: 'packAuthor' },
  PACK_FILE_TOO_LARGE: {
    zh: '“{file}”超过 {limit} 字节的上限。',
    en: '"{file}" is larger than the limit of {limit} bytes.',
    owner: 'packAuthor',
  },
  PACK_TOO_LARGE: {
    zh: '规则包超过 {limit} 的上限（{what}）。',
    en: 'The pack is over the limit of {limit} {what}.',
    owner: 'packAuthor',
  },
});

export const filesMessages = mergeMessages(caseFileMessages, packFolderMessages);

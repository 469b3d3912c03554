import { defineMessages } from '@caseloom/core';

export const referenceMessages = defineMessages({
  REFERENCE_TIMEOUT: {
    zh: '参考实现在 {seconds} 秒内没有完成。',
    en: 'The reference did not finish within {seconds} seconds.',
    owner: 'packAuthor',
  },
  REFERENCE_STOPPED: {
    zh: '参考实现异常结束：{reason}',
    en: 'The reference ended by itself: {reason}',
    hintZh: '可能超出内存上限。',
    hintEn: 'Perhaps it went over its memory limit.',
    owner: 'packAuthor',
  },
});

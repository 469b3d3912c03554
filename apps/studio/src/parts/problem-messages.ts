import { defineMessages } from '@caseloom/core';

/** What a failed request says, by the problem's code. */
export const problemMessages = defineMessages({
  NETWORK: {
    zh: '连不上服务器。',
    en: 'The server cannot be reached.',
    hintZh: '请检查网络后重试。',
    hintEn: 'Check the network and try again.',
  },
  HTTP: {
    zh: '服务器回答了 {status}。',
    en: 'The server answered {status}.',
    hintZh: '请稍后重试。',
    hintEn: 'Please try again later.',
  },
  STUDIO_FAILED: { zh: '页面出错：{message}', en: 'The page failed: {message}' },
});

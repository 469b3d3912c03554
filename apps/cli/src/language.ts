import type { Language } from '@caseloom/core';

const { LC_ALL, LC_MESSAGES, LANG } = process.env;

/** What the terminal speaks: Chinese where its locale says so, else English. Data never depend on it. */
export const language: Language = (LC_ALL || LC_MESSAGES || LANG || '').startsWith('zh') ? 'zh-CN' : 'en';

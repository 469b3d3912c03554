import { describe, expect, it } from '@jest/globals';
import { pinyinInitials } from './pinyin-initials.ts';

describe('pinyin initials', () => {
  it.each([
    ['胆囊结石', 'dnjs'],
    ['医疗付费方式', 'ylfffs'],
    ['急性阑尾炎', 'jxlwy'],
    ['IV期（晚期）', 'ivqwq'],
    ['2型糖尿病', '2xtnb'],
    ['', ''],
  ])('of %s are %s', (text, initials) => {
    expect(pinyinInitials(text)).toBe(initials);
  });
});

import { describe, expect, it } from '@jest/globals';
import { recommendMessages } from '../../messages/recommend.ts';
import { toVerify } from './evidence.ts';

describe('what to verify', () => {
  it('names the codes of which any one would do, and how many there are', () => {
    const codes = ['47.0100', '47.0101', '47.0102', '47.0103', '47.0104', '47.0105', '47.0106'];
    expect(
      toVerify([
        { kind: 'diagnosis', anyOf: [{ code: 'K35.3', name: '急性阑尾炎' }] },
        { kind: 'procedure', anyOf: codes.map((code) => ({ code })) },
        { kind: 'procedure', anyOf: [], opType: '相关手术' },
      ]),
    ).toEqual([
      { ask: 'diagnosis', codes: ['K35.3 急性阑尾炎'] },
      { ask: 'procedure', codes: codes.slice(0, 6), of: 7 },
      { ask: 'kind', codes: [], kind: '相关手术' },
    ]);
  });

  it('[REC-5] is never put as codes to fill in', () => {
    const said = (language: 'zh' | 'en') =>
      Object.entries(recommendMessages[language])
        .filter(([key]) => key.startsWith('recommend.'))
        .map(([, text]) => text)
        .join('\n');
    expect(said('zh')).not.toMatch(/补充|增加|添加|补录|改为|改成|建议编码|应填/);
    expect(said('en')).not.toMatch(/\b(add|code it|recode|upcode|insert|change (it|the code) to|suggest)/i);
    expect(said('zh')).toMatch(/核对病历/);
    expect(said('en')).toMatch(/verify/i);
  });
});

import { setImmediate as turn } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { LongWork } from './long-work.ts';

describe('work that takes longer than a request', () => {
  it('[SCH-8] is begun once, tells how far it is, and keeps its answer for whoever asks the same', async () => {
    const work = new LongWork();
    expect(work.ask('a').state).toBe('none');
    let end: (answer: string) => void = () => undefined;
    let begun = 0;
    const begin = (tell: (done: number, total: number) => void) => {
      begun++;
      tell(3, 8);
      return new Promise<string>((resolve) => (end = resolve));
    };
    expect(work.ask('a', begin)).toMatchObject({ state: 'running', done: 3, total: 8 });
    work.ask('a', begin);
    expect([begun, work.ask('b').state]).toEqual([1, 'none']);
    end('here');
    await turn();
    expect(work.ask('a')).toMatchObject({ state: 'done', answer: 'here' });
    work.forget('a');
    expect(work.ask('a').state).toBe('none');
  });

  it('[SCH-8] says once what went wrong, and can be begun again', async () => {
    const work = new LongWork();
    work.ask('a', () => Promise.reject(new Error('no')));
    await turn();
    expect(() => work.ask('a')).toThrow('no');
    expect(work.ask('a').state).toBe('none');
  });

  it('[SCH-8] keeps the latest answers only', async () => {
    const work = new LongWork();
    for (let at = 0; at < 30; at++) {
      work.ask(`${at}`, async () => at);
      await turn();
    }
    expect(work.ask('0').state).toBe('none');
    expect(work.ask('29')).toMatchObject({ state: 'done', answer: 29 });
  });
});

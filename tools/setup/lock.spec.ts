import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { alone } from './lock.mjs';

describe('alone', () => {
  let folder: string;

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'caseloom-lock-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('lets one work at a time and leaves no lock behind', async () => {
    const story: string[] = [];
    const work = (name: string) =>
      alone(
        'turns',
        async () => {
          story.push(`${name} in`);
          await sleep(30);
          story.push(`${name} out`);
        },
        folder,
      );
    await Promise.all([work('a'), work('b')]);
    expect(story).toEqual(['a in', 'a out', 'b in', 'b out']);
    expect(existsSync(join(folder, 'turns.lock'))).toBe(false);
  });

  it('frees the lock when the work fails', async () => {
    const failing = alone('failing', () => Promise.reject(new Error('no')), folder);
    await expect(failing).rejects.toThrow('no');
    expect(await alone('failing', () => 'yes', folder)).toBe('yes');
  });

  it('takes over the lock of a process that is gone', async () => {
    writeFileSync(join(folder, 'dead.lock'), '999999999');
    expect(await alone('dead', () => 'mine', folder)).toBe('mine');
  });
});

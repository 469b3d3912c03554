import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { askLocalDoor, openLocalDoor } from './local-door.ts';

describe('the local door of a running server', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'caseloom-door-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('answers programs of the same account, and nobody once the server is gone', async () => {
    expect(await askLocalDoor(folder, { signIn: 'qc' })).toBeUndefined();
    const close = await openLocalDoor(folder, async ({ signIn }) => `link for ${signIn}`);
    expect(await askLocalDoor(folder, { signIn: 'qc' })).toEqual({ value: 'link for qc' });
    expect(statSync(join(folder, 'caseloom.sock')).mode & 0o077).toBe(0);
    await close();
    expect(await askLocalDoor(folder, { signIn: 'qc' })).toBeUndefined();
  });

  it('gives no reason away when asking fails', async () => {
    const close = await openLocalDoor(folder, () => Promise.reject(new Error('secret')));
    expect(await askLocalDoor(folder, { signIn: 'qc' })).toEqual({});
    await close();
  });

  it('takes the place of a socket that a killed server left behind', async () => {
    const closeOld = await openLocalDoor(folder, async () => 'old');
    const close = await openLocalDoor(folder, async () => 'new');
    expect(await askLocalDoor(folder, { signIn: 'x' })).toEqual({ value: 'new' });
    await Promise.all([close(), closeOld()]);
  });
});

import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { lockFolder } from './folder-lock.ts';

describe('the lock of a data folder', () => {
  let folder: string;
  let path: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'caseloom-lock-'));
    path = join(folder, 'caseloom.lock');
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('refuses a second opener and names the process that holds it', () => {
    const lock = lockFolder(path);
    expect(() => lockFolder(path)).toThrow(new RegExp(`already open in process ${process.pid}`));
    lock.release();
    lockFolder(path).release();
  });

  it('takes over from a process that has ended', async () => {
    const child = spawn('true');
    const pid = child.pid!;
    await new Promise((resolve) => child.on('close', resolve));
    writeFileSync(path, JSON.stringify({ pid, startedAt: 'before', token: 'old' }));
    const lock = lockFolder(path);
    expect((JSON.parse(readFileSync(path, 'utf8')) as { pid: number }).pid).toBe(process.pid);
    lock.release();
  });

  it('takes over when the process id now belongs to another process', () => {
    writeFileSync(path, JSON.stringify({ pid: process.pid, startedAt: 'an earlier boot:1', token: 'old' }));
    const lock = lockFolder(path);
    expect(readFileSync(path, 'utf8')).not.toMatch(/old/);
    lock.release();
  });

  it('takes over an unreadable lock file', () => {
    writeFileSync(path, '{"pid": 1');
    const lock = lockFolder(path);
    expect((JSON.parse(readFileSync(path, 'utf8')) as { pid: number }).pid).toBe(process.pid);
    lock.release();
  });

  it('does not remove a lock that another process took over', () => {
    const lock = lockFolder(path);
    writeFileSync(path, JSON.stringify({ pid: 1, startedAt: 'x', token: 'theirs' }));
    lock.release();
    expect((JSON.parse(readFileSync(path, 'utf8')) as { token: string }).token).toBe('theirs');
  });
});

import { randomUUID } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseError } from './database-error.ts';

interface Holder {
  pid: number;
  startedAt: string;
  token: string;
}

export interface FolderLock {
  release(): void;
}

/**
 * Takes the lock file of a data folder for this process, or says who holds it.
 *
 * The embedded database has no guard of its own: two processes that open one folder lose data in silence. The file
 * holds process id, the process's start (so that a reused id is not mistaken for the holder) and a random token. A
 * holder that is no longer alive is taken over. The file appears by `link`, which fails if it is there.
 * @fails DATABASE_FOLDER_IN_USE with the holder's process id
 */
export function lockFolder(path: string): FolderLock {
  mkdirSync(dirname(path), { recursive: true });
  const mine: Holder = { pid: process.pid, startedAt: processStart(process.pid) ?? 'unknown', token: randomUUID() };
  const draft = `${path}.${mine.token}`;
  writeFileSync(draft, JSON.stringify(mine), { flush: true });
  try {
    for (let attempt = 0; attempt < 5; attempt++) {
      if (place(draft, path)) break;
      const holder = read(path);
      if (holder && isAlive(holder)) throw inUse(path, holder.pid);
      if (holder) setAside(path, holder);
    }
  } finally {
    rmSync(draft, { force: true });
  }
  const holder = read(path);
  if (holder?.token !== mine.token) throw inUse(path, holder?.pid ?? 0);
  return {
    release: () => {
      if (read(path)?.token === mine.token) rmSync(path, { force: true });
    },
  };
}

function place(draft: string, path: string): boolean {
  try {
    linkSync(draft, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** Moves a dead holder's file away; if another process put a living one there meanwhile, it is put back. */
function setAside(path: string, dead: Holder): void {
  const aside = `${path}.dead.${randomUUID()}`;
  try {
    renameSync(path, aside);
  } catch {
    return;
  }
  const moved = read(aside);
  if (moved && moved.token !== dead.token) place(aside, path);
  rmSync(aside, { force: true });
}

function read(path: string): Holder | undefined {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Holder;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    // An unreadable file can only be left by a broken disk or a hand: nobody alive writes it in parts.
    return { pid: 0, startedAt: '', token: '' };
  }
}

function isAlive(holder: Holder): boolean {
  if (!Number.isInteger(holder.pid) || holder.pid <= 0) return false;
  try {
    process.kill(holder.pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  const startedAt = processStart(holder.pid);
  return startedAt === undefined || startedAt === holder.startedAt;
}

/** When a process began, as Linux tells it (boot and clock ticks since boot); undefined where that is not to be had. */
function processStart(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const afterName = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const state = afterName[0];
    if (state === 'Z' || state === 'X') return 'ended';
    return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()}:${afterName[19]}`;
  } catch {
    return undefined;
  }
}

function inUse(path: string, pid: number): DatabaseError {
  return new DatabaseError(
    'DATABASE_FOLDER_IN_USE',
    `The data folder ${dirname(path)} is already open in process ${pid}. Stop that process first, or choose another DATA_DIR.`,
    { folder: dirname(path), pid },
  );
}

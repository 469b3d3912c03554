import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { CaseloomError } from '@caseloom/core';
import { findPack, packsIn } from './find-pack.ts';
import { DEFAULT_PACK_LIMITS, readPackFolder } from './read-pack-folder.ts';
import { writePackFolder } from './write-pack-folder.ts';

let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'caseloom-pack-'));
});
afterEach(() => rm(dir, { recursive: true }));

async function codesOf(act: () => Promise<unknown>): Promise<string[]> {
  try {
    await act();
  } catch (error) {
    return error instanceof CaseloomError
      ? error.issues.map(({ code, path }) => `${code} ${path}`.trim())
      : [String(error)];
  }
  return [];
}

const files = new Map([
  ['SOURCES.md', '# 来源\n'],
  ['codes/sex.codes.csv', 'code,zh\n1,男\n'],
  ['codes/sex.json', '{}\n'],
  ['pack.json', '{"id":"a","version":"1.0.0"}'],
]);

describe('pack folders', () => {
  it('come back as they were written, sorted, without hidden files', async () => {
    await writePackFolder(dir, files);
    await writeFile(join(dir, '.hidden'), 'x');
    await mkdir(join(dir, '.git'));
    expect([...(await readPackFolder(dir))]).toEqual([...files]);
  });

  it('hold exactly what is written: changed files change, missing ones go, empty folders with them', async () => {
    await writePackFolder(dir, files);
    await writeFile(join(dir, '.hidden'), 'stays');
    await writePackFolder(dir, new Map([['pack.json', '{"id":"b"}']]));
    expect([await readdir(dir), await readFile(join(dir, 'pack.json'), 'utf8')]).toEqual([
      ['.hidden', 'pack.json'],
      '{"id":"b"}',
    ]);
  });

  it('drop a byte order mark', async () => {
    await writeFile(join(dir, 'pack.json'), '\ufeff{}');
    expect((await readPackFolder(dir)).get('pack.json')).toBe('{}');
  });

  it.each([
    '../x.json',
    '/etc/x',
    'a/../../x',
    'a\\..\\x',
    '.git/config',
    'a//b',
    'C:x',
    'a/b\0',
    '',
    'a/',
    'a/. ',
    'x.',
  ])('[P15] refuse to write "%s"', async (path) => {
    expect(await codesOf(() => writePackFolder(join(dir, 'p'), new Map([[path, 'x']])))).toEqual([
      `PACK_FILE_PATH ${path}`.trim(),
    ]);
    expect(await readdir(dir)).toEqual([]);
  });

  it('[P15] refuse symbolic links, to files and to folders, reading and writing', async () => {
    await writeFile(join(dir, 'secret'), 's');
    await mkdir(join(dir, 'p'));
    await symlink(join(dir, 'secret'), join(dir, 'p', 'a.json'));
    await symlink(dir, join(dir, 'p', 'codes'));
    const both = ['PACK_FILE_SYMLINK a.json', 'PACK_FILE_SYMLINK codes'];
    expect((await codesOf(() => readPackFolder(join(dir, 'p')))).sort()).toEqual(both);
    expect((await codesOf(() => writePackFolder(join(dir, 'p'), files))).sort()).toEqual(both);
    await symlink(join(dir, 'p'), join(dir, 'q'));
    expect(await codesOf(() => readPackFolder(join(dir, 'q')))).toEqual(['PACK_FILE_SYMLINK']);
  });

  it('refuse what is no UTF-8, naming every such file', async () => {
    await writeFile(join(dir, 'a.csv'), Buffer.from([0xd5, 0xc5]));
    await writeFile(join(dir, 'b.csv'), Buffer.from([0xff]));
    expect(await codesOf(() => readPackFolder(dir))).toEqual(['PACK_FILE_ENCODING a.csv', 'PACK_FILE_ENCODING b.csv']);
  });

  it.each<[string, Partial<typeof DEFAULT_PACK_LIMITS>, string]>([
    ['a file too large', { fileBytes: 10 }, 'PACK_FILE_TOO_LARGE'],
    ['too many bytes', { totalBytes: 30 }, 'PACK_TOO_LARGE'],
    ['too many files', { files: 3 }, 'PACK_TOO_LARGE'],
    ['folders too deep', { depth: 1 }, 'PACK_TOO_LARGE'],
  ])('refuse %s', async (_, limits, code) => {
    await writePackFolder(dir, files);
    expect((await codesOf(() => readPackFolder(dir, { ...DEFAULT_PACK_LIMITS, ...limits })))[0]).toContain(code);
  });

  it('are named when they are not there', async () => {
    expect(await codesOf(() => readPackFolder(join(dir, 'nowhere')))).toEqual(['PACK_FOLDER_MISSING']);
  });
});

describe('finding a pack', () => {
  async function packAt(path: string, id: string, version: string): Promise<void> {
    await mkdir(join(dir, path), { recursive: true });
    await writeFile(join(dir, path, 'pack.json'), JSON.stringify({ id, version }));
  }

  it('takes the highest version in the range over all folders, the earlier folder first', async () => {
    await packAt('one/a', 'nation', '1.2.0');
    await packAt('one/b', 'nation', '1.10.0');
    await packAt('two/c', 'nation', '1.10.0');
    await packAt('two/d', 'nation', '2.0.0');
    await packAt('three', 'city', '1.0.0');
    await mkdir(join(dir, 'one/no-pack'));
    await writeFile(join(dir, 'two/pack.txt'), 'x');
    const dirs = ['one', 'two', 'three', 'nowhere'].map((name) => join(dir, name));
    expect(await findPack('nation', '^1.0.0', dirs)).toEqual({
      id: 'nation',
      version: '1.10.0',
      dir: join(dir, 'one/b'),
    });
    expect(await findPack('nation', '>=2', dirs)).toMatchObject({ version: '2.0.0' });
    expect(await findPack('city', '*', dirs)).toMatchObject({ dir: join(dir, 'three') });
    expect(await findPack('nation', '^3', dirs)).toBeUndefined();
    expect(await packsIn(dirs)).toHaveLength(5);
  });

  it('passes over folders whose manifest cannot be read', async () => {
    await mkdir(join(dir, 'x'));
    await writeFile(join(dir, 'x', 'pack.json'), '{');
    await packAt('y', 'a', 'not a version');
    expect(await findPack('a', '*', [dir])).toBeUndefined();
  });
});

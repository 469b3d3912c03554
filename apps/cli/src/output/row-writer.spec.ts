import { afterAll, describe, expect, it } from '@jest/globals';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { RowWriter, type Row } from './row-writer.ts';

const dir = mkdtempSync(join(tmpdir(), 'caseloom-rows-'));
afterAll(() => rmSync(dir, { recursive: true }));

async function written(name: string, rows: readonly Row[]): Promise<string> {
  const path = join(dir, name);
  const out = new RowWriter(path, ['id', 'name', 'n'], name.endsWith('csv') ? 'csv' : 'ndjson');
  for (const row of rows) await out.write(row);
  await out.close();
  return readFileSync(path, 'utf8');
}

describe('rows out', () => {
  const rows: Row[] = [
    { id: 'a', name: 'x,"y"\nz', n: 1 },
    { id: 'b', n: 0 },
    { id: '=1+1', name: '-3', n: undefined },
  ];

  it('are CSV with empty cells for what is missing; what a spreadsheet would compute is made harmless ([P19])', async () => {
    expect(await written('a.csv', rows)).toBe(`id,name,n\na,"x,""y""\nz",1\nb,,0\n'=1+1,-3,\n`);
  });

  it('are NDJSON without what is missing', async () => {
    expect(await written('a.ndjson', rows)).toBe(
      '{"id":"a","name":"x,\\"y\\"\\nz","n":1}\n{"id":"b","n":0}\n{"id":"=1+1","name":"-3"}\n',
    );
  });

  it('have a header when there are none, and all of them when there are many', async () => {
    expect(await written('none.csv', [])).toBe('id,name,n\n');
    const many = Array.from({ length: 30_000 }, (_, n) => ({ id: `case-${n}`, n }));
    expect((await written('many.csv', many)).split('\n')).toHaveLength(30_002);
  });

  it('touch no file before there is something to write', async () => {
    const path = join(dir, 'later.csv');
    const out = new RowWriter(path, ['id'], 'csv');
    await out.write({ id: 'a' });
    expect(existsSync(path)).toBe(false);
    await out.close();
    expect(existsSync(path)).toBe(true);
  });

  it.each([['missing/x.csv'], ['.']])('say why %s cannot be written', async (name) => {
    const out = new RowWriter(join(dir, name), ['id'], 'csv');
    await expect(out.close()).rejects.toThrow('CLI_CANNOT_WRITE');
  });
});

import { createWriteStream, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { writeXlsx } from '@caseloom/files';
import type { Database } from '../database/open-database.ts';
import { testDatabases } from '../database/testing.ts';
import { testServer } from '../testing/test-server.ts';
import type { Person, TestServer } from '../testing/test-server.ts';

type Sheets = Readonly<Record<string, readonly (readonly string[])[]>>;

/** Two ADRGs of one MDC; `extra` adds a DRG that the first version has not. */
const sheets = (extra = false): Sheets => ({
  MDC信息: [
    ['MDC编码', 'MDC名称'],
    ['MDCB', '神经系统疾病'],
  ],
  ADRG信息: [
    ['MDC编码', 'MDC名称', 'ADRG编码', 'ADRG名称'],
    ['MDCB', '神经系统疾病', 'BB1', '脑创伤开颅术'],
    ['MDCB', '神经系统疾病', 'BR1', '颅内出血性疾患'],
  ],
  DRG信息: [
    ['ADRG编码', 'DRG编码', 'DRG名称'],
    ['BB1', 'BB19', '脑创伤开颅术'],
    ['BR1', 'BR11', '颅内出血性疾患，伴严重并发症'],
    ['BR1', 'BR15', '颅内出血性疾患，不伴并发症'],
    ...(extra ? [['BR1', 'BR13', '颅内出血性疾患，伴并发症']] : []),
  ],
  MDC诊断表: [
    ['MDC编码', '分类', '诊断编码', '诊断名称'],
    ['MDCB', 'B00', 'I61.000', '脑出血'],
    ['MDCB', 'B00', 'S06.400', '硬膜外出血'],
  ],
  ADRG诊断表: [
    ['MDC编码', '分类', '诊断编码', '诊断名称'],
    ['MDCB', 'BR1', 'I61.000', '脑出血'],
  ],
  ADRG手术表: [
    ['MDC编码', '分类', '手术编码', '手术名称'],
    ['MDCB', 'BB1', '01.2400', '开颅术'],
  ],
  MCC: [
    ['诊断编码', '诊断名称', '排除表'],
    ['J96.000', '急性呼吸衰竭', ''],
  ],
  CC: [
    ['诊断编码', '诊断名称', '排除表'],
    ['I10.x00', '高血压', ''],
  ],
  DRG分组规则: [
    ['mdc_code', 'adrg_code', 'drg_code', 'mdc_rule', 'adrg_rule', 'drg_rule', 'op', 'mcc', 'cc'],
    ['MDCB', 'BB1', 'BB19', "is_pd1(case, 'B00')", "is_op2(case, 'BB1')", '1', '1', '-1', '-1'],
    ['MDCB', 'BR1', 'BR11', "is_pd1(case, 'B00')", "is_pd2(case, 'BR1')", '1', '-1', '1', '0'],
    ...(extra ? [['MDCB', 'BR1', 'BR13', "is_pd1(case, 'B00')", "is_pd2(case, 'BR1')", '1', '-1', '0', '1']] : []),
    ['MDCB', 'BR1', 'BR15', "is_pd1(case, 'B00')", "is_pd2(case, 'BR1')", '1', '-1', '0', '0'],
  ],
});

/** 64 MB of zeros, packed. */
const ZEROS = gzipSync(Buffer.alloc(64 * 2 ** 20));
const BOMBS = ['scheme.csv.gz', 'mdc.csv.gz', 'adrg.csv.gz', 'drg.csv.gz', 'cc.csv.gz'];

/** A folder as a browser sends it. */
function folderOf(files: Readonly<Record<string, string | Buffer>>): string {
  const packed = Object.entries(files).map(([name, content]) => [name, Buffer.from(content).toString('base64')]);
  return JSON.stringify({ files: Object.fromEntries(packed) });
}

describe.each(testDatabases)('schemes of bureaus on $name', ({ open }) => {
  let database: Database;
  let server: TestServer;
  let author: Person;
  let folder: string;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'caseloom-scheme-'));
    database = await open();
    server = await testServer(database);
    author = await server.as('consultant1');
  }, 60_000);
  afterAll(async () => {
    await server.close();
    await database.close();
    rmSync(folder, { recursive: true, force: true });
  });

  async function workbook(name: string, content: Sheets): Promise<{ name: string; content: Buffer }> {
    const path = join(folder, name);
    const all = Object.entries(content).map(([sheet, rows]) => ({
      name: sheet,
      columns: rows[0]!.map((title) => ({ title })),
      rows: rows.slice(1),
    }));
    await writeXlsx(createWriteStream(path), all);
    return { name, content: readFileSync(path) };
  }

  /** Submitted by the author, approved by somebody else, published. */
  async function publish(draft: { id: string; version: number }): Promise<void> {
    const params = { id: draft.id };
    const body = { nextVersion: '1.0.0', note: '首版' };
    const submitted = await author('submitDraft', { params, ifMatch: draft.version, body });
    const approver = await server.as('consultant2');
    const approved = await approver('approveDraft', {
      params,
      ifMatch: submitted.body.version,
      body: { note: '同意' },
    });
    const published = await author('publishDraft', { params, ifMatch: approved.body.version, body: {} });
    expect(published.status).toBe(200);
  }

  const draftOf = async (packId: string, more: object = {}) =>
    (await author('createDraft', { body: { packId, title: { zh: '市', en: 'City' }, layer: 'city', ...more } })).body;

  it('tells what each sheet would be read as, and its first rows', async () => {
    const file = await workbook('city.xlsx', sheets());
    const { status, body } = await author('inspectScheme', { file, fields: {} });
    expect(status).toBe(200);
    expect(body).toMatchObject({ kind: 'sheets', name: 'city', remembered: false, issues: [] });
    expect(body.sheets.map(({ name }: { name: string }) => name)).toEqual(Object.keys(sheets()));
    expect(body.sheets[0].head[0]).toEqual({ row: 1, cells: ['MDC编码', 'MDC名称'] });
    expect(body.mapping.uses.map(({ role }: { role: string }) => role)).toContain('rules');
  });

  it('shows what an import would be without making it, takes it over, and remembers how the bureau’s workbook is read', async () => {
    const draft = await draftOf('import-city');
    const file = await workbook('city.xlsx', sheets());
    const fields = { artifact: 'city-drg', bureau: '某市医保局' };
    const seen = await author('previewSchemeImport', { params: { id: draft.id }, file, fields });
    expect(seen.status).toBe(200);
    expect(seen.body).toMatchObject({ artifact: 'city-drg', family: 'drg', errors: 0, differences: [] });
    expect(seen.body.report).toMatchObject({ reach: { reached: 3, dead: [], undecided: [] }, issuesTotal: 0 });
    expect(seen.body.counts).toMatchObject({ sheets: 9, rules: 3, groups: 3 });
    expect(seen.body.issues.map(({ code }: { code: string }) => code)).toContain('SCHEME_SHEET_DIVISION_INCOMPLETE');

    const made = await author('importScheme', { params: { id: draft.id }, file, fields, ifMatch: draft.version });
    expect(made.status).toBe(200);
    expect(made.body.artifact).toBe('city-drg');
    const stale = await author('importScheme', { params: { id: draft.id }, file, fields, ifMatch: draft.version });
    expect(stale.status).toBe(409);

    const again = await author('inspectScheme', { file, fields: { bureau: '某市医保局' } });
    expect(again.body.remembered).toBe(true);
    const { body } = await author('listSchemeMappings', {});
    expect(body.mappings).toMatchObject([{ bureau: '某市医保局' }]);
  });

  it('lays the next version over the parent’s scheme, as what differs', async () => {
    const nation = await draftOf('import-nation', { layer: 'nation' });
    const first = await workbook('nation.xlsx', sheets());
    const fields = { artifact: 'nation-drg' };
    const made = await author('importScheme', {
      params: { id: nation.id },
      file: first,
      fields,
      ifMatch: nation.version,
    });
    await publish(made.body.draft);
    const city = await draftOf('import-below', { extends: 'import-nation' });
    const second = await workbook('second.xlsx', sheets(true));
    const { body } = await author('previewSchemeImport', {
      params: { id: city.id },
      file: second,
      fields: { artifact: 'any-name' },
    });
    expect(body).toMatchObject({ artifact: 'nation-drg', base: { artifact: 'nation-drg' } });
    expect(body.base.share).toBeGreaterThan(0.5);
    const drg = body.differences[0].lists.find(({ list }: { list: string }) => list === 'drg.csv');
    expect(drg).toMatchObject({ added: 1, removed: 0, same: 3 });
    expect(body.size.written).toBeLessThan(body.size.full / 2);
  });

  it.each([
    ['a file that is no scheme', { name: 'x.txt', content: 'hello' }, 422, 'SCHEME_UPLOAD_UNREADABLE'],
    ['a folder that is none', { name: 'x.folder', content: '{"files": 3}' }, 422, 'SCHEME_UPLOAD_UNREADABLE'],
    ['an old workbook', { name: 'x.xls', content: 'D0CF' }, 422, 'FILE_XLSX_OLD'],
    [
      'a table that a folder has twice',
      { name: 'x.folder', content: folderOf({ '2021/mdc.csv': 'a', '2022/mdc.csv': 'b' }) },
      422,
      'SCHEME_UPLOAD_UNREADABLE',
    ],
    [
      'tables that are small only as long as they are packed',
      { name: 'x.folder', content: folderOf(Object.fromEntries(BOMBS.map((name) => [name, ZEROS]))) },
      413,
      'INPUT_TOO_LARGE',
    ],
  ])('refuses %s by name', async (_what, file, status, code) => {
    const answer = await author('inspectScheme', { file, fields: {} });
    expect([answer.status, answer.body.issues?.[0]?.code ?? answer.body.code]).toEqual([status, code]);
  });

  it('takes tables without a head as the folder form, under the names that they have', async () => {
    const tables = {
      'mdc.csv': 'order,mdc,name,condition\n1,MDCB,x,principal_dx in {b}\n',
      'adrg.csv': 'order,mdc,rule,adrg,name,kind,condition,no_drg_result\n1,MDCB,BR1,BR1,x,group,true,\n',
      'drg.csv': 'order,mdc,rule,adrg,drg,name,condition\n1,MDCB,BR1,BR1,BR19,x,true\n',
      'code_lists.csv': 'list,code\nb,I61.000\n',
    };
    const { body } = await author('inspectScheme', {
      file: { name: 'a_city.folder', content: folderOf(tables) },
      fields: {},
    });
    expect(body).toMatchObject({ kind: 'tables', name: 'a-city', tables: [...Object.keys(tables), 'scheme.csv'] });
  });

  it('refuses a mapping that is none, at its place', async () => {
    const draft = await draftOf('import-wrong');
    const file = await workbook('city.xlsx', sheets());
    const fields = { artifact: 'a', mapping: '{"format": "scheme-mapping/1", "uses": [{"role": "nothing"}]}' };
    const { status, body } = await author('previewSchemeImport', { params: { id: draft.id }, file, fields });
    expect(status).toBe(422);
    expect(body.issues[0]).toMatchObject({ code: 'SCHEME_MAPPING_INVALID', path: 'mapping#uses.0.role' });
  });

  it('lets nobody import who may not author packs', async () => {
    const physician = await server.as('physician');
    const file = await workbook('city.xlsx', sheets());
    expect((await physician('inspectScheme', { file, fields: {} })).status).toBe(403);
  });
});

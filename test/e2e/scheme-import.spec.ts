import { createWriteStream, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { writeXlsx } from '@caseloom/files';
import type { Browser, Page } from 'playwright-core';
import { chromiumPath, launchChromium, openVisitor, type Visitor } from '../support/browser.ts';
import { Client } from '../support/client.ts';
import { startServer, type RunningServer } from '../support/server.ts';
import { at, says } from './story/screen.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const inBrowser = chromiumPath === undefined ? describe.skip : describe;
if (chromiumPath === undefined) process.stdout.write('SKIPPED: the import of schemes, no Chromium on this machine\n');

/** A bureau's workbook: catalogue, lists, complications and rules, with a title row and one incomplete division. */
const SHEETS: Readonly<Record<string, readonly (readonly string[])[]>> = {
  DRG目录: [
    ['MDC编码', 'MDC名称', 'ADRG编码', 'ADRG名称', 'DRG编码', 'DRG名称'],
    ['MDCB', '神经系统疾病', 'BB1', '脑创伤开颅术', 'BB19', '脑创伤开颅术'],
    ['MDCB', '神经系统疾病', 'BR1', '颅内出血性疾患', 'BR11', '颅内出血性疾患，伴严重并发症'],
    ['MDCB', '神经系统疾病', 'BR1', '颅内出血性疾患', 'BR15', '颅内出血性疾患，不伴并发症'],
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
    ['MDCB', 'BR1', 'BR15', "is_pd1(case, 'B00')", "is_pd2(case, 'BR1')", '1', '-1', '0', '0'],
  ],
};

/** A consultant takes a bureau's workbook into a draft. */
inBrowser('the import of a grouping scheme', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'caseloom-scheme-import-'));
  const workbook = join(dataDir, '某市DRG分组方案.xlsx');
  let server: RunningServer;
  let browser: Browser;
  let visitor: Visitor;
  let author: Client;
  let page: Page;
  let draftId: string;

  beforeAll(async () => {
    const sheets = Object.entries(SHEETS).map(([name, rows]) => ({
      name,
      columns: rows[0]!.map((cell) => ({ title: cell })),
      rows: rows.slice(1),
    }));
    await writeXlsx(createWriteStream(workbook), sheets);
    server = await startServer({ dataDir: join(dataDir, 'data') });
    author = await Client.byLink(server, 'consultant1');
    const title = { zh: '某市', en: 'A city' };
    draftId = (await author.ok('createDraft', { body: { packId: 'a-city', title, layer: 'city' } })).id;
    browser = await launchChromium();
    visitor = await openVisitor(browser, server.url, 'consultant1');
    page = visitor.page;
    await page.goto(`${server.url}/sign-in`);
    await at(page, 'account').fill('consultant1');
    await at(page, 'password').fill('only-for-tests-consultant1');
    await page.keyboard.press('Enter');
    await at(page, 'person').waitFor();
  }, 180_000);

  afterAll(async () => {
    await visitor?.shoot('last-scheme-import').catch(() => undefined);
    await browser?.close();
    await server?.stop();
    rmSync(dataDir, { recursive: true, force: true });
  });

  /** What a screen reader or a keyboard would stumble over in the wizard, by rule. */
  async function stumbles(): Promise<string[]> {
    await page.evaluate(AXE);
    return page.evaluate(async () => {
      const { axe } = globalThis as unknown as {
        axe: { run(where: string): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
      };
      const { violations } = await axe.run('[data-testid="scheme-import"]');
      return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
    });
  }

  it('goes from the workbook over its sheets to a scheme in the draft, and remembers how it was read', async () => {
    await page.goto(`${server.url}/packs/draft:${draftId}`);
    await at(page, 'new-artifact').click();
    await page.getByRole('menu').getByText('导入分组方案…').click();
    await at(page, 'bureau').locator('input').fill('某市医保局');
    await at(page, 'scheme-title').fill('某市 DRG 分组方案');
    await at(page, 'scheme-id').fill('a-city-drg');
    expect(await stumbles()).toEqual([]);
    await at(page, 'scheme-file').setInputFiles(workbook);

    await says(at(page, 'use-DRG分组规则-rules'), '表头行');
    await visitor.shoot('scheme-import-sheets');
    expect(await stumbles()).toEqual([]);
    await at(page, 'scheme-preview').click();

    await says(at(page, 'scheme-counts'), 'grouping/a-city-drg');
    await says(at(page, 'scheme-issues'), 'DRG分组规则!');
    await visitor.shoot('scheme-import-preview');
    expect(await stumbles()).toEqual([]);
    await at(page, 'scheme-take').click();
    await page.waitForURL(`**/grouping/a-city-drg*`);

    const tree = await author.ok('packTree', { params: { source: `draft:${draftId}` } });
    expect(tree.artifacts).toContainEqual(
      expect.objectContaining({
        kind: 'grouping',
        id: 'a-city-drg',
        title: expect.objectContaining({ zh: '某市 DRG 分组方案' }),
      }),
    );
    expect((await author.ok('listSchemeMappings', {})).mappings).toMatchObject([{ bureau: '某市医保局' }]);
    expect(visitor.complaints).toEqual([]);
  }, 120_000);

  it('shows the same workbook again as nothing new against a parent that has it', async () => {
    await page.goto(`${server.url}/packs/draft:${draftId}/import/scheme`);
    await at(page, 'scheme-file').setInputFiles(workbook);
    await page.getByText('已按“某市医保局”上次的读法填好。').waitFor();
    expect(visitor.complaints).toEqual([]);
  }, 60_000);

  it('says what is wrong with a file that holds no scheme, and what to do', async () => {
    const said = async (name: string, content: string | Buffer): Promise<string> => {
      const file = join(dataDir, name);
      writeFileSync(file, content);
      await page.goto(`${server.url}/packs/draft:${draftId}/import/scheme`);
      await at(page, 'scheme-file').setInputFiles(file);
      const alert = at(page, 'scheme-import').getByRole('alert').first();
      await alert.waitFor();
      return alert.innerText();
    };
    expect(await said('空的.csv', '')).toContain('“空的.csv”是空的');
    expect(await said('别的.csv', 'a,b\n1,2\n')).toContain('没有认出任何工作表');
    const encrypted = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)]);
    expect(await said('加密.xlsx', encrypted)).toContain('请另存为不加密的 .xlsx');
  }, 60_000);
});

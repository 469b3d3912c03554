import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { chromiumPath, launchChromium, openVisitor, type Visitor } from '../support/browser.ts';
import { Client } from '../support/client.ts';
import { startServer, type RunningServer } from '../support/server.ts';
import { at, gone, says } from './story/screen.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const inBrowser = chromiumPath === undefined ? describe.skip : describe;
if (chromiumPath === undefined) process.stdout.write('SKIPPED: the table editor, no Chromium on this machine\n');

const title = { zh: '手术与诊断', en: 'Procedures and diagnoses' };
const template = {
  columns: [
    { name: 'codes', title: { zh: '手术操作', en: 'Procedures' }, type: 'list', codes: 'icd9cm3' },
    { name: 'needs', title: { zh: '须有诊断', en: 'Needs' }, type: 'list', codes: 'icd10' },
    { name: 'severity', title: { zh: '严重程度', en: 'Severity' }, type: 'severity' },
    { name: 'title', title: { zh: '名称', en: 'Title' }, type: 'text' },
  ],
  rule: {
    forEach: 'op',
    appliesWhen: { fact: 'item', path: 'code', operator: 'codeIn', value: '{{codes}}' },
    conditions: { all: [{ fact: 'dx', path: 'principal.code', operator: 'codeIn', value: '{{needs}}' }] },
    event: { type: 'finding', params: { severity: '{{severity}}', title: { zh: '{{title}}', en: '{{title}}' } } },
  },
};
const names = ['id', 'codes', 'needs', 'severity', 'title'] as const;
const row = (index: number): string[] => [
  `T-${String(index).padStart(3, '0')}`,
  '51.23',
  'K80',
  'warn',
  `第${index}条`,
];
const valueOf = (cells: readonly string[]) =>
  Object.fromEntries(names.map((name, place) => [name, cells[place] ?? '']));

/** A rule table, a decision table and a long table are worked in as in a spreadsheet, by keyboard and clipboard. */
inBrowser('the table editor', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'caseloom-tables-'));
  let server: RunningServer;
  let browser: Browser;
  let author: Client;
  let visitor: Visitor;
  let page: Page;
  let draftId = '';

  const draft = async () => author.ok('getDraft', { params: { id: draftId } });
  const source = () => `draft:${draftId}` as const;
  const storedRows = async (artifact: string) =>
    author.ok('tableRows', {
      params: { source: source(), kind: 'rules', artifact, table: 'rows' },
      query: { limit: 20_000 },
    });
  const makeRules = async (artifact: string, rows: readonly (readonly string[])[]) =>
    author.ok('editRows', {
      params: { id: draftId },
      ifMatch: (await draft()).version,
      body: {
        kind: 'rules',
        artifact,
        table: 'rows',
        fields: { title, missing: 'unknown', template, rules: [] },
        edits: rows.map((cells) => ({ op: 'add' as const, id: cells[0]!, value: valueOf(cells) })),
      },
    });
  const open = async (kind: string, artifact: string, grid: string) => {
    await page.goto(`${server.url}/packs/${source()}/${kind}/${artifact}`);
    await at(page, grid).waitFor();
  };
  const press = async (...keys: string[]) => {
    for (const key of keys) await page.keyboard.press(key);
  };
  const copied = () => page.evaluate(() => navigator.clipboard.readText());
  const putOnClipboard = (text: string, html?: string) =>
    page.evaluate(
      ([plain, rich]) =>
        rich === undefined
          ? navigator.clipboard.writeText(plain!)
          : navigator.clipboard.write([
              new ClipboardItem({
                'text/plain': new Blob([plain!], { type: 'text/plain' }),
                'text/html': new Blob([rich], { type: 'text/html' }),
              }),
            ]),
      [text, html] as const,
    );
  const cell = (text: string) => page.getByRole('gridcell', { name: text, exact: true }).first();
  const stored = () => says(at(page, 'rows-state'), '已保存');

  beforeAll(async () => {
    server = await startServer({ dataDir });
    author = await Client.byLink(server, 'consultant1');
    draftId = (await author.ok('createDraft', { body: { packId: 'sample-hospital' } })).id;
    await makeRules(
      'mine',
      Array.from({ length: 6 }, (_, index) => row(index + 1)),
    );
    browser = await launchChromium();
    visitor = await openVisitor(browser, server.url, 'consultant1');
    page = visitor.page;
    await visitor.context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: server.url });
    await page.goto(`${server.url}/sign-in`);
    await at(page, 'account').fill('consultant1');
    await at(page, 'password').fill('only-for-tests-consultant1');
    await press('Enter');
    await at(page, 'person').waitFor();
  }, 180_000);

  afterAll(async () => {
    await visitor?.shoot('last-table-editor').catch(() => undefined);
    await browser?.close();
    await server?.stop();
    rmSync(dataDir, { recursive: true, force: true });
  });

  it('is worked in by keyboard alone: typing, opening, moving, ranges, deleting, undoing, storing', async () => {
    await open('rules', 'mine', 'rows-grid');
    await cell('T-001').click();
    await press('ArrowRight', 'ArrowRight');
    await page.keyboard.type('I10');
    await press('Enter', 'F2');
    await page.keyboard.type('; K81');
    await press('Tab', 'Escape');
    await press(
      'Control+ArrowDown',
      'Control+Home',
      'ArrowDown',
      'ArrowDown',
      'Shift+ArrowDown',
      'Shift+End',
      'Delete',
    );
    await press('Control+z');
    await press('Control+s');
    await stored();
    const { rows } = await storedRows('mine');
    expect(rows.map((cells) => cells[2])).toEqual(['I10', 'K80; K81', 'K80', 'K80', 'K80', 'K80']);
    expect(rows.map((cells) => cells[3])).toEqual(Array.from({ length: 6 }, () => 'warn'));
    await cell('T-004').click();
    await press('F2');
    await page.keyboard.type('-new');
    await press('Escape');
    await cell('T-004').waitFor();
  }, 60_000);

  it('composes Chinese in a cell without losing the first key or taking Enter for itself', async () => {
    await cell('第5条').click();
    const session = await visitor.context.newCDPSession(page);
    await session.send('Input.imeSetComposition', { text: 'dan', selectionStart: 3, selectionEnd: 3 });
    await session.send('Input.imeSetComposition', { text: '胆囊', selectionStart: 2, selectionEnd: 2 });
    await session.send('Input.insertText', { text: '胆囊' });
    await press('Enter');
    await cell('胆囊').waitFor();
    await press('Control+z');
    await cell('第5条').waitFor();
    expect(await page.getByRole('gridcell', { name: '胆囊' }).count()).toBe(0);
  }, 60_000);

  it('pastes 3 × 5 from the clipboard, more rows than there are, and takes it back in one step', async () => {
    await cell('T-005').click();
    const text = Array.from({ length: 3 }, (_, index) =>
      [`P-${index}`, '47.0', '"K35"', 'error', `贴${index}`].join('\t'),
    ).join('\r\n');
    await putOnClipboard(`${text}\r\n`);
    await press('Control+v');
    await says(at(page, 'grid-said'), '已粘贴 3 行 5 列，新增 1 行');
    await cell('P-2').waitFor();
    await says(at(page, 'grid-count'), '7 行');
    await press('Control+c');
    expect(await copied()).toBe(text);
    await press('Control+z');
    await says(at(page, 'grid-count'), '6 行');
    await cell('T-006').waitFor();
    await putOnClipboard(
      '',
      '<table><tr><td>H-1</td><td>51.2<br>51.3</td></tr><tr><td colspan=2>H-2</td></tr></table>',
    );
    await cell('T-005').click();
    await press('Control+v');
    await cell('H-2').waitFor();
    await press('Control+z');
    await cell('T-005').waitFor();
  }, 60_000);

  it('cuts and pastes by the menu of the cells', async () => {
    await cell('第6条').click({ button: 'right' });
    await page.getByRole('menuitem', { name: '剪切' }).click();
    await gone(cell('第6条'));
    expect(await copied()).toBe('第6条');
    await cell('第4条').click();
    await cell('第4条').click({ button: 'right' });
    await page.getByRole('menuitem', { name: '粘贴' }).click();
    await says(at(page, 'grid-said'), '已粘贴 1 行 1 列');
    await cell('第6条').waitFor();
    await press('Control+z', 'Control+z');
    await cell('第4条').waitFor();
  }, 60_000);

  it('fills down and to the right, and draws a count on by the handle', async () => {
    await cell('T-001').click();
    await press('ArrowRight', 'ArrowRight', 'Shift+ArrowDown', 'Shift+ArrowDown', 'Control+d');
    await press('Control+c');
    expect(await copied()).toBe('I10\r\nI10\r\nI10');
    await press('Control+z');
    await cell('第1条').click();
    await page.keyboard.type('组1');
    await press('Enter');
    await page.keyboard.type('组2');
    await press('Enter');
    await cell('组1').click();
    await press('Shift+ArrowDown');
    const handle = page.locator('[data-fill]');
    const from = (await handle.boundingBox())!;
    await page.mouse.move(from.x + 4, from.y + 4);
    await page.mouse.down();
    await page.mouse.move(from.x + 4, from.y + 50, { steps: 4 });
    await page.mouse.up();
    await cell('组3').waitFor();
    await press('Control+z', 'Control+z', 'Control+z');
    await cell('第3条').waitFor();
  }, 60_000);

  it('finds and replaces, with the number of places', async () => {
    await cell('T-001').click();
    await press('Control+f');
    await at(page, 'find-text').fill('k80');
    await says(at(page, 'find-count'), '5 处');
    await at(page, 'find-by').fill('K83');
    await at(page, 'replace-all').click();
    await says(at(page, 'grid-said'), '已替换 5 个单元格');
    await says(at(page, 'find-count'), '没有找到');
    await press('Escape');
    await press('Control+z');
    await cell('K80; K81').waitFor();
    expect(await page.getByRole('gridcell', { name: 'K83' }).count()).toBe(0);
  }, 60_000);

  it('filters and sorts as a view, hides and freezes columns and remembers it', async () => {
    await at(page, 'column-menu-codes').click();
    await at(page, 'column-hide').click();
    await gone(at(page, 'column-menu-codes'));
    await at(page, 'column-menu-needs').click();
    await at(page, 'filter-text').fill('k81');
    await at(page, 'filter-apply').click();
    await says(at(page, 'grid-count'), '1 / 6 行');
    await at(page, 'grid-clear-view').click();
    await at(page, 'column-menu-id').click();
    await at(page, 'column-descending').click();
    expect(await page.getByRole('row').nth(1).innerText()).toContain('T-006');
    await at(page, 'grid-clear-view').click();
    await page.reload();
    await at(page, 'rows-grid').waitFor();
    await gone(at(page, 'column-menu-codes'));
    await at(page, 'grid-columns').click();
    await page.getByText('恢复列的显示').click();
    await at(page, 'column-menu-codes').waitFor();
    await press('Escape');
  }, 60_000);

  it('offers codes while typing, marks what the checks say at the cell, and keeps rows without an id back', async () => {
    await cell('第2条').click();
    await press('Home', 'ArrowRight', 'ArrowRight');
    await page.keyboard.type('K80');
    await page.getByRole('listbox').waitFor();
    await press('ArrowDown', 'Enter', 'Enter');
    await cell('第3条').click();
    await press('ArrowLeft');
    await page.keyboard.type('warnn');
    await press('Enter', 'Control+s');
    await stored();
    await page.getByRole('gridcell', { name: 'warnn' }).and(page.locator('[aria-invalid=true]')).waitFor();
    await cell('T-006').click();
    await press('Delete');
    await says(at(page, 'rows-state'), '1 行缺少编号');
    await press('Control+z', 'Control+z', 'Control+s');
    await stored();
    expect((await storedRows('mine')).rows[1]![2]).toMatch(/^K80\.\d+$/);
  }, 60_000);

  it('imports 300 rows from a CSV with every change seen before, as one step, and exports what imports without a change', async () => {
    const rows = [
      ...Array.from({ length: 4 }, (_, index) => row(index + 1)),
      ...Array.from({ length: 296 }, (_, index) => [`C-${index}`, '51.23;51.24', 'K80-K82', 'error', `导入“${index}”`]),
    ];
    rows[0]![4] = '改名';
    const csv = `规则编号,手术操作,须有诊断,严重程度,名称\n${rows.map((cells) => cells.map((one) => (one.includes('"') ? `"${one}"` : one)).join(',')).join('\n')}\n`;
    await at(page, 'import-rows').click();
    await at(page, 'import-file').setInputFiles({ name: '规则.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) });
    await at(page, 'map-id').waitFor();
    await at(page, 'map-id').click();
    await page.getByTitle('规则编号').last().click();
    await visitor.shoot('table-import-columns');
    await at(page, 'import-next').click();
    await says(at(page, 'import-kinds'), '新增 296');
    await says(at(page, 'import-kinds'), '文件中没有 2');
    await visitor.shoot('table-import-review');
    await at(page, 'import-kinds').getByText('修改').click();
    await at(page, 'import-apply').click();
    await says(at(page, 'grid-count'), '302 行');
    await stored();
    expect((await storedRows('mine')).total).toBe(302);
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      at(page, 'export-table')
        .click()
        .then(() => page.getByText('导出 CSV').click()),
    ]);
    await at(page, 'import-rows').click();
    await at(page, 'import-file').setInputFiles(await file.path());
    await at(page, 'import-next').click();
    await at(page, 'import-nothing').waitFor();
    await press('Escape');
    await cell('T-001').click();
    await press('Control+z');
    await says(at(page, 'grid-count'), '6 行');
    await press('Control+s');
    await stored();
  }, 90_000);

  it('tells a collision with somebody else and lets one choose', async () => {
    await cell('第2条').click();
    await page.keyboard.type('我的');
    await press('Enter');
    await author.ok('editRows', {
      params: { id: draftId },
      ifMatch: (await draft()).version,
      body: {
        kind: 'rules',
        artifact: 'mine',
        table: 'rows',
        edits: [{ op: 'set', id: 'T-004', value: valueOf([...row(4).slice(0, 4), '别人的']) }],
      },
    });
    await press('Control+s');
    await at(page, 'keep-mine').click();
    await stored();
    const { rows } = await storedRows('mine');
    expect([rows[1]![4], rows[3]![4]]).toEqual(['我的', '别人的']);
  }, 60_000);

  it('shows which rows of an inherited list this pack says', async () => {
    await open('codes', 'sex', 'rows-grid');
    const own = page.getByRole('rowheader').getByRole('img', { name: '院' });
    await cell('女').click();
    expect(await own.count()).toBe(0);
    await page.keyboard.type('女性');
    await press('Enter');
    await page.getByRole('row').filter({ hasText: '女性' }).filter({ has: own }).waitFor();
    await press('Control+s');
    await stored();
    await open('codes', 'sex', 'rows-grid');
    await page.getByRole('row').filter({ hasText: '女性' }).filter({ has: own }).waitFor();
    expect(await own.count()).toBe(1);
  }, 60_000);

  it('makes a rule set from a table of a spreadsheet', async () => {
    await page.goto(`${server.url}/packs/${source()}`);
    await at(page, 'new-artifact').click();
    await page.getByText('由表格新建规则集').click();
    await at(page, 'new-set-id').fill('needs');
    await at(page, 'new-set-name').fill('手术须有诊断');
    await putOnClipboard('手术操作\t须有诊断\t严重程度\t名称\n51.23\tK80\twarn\t胆囊\n47.01\tK35\terror\t阑尾\n');
    await at(page, 'import-paste').click();
    await press('Control+v');
    await says(at(page, 'import-read'), '2 行 4 列');
    await at(page, 'create-rule-set').click();
    await cell('阑尾').waitFor();
    await says(at(page, 'template-head'), '如果');
    expect((await storedRows('needs')).rows.map((cells) => cells[0])).toEqual(['NEEDS-001', 'NEEDS-002']);
  }, 60_000);

  it('makes a decision table from spreadsheet text, checks its cells, tries a row and marks what matched', async () => {
    await page.goto(`${server.url}/packs/${source()}`);
    await at(page, 'new-artifact').click();
    await page.getByText('新建决策表').click();
    await at(page, 'new-table-id').fill('triage');
    await at(page, 'new-table-name').fill('分诊');
    await putOnClipboard(
      '性别\t年龄\t结论\t备注\r\n男\t< 18\t儿科\t\r\n女\t>= 18\t妇科\t成人\r\n\t>= 65\t老年科\t\r\n',
    );
    await at(page, 'import-paste').click();
    await press('Control+v');
    await at(page, 'create-decision').click();
    await at(page, 'decision-grid').waitFor();
    await at(page, 'try-年龄').fill('70');
    await at(page, 'try-性别').fill('男');
    await says(at(page, 'try-answer'), '老年科');
    await page.locator('[role=row][data-mark=matched]').waitFor();
    await says(at(page, 'decision-analysis'), 'r2 与 r3 冲突');
    await visitor.shoot('decision-table');
    await cell('< 18').click();
    await page.keyboard.type('< abc');
    await press('Enter');
    await page.getByRole('gridcell', { name: '< abc' }).and(page.locator('[aria-invalid=true]')).waitFor();
    await says(at(page, 'decision-checks'), '第 1 行');
    await press('Control+z');
    await at(page, 'column-menu-inputs.0').click();
    await at(page, 'column-insert').click();
    await at(page, 'column-title').fill('科室');
    await at(page, 'column-expression').fill('性别');
    await at(page, 'column-ok').click();
    await page.getByRole('columnheader', { name: '科室' }).waitFor();
    await press('Control+s');
    await stored();
    const { value } = await author.ok('packArtifact', {
      params: { source: source(), kind: 'tables', artifact: 'triage' },
    });
    expect(value).toMatchObject({
      inputs: [{ id: '性别' }, { expression: '性别' }, { id: '年龄' }],
      rules: [{ inputs: ['"男"', '', '< 18'] }, {}, {}],
    });
  }, 90_000);

  it.each([
    ['the rule table', 'rules', 'mine', 'rows-grid'],
    ['the decision table', 'tables', 'triage', 'decision-grid'],
    ['a code list', 'codes', 'sex', 'rows-grid'],
  ])(
    '%s meets the accessibility rules in both languages',
    async (name, kind, artifact, grid) => {
      for (const language of ['English', '中文']) {
        await open(kind, artifact, grid);
        await page.getByText(language, { exact: true }).click();
        await page.waitForLoadState('networkidle');
        await visitor.shoot(`${name.replaceAll(' ', '-')}-${language === 'English' ? 'en' : 'zh'}`);
        await page.evaluate(AXE);
        const violations = await page.evaluate<{ id: string; impact: string; nodes: { html: string }[] }[]>(
          `axe.run(document, { resultTypes: ['violations'] }).then((answer) => answer.violations)`,
        );
        const grave = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
        expect(grave.map((one) => [one.id, one.nodes.slice(0, 3).map((node) => node.html.slice(0, 160))])).toEqual([]);
      }
    },
    60_000,
  );

  it('holds 100,000 rows with only what is seen in the page, and scrolls them by the frame', async () => {
    await makeRules(
      'long',
      Array.from({ length: 100_000 }, (_, index) => [`L-${index}`, '51.23', 'K80', 'warn', `第${index}条`]),
    );
    await open('rules', 'long', 'rows-grid');
    await says(at(page, 'grid-count'), '100,000 行', 60);
    expect(await page.getByRole('gridcell').count()).toBeLessThan(600);
    expect(await page.getByRole('grid').getAttribute('aria-rowcount')).toBe('100001');
    const frames = await page.evaluate<number[]>(`(async () => {
      const box = document.querySelector('[data-testid=grid-scroller]');
      const frames = [];
      let last = performance.now();
      for (let step = 0; step < 120; step++) {
        await new Promise(requestAnimationFrame);
        const now = performance.now();
        frames.push(now - last);
        last = now;
        box.scrollTop += box.clientHeight - 60;
      }
      return frames.slice(5).sort((a, b) => a - b);
    })()`);
    const p95 = frames[Math.floor(frames.length * 0.95)]!;
    process.stdout.write(`  100,000 rows, a screen per frame: p95 ${p95.toFixed(1)} ms\n`);
    expect(p95).toBeLessThan(400);
    await page.getByTestId('grid-scroller').hover();
    await page.getByRole('gridcell').first().click();
    await press('Control+End');
    await cell('第99999条').waitFor();
    await page.keyboard.type('最后');
    await press('Enter', 'Control+s');
    await says(at(page, 'rows-state'), '已保存', 60);
    const { rows } = await author.ok('tableRows', {
      params: { source: source(), kind: 'rules', artifact: 'long', table: 'rows' },
      query: { offset: 99_999 },
    });
    expect(rows[0]![4]).toBe('最后');
    await page.goto(`${page.url()}?drawer=try&cases=synthetic`);
    await says(at(page, 'rows-trial'), '只试看过或改过的行', 60);
    expect(await page.getByRole('row').filter({ hasText: '51.23' }).filter({ hasText: '✓' }).count()).toBeGreaterThan(
      5,
    );
    expect(visitor.complaints.filter((one) => !one.includes('409'))).toEqual([]);
  }, 240_000);
});

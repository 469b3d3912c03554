import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser, Page } from 'playwright-core';
import { chromiumPath, launchChromium, openVisitor, type Visitor } from '../support/browser.ts';
import { Client } from '../support/client.ts';
import { startServer, type RunningServer } from '../support/server.ts';
import { at } from './story/screen.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const inBrowser = chromiumPath === undefined ? describe.skip : describe;
if (chromiumPath === undefined) process.stdout.write('SKIPPED: the scheme browser, no Chromium on this machine\n');

interface Violation {
  readonly id: string;
  readonly impact: string;
  readonly nodes: readonly { readonly html: string }[];
}

/** A consultant looks through a draft of the sample city's scheme in which one weight was changed. */
inBrowser('the scheme browser', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'caseloom-schemes-'));
  let server: RunningServer;
  let browser: Browser;
  let author: Visitor;
  let page: Page;
  let draft: string;

  beforeAll(async () => {
    [server, browser] = await Promise.all([startServer({ dataDir }), launchChromium()]);
    const qc = await Client.byLink(server, 'qc');
    const job = await qc.ok('loadSampleHospital', { body: { cases: 40 } });
    for (let state: string = job.state; state !== 'done'; await sleep(200))
      state = (await qc.ok('getJob', { params: { id: job.id } })).state;
    const consultant = await Client.byLink(server, 'consultant1');
    const made = await consultant.ok('createDraft', { body: { packId: 'sample-city-drg' } });
    draft = `draft:${made.id}`;
    const table = { source: draft, kind: 'grouping', artifact: 'sample-city-drg', table: 'weights' };
    const { columns, rows } = await consultant.ok('tableRows', { params: table, query: { q: 'AC15' } });
    const cells = Object.fromEntries(columns.map((column, index) => [column, rows[0]?.[index] ?? '']));
    await consultant.ok('editRows', {
      params: { id: made.id },
      ifMatch: made.version,
      body: {
        kind: 'grouping',
        artifact: 'sample-city-drg',
        table: 'weights',
        edits: [{ op: 'set', id: 'AC15', value: { ...cells, weight: '10.3000' } }],
      },
    });
    author = await openVisitor(browser, server.url, 'author');
    page = author.page;
    await page.goto(`${server.url}/sign-in`);
    await page.evaluate(
      async ([account, password]) => {
        await fetch('/api/v1/session', {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ account, password }),
        });
      },
      ['consultant1', 'only-for-tests-consultant1'] as const,
    );
  }, 180_000);

  afterAll(async () => {
    await author?.shoot('last-scheme-browser').catch(() => undefined);
    await browser?.close();
    await server?.stop();
    rmSync(dataDir, { recursive: true, force: true });
  });

  const open = async (query: string) => {
    await page.goto(`${server.url}/packs/${draft}/grouping/sample-city-drg?${query}`);
    await at(page, 'scheme').waitFor();
  };
  const texts = (selector: string) => page.locator(selector).allInnerTexts();

  it('[SCH-1] is walked through by keyboard, each node with a link that opens it again', async () => {
    await open('');
    await at(page, 'scheme-tree').focus();
    for (const key of ['ArrowRight', 'ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowRight']) {
      await page.keyboard.press(key);
      await page.waitForTimeout(50);
      await page.locator('[data-testid="scheme-tree"][aria-busy="false"]').waitFor();
    }
    await at(page, 'scheme-node-MDCA/AC1/AC15').waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await at(page, 'scheme-node').waitFor();
    await page.waitForURL(/node=MDCA%2FAC1%2FAC15/);
    const link = page.url();
    await page.goto('about:blank');
    await page.goto(link);
    await page.locator('[role="treeitem"][aria-selected="true"]').waitFor();
    expect(await texts('[role="treeitem"][aria-selected="true"]')).toEqual([expect.stringContaining('AC15')]);
    expect(await at(page, 'scheme-node').innerText()).toContain('10.3000');
    expect(author.complaints).toEqual([]);
  }, 60_000);

  it('[SCH-2] finds a group by the initials of its name and opens the way to it', async () => {
    await open('');
    await at(page, 'scheme-search').locator('input').fill('syz');
    await page.waitForURL(/q=syz/);
    await at(page, 'scheme-node-MDCA/AC1/AC11').waitFor();
    expect((await texts('[role="treeitem"][aria-level="1"]')).length).toBeLessThan(5);
    await at(page, 'scheme-search').locator('input').fill('nothing like this');
    await at(page, 'empty').waitFor();
    expect(author.complaints).toEqual([]);
  }, 60_000);

  it('[SCH-3] [SCH-4] says a condition in words and opens the codes of its lists', async () => {
    await open('node=MDCA/AC1');
    expect(await at(page, 'node-conditions').innerText()).toContain('主要手术操作 属于');
    await at(page, 'list-adrg:AC1/proc').click();
    await at(page, 'list-codes').locator('li').first().waitFor();
    const code = (await at(page, 'list-codes').locator('li code, li button').first().innerText()).split(' ')[0] ?? '';
    await at(page, 'list-codes').locator('li button').first().click();
    await at(page, 'code-leads').waitFor();
    expect(await at(page, 'code-story').innerText()).toContain(code);
    expect(await at(page, 'code-leads').innerText()).toContain('AC1');
    expect(author.complaints).toEqual([]);
  }, 60_000);

  it('[SCH-5] looks a diagnosis up and follows it into the tree', async () => {
    await open('tab=code');
    await at(page, 'code-search').locator('input').fill('K35.8');
    await at(page, 'code-lookup').locator('li button').first().click();
    await at(page, 'code-leads').waitFor();
    await at(page, 'code-leads').locator('button').first().click();
    await at(page, 'scheme-node').waitFor();
    expect(author.complaints).toEqual([]);
  }, 60_000);

  it('[SCH-6] tells what the draft has otherwise than the version it began from', async () => {
    await open('tab=compare');
    await at(page, 'compared-groups').waitFor();
    const told = await at(page, 'compared-groups').innerText();
    expect([told.includes('AC15'), told.includes('权重'), told.split('\n').length]).toEqual([true, true, 1]);
    expect(author.complaints).toEqual([]);
  }, 60_000);

  it('[SCH-7] groups a sample case, and again when a diagnosis is added', async () => {
    await open('tab=try');
    await at(page, 'try-sample').click();
    await page.locator('.ant-select-item-option').first().click();
    await at(page, 'try-result').waitFor();
    const before = await texts('[data-testid="try-codes-dx"] li');
    await at(page, 'try-add-dx').locator('input').fill('J96.000');
    await page.keyboard.press('Enter');
    await page.waitForFunction(
      (count) => document.querySelectorAll('[data-testid="try-codes-dx"] li').length === count,
      before.length + 1,
    );
    await at(page, 'try-result').getByText('J96.000').first().waitFor();
    expect(author.complaints).toEqual([]);
  }, 60_000);

  it('[SCH-8] checks the scheme, and an example of a group can be tried', async () => {
    await open('tab=check');
    await at(page, 'check-run').click();
    await at(page, 'check-report').waitFor({ timeout: 60_000 });
    expect(await at(page, 'check-reach').innerText()).toContain('组有样例病例');
    await at(page, 'check-print').click();
    await page.locator('iframe').waitFor({ state: 'attached' });
    await open('node=MDCA/AC1/AC15');
    await at(page, 'reach-try-AC15').click();
    await at(page, 'try-result').waitFor();
    expect(await at(page, 'try-result').innerText()).toContain('AC15');
    expect(author.complaints).toEqual([]);
  }, 120_000);

  it('[SCH-9] sets the draft beside the published scheme over all cases', async () => {
    await open('tab=sides');
    await at(page, 'sides-run').click();
    await at(page, 'sides-result').waitFor({ timeout: 60_000 });
    expect(await at(page, 'sides-result').innerText()).toContain('病例 40');
    await page.reload();
    await at(page, 'sides-result').waitFor();
    expect(author.complaints).toEqual([]);
  }, 120_000);

  it.each(['tree&node=MDCA/AC1', 'code&code=K35.800&system=dx', 'compare', 'try', 'check', 'sides', 'tables'])(
    'has no serious or critical violation: %s',
    async (tab) => {
      await open(`tab=${tab}`);
      await page.waitForLoadState('networkidle');
      await page.evaluate(AXE);
      const violations = await page.evaluate<Violation[]>(
        `axe.run(document, { resultTypes: ['violations'] }).then((answer) => answer.violations)`,
      );
      const grave = violations.filter((one) => one.impact === 'serious' || one.impact === 'critical');
      expect(
        grave.map((one) => ({ rule: one.id, where: one.nodes.slice(0, 5).map((node) => node.html.slice(0, 160)) })),
      ).toEqual([]);
      await author.shoot(`scheme-${tab.split('&')[0]}`);
    },
    60_000,
  );
});

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
import { at, gone, says, textOf } from './story/screen.ts';
import { store, typeOver } from './story/workbench.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const inBrowser = chromiumPath === undefined ? describe.skip : describe;
if (chromiumPath === undefined) process.stdout.write('SKIPPED: the views of a rule, no Chromium on this machine\n');

const RULE = 'H99-001';
const WORDS = '住院 天数 请核对';

interface Violation {
  readonly id: string;
  readonly impact: string;
  readonly nodes: readonly { readonly html: string }[];
}

inBrowser('the views of one rule', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'caseloom-rule-views-'));
  let server: RunningServer;
  let browser: Browser;
  let author: Visitor;
  let page: Page;

  beforeAll(async () => {
    [server, browser] = await Promise.all([startServer({ dataDir }), launchChromium()]);
    const qc = await Client.byLink(server, 'qc');
    const job = await qc.ok('loadSampleHospital', { body: { cases: 20 } });
    for (let state: string = job.state; state !== 'done'; await sleep(200))
      state = (await qc.ok('getJob', { params: { id: job.id } })).state;
    author = await openVisitor(browser, server.url, 'author');
    page = author.page;
    await page.goto(server.links.get('consultant1') ?? '');
    await at(page, 'new-password').fill('only-for-tests-consultant1');
    await at(page, 'new-password-again').fill('only-for-tests-consultant1');
    await at(page, 'set-password').click();
    await at(page, 'person').waitFor();
  }, 180_000);

  afterAll(async () => {
    await author?.shoot('last-rule-views');
    await browser?.close();
    await server?.stop();
    rmSync(dataDir, { recursive: true, force: true });
  });

  it('author a rule by keyboard in the form, change it by the sentence and in the code, see each in the others, and undo all', async () => {
    await at(page, 'rail-packs').click();
    await at(page, 'draft-sample-hospital').click();
    await at(page, 'artifact-rules-basic').click();
    await newRule(page);

    // By keyboard alone: a condition more, its field by pinyin initials, its operator, its value.
    await at(page, 'add-test').last().focus();
    await page.keyboard.press('Enter');
    await page.keyboard.type('zyts', { delay: 30 });
    await page.locator('.ant-select-item-option-active').filter({ hasText: 'losDays' }).waitFor();
    await page.keyboard.press('Enter');
    await page.keyboard.type('greaterthan', { delay: 20 });
    await page.locator('.ant-select-item-option-active').filter({ hasText: 'greaterThan' }).waitFor();
    await page.keyboard.press('Enter');
    await page.keyboard.type('30');
    const second = at(page, 'condition-test').nth(1);
    await says(second, '住院天数');
    expect(await at(second, 'condition-value').inputValue()).toBe('30');
    await author.shoot('rule-views-form');

    await view('sentence');
    const value = at(page, 'phrase-value').nth(1);
    expect(await textOf(value)).toContain('30');
    await value.click();
    await at(page.getByRole('dialog'), 'condition-value').fill('45');
    await page.keyboard.press('Escape');
    await says(value, '45');
    await at(page, 'sentence-add').last().click();
    await page.getByRole('menuitem', { name: '一个条件', exact: true }).click();
    await says(at(page, 'rule-issues'), '还没有选字段');
    await at(page.getByRole('dialog'), 'condition-field').waitFor();
    await author.shoot('rule-views-sentence');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+z');
    await gone(at(page, 'rule-issues'));

    await view('code');
    await says(at(page, 'rule-json').locator('.view-lines'), '"losDays"');
    await typeOver(page, '住院天数过长', WORDS);
    await author.shoot('rule-views-code');

    await view('form');
    expect(await at(page, 'rule-title-zh').inputValue()).toBe(WORDS);
    expect(await at(at(page, 'condition-test').nth(1), 'condition-value').inputValue()).toBe('45');
    expect(await page.locator('[data-selected=true]').count()).toBeGreaterThan(0);

    await view('table');
    await says(at(page, 'rule-table').locator('thead'), '住院天数');
    await author.shoot('rule-views-table');

    while (await at(page, 'undo').isEnabled()) await at(page, 'undo').click();
    await view('form');
    await at(page, 'condition-test').nth(1).waitFor({ state: 'detached' });
    expect(await at(page, 'rule-title-zh').inputValue()).toBe('住院天数过长');
    while (await at(page, 'redo').isEnabled()) await at(page, 'redo').click();
    await at(page, 'condition-test').nth(1).waitFor();
    await store(page);
  }, 120_000);

  it('say why it does not fire for a case, where it is used, and take another id everywhere', async () => {
    await at(page, 'why-open').click();
    await at(page, 'why-case').click();
    await page.locator('.ant-select-item-option:visible').first().click();
    await at(page, 'why-outcome').waitFor();
    expect(await at(page, 'condition-mark').count()).toBeGreaterThan(1);
    await author.shoot('rule-views-why');

    await at(page, 'rule-uses').click();
    await at(page, 'uses').getByRole('link').first().waitFor();
    await page.keyboard.press('Escape');
    await at(page, 'rule-rename').click();
    await at(page, 'rename-to').fill('H99-002');
    await says(at(page, 'rename-places'), 'H99-002');
    await at(page, 'rename-apply').click();
    await says(at(page, 'rule-editor'), 'H99-002');
  }, 60_000);

  it.each(['zh', 'en'] as const)(
    'have no serious violation of accessibility in %s',
    async (language) => {
      if (language === 'en') await at(page, 'language').click();
      const found: unknown[] = [];
      for (const one of ['form', 'sentence', 'table', 'code'] as const) {
        await view(one);
        if (one === 'code') await at(page, 'rule-json').locator('.view-lines').waitFor();
        found.push(...(await violations()).map((violation) => ({ view: one, ...violation })));
        await author.shoot(`rule-views-${one}-${language}`);
      }
      expect(found).toEqual([]);
      expect(author.complaints).toEqual([]);
    },
    60_000,
  );

  const view = (id: 'form' | 'sentence' | 'table' | 'code') => at(page, `view-${id}`).click();

  async function violations() {
    await page.evaluate(AXE);
    const all = await page.evaluate<Violation[]>(
      `axe.run('[data-testid=rule-editor]', { resultTypes: ['violations'] }).then((answer) => answer.violations)`,
    );
    return all
      .filter((one) => one.impact === 'serious' || one.impact === 'critical')
      .map((one) => ({ rule: one.id, where: one.nodes.slice(0, 5).map((node) => node.html.slice(0, 160)) }));
  }
});

async function newRule(page: Page): Promise<void> {
  await at(page, 'add-rule').click();
  await at(page, 'new-rule-id').fill(RULE);
  await at(page, 'new-rule-title').fill('住院天数过长');
  await at(page, 'new-rule-field').click();
  await page.keyboard.type('patient.sex');
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').getByRole('button', { name: '新增' }).click();
  await at(page, 'rule-editor').filter({ hasText: RULE }).waitFor();
}

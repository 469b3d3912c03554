import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser } from 'playwright-core';
import { chromiumPath, launchChromium, openVisitor, type Visitor } from '../support/browser.ts';
import { Client } from '../support/client.ts';
import { startServer, type RunningServer } from '../support/server.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const story = chromiumPath === undefined ? describe.skip : describe;
if (chromiumPath === undefined) process.stdout.write('SKIPPED: governor, no Chromium on this machine\n');

type Page = Record<string, Record<string, unknown>>;

/** Rationed prompts as a physician sees them, and what quality control learns of the rules behind them. */
story('the alert governor in the studio', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'caseloom-governor-'));
  let server: RunningServer;
  let browser: Browser;
  let api: Client;
  let physician: Visitor;
  let qc: Visitor;
  let crowded = '';
  let mocked = '';

  beforeAll(async () => {
    server = await startServer({ dataDir });
    api = await Client.byLink(server, 'qc');
    const job = await api.ok('loadSampleHospital', { body: { cases: 60 } });
    for (let state: string = job.state; state !== 'done'; await sleep(200))
      state = (await api.ok('getJob', { params: { id: job.id } })).state;
    ({ mocked } = await overrideOften());
    browser = await launchChromium();
    physician = await signedIn('physician');
    qc = await signedIn('seniorcoder');
  }, 180_000);

  afterAll(async () => {
    await browser?.close();
    await server?.stop();
    rmSync(dataDir, { recursive: true, force: true });
  });

  /** Twenty-two stays whose front pages nobody signed and completed; quality control overrides one of their findings in each. */
  async function overrideOften(): Promise<{ mocked: string }> {
    const [first] = (await api.ok('listCases', { query: { pageSize: 1 } })).items;
    const { sign: _unsigned, ...record } = (await api.ok('getCase', { params: { id: first!.id } })).record as Page;
    const lines = Array.from({ length: 22 }, (_, index) => {
      const number = `G${String(index).padStart(3, '0')}`;
      const patient = { ...record['patient'], ethnicity: undefined, maritalStatus: undefined, occupation: undefined };
      return JSON.stringify({
        ...record,
        patient,
        record: { ...record['record'], mrn: number, encounterNo: number },
        contact: {},
      });
    });
    const form = new FormData();
    form.set('dialect', 'ndjson');
    form.set('file', new Blob([lines.join('\n')]), 'unsigned.ndjson');
    const job = await api.ok('startImport', { form });
    for (let state: string = job.state; state !== 'done'; await sleep(200))
      state = (await api.ok('getJob', { params: { id: job.id } })).state;
    const kinds = await api.ok('findingKinds', { query: {} });
    const rule = kinds.rules.find((one) => ['warn', 'error'].includes(one.severity) && one.cases >= 20)!;
    const { items } = await api.ok('listCases', { query: { rule: rule.ruleId, pageSize: 20 } });
    for (const { id } of items) {
      const detail = await api.ok('getCase', { params: { id } });
      const finding = detail.evaluation!.findings.find((one) => one.ruleId === rule.ruleId)!;
      const decision = finding.severity === 'error' ? 'waive' : 'acknowledge';
      await api.ok('decideFinding', {
        params: { id },
        ifMatch: detail.version,
        body: { key: finding.key, decision, reasonCode: 'evidence-elsewhere' },
      });
    }
    return { mocked: rule.ruleId };
  }

  it('[GOV-5] shows a physician a few prompts and the rest behind one line, by keyboard too', async () => {
    const { page, shoot } = physician;
    const { items } = await api.ok('listCases', { query: { sort: 'findings', order: 'desc', pageSize: 1 } });
    crowded = items[0]!.id;
    await page.goto(`${server.url}/cases/${crowded}`);
    const folded = page.getByTestId('prompts-folded');
    await folded.waitFor();
    await shoot('governor-1-physician');
    expect(await folded.getAttribute('aria-expanded')).toBe('false');
    expect(await page.locator('article[id^="finding:"]').count()).toBe(3);
    const before = await page.locator('article[id^="finding:"]').count();
    await folded.focus();
    await page.keyboard.press('Enter');
    expect(await page.locator('article[id^="finding:"]').count()).toBeGreaterThan(before);
    expect(await page.locator('article[id^="finding:"]').last().textContent()).toContain('为什么没有直接显示');
    await shoot('governor-2-folded');
  }, 60_000);

  it('[GOV-11] takes a report that a prompt is wrong', async () => {
    const { page } = physician;
    const card = page.locator('article[id^="finding:"]').last();
    await card.getByTestId('finding-report').click();
    await card.getByTestId('report-text').fill('本院没有这个科室');
    await card.getByTestId('report-send').click();
    await page.getByText('已反馈质控科').waitFor();
    expect((await api.ok('listFeedback', { query: { state: 'open' } })).open).toBe(1);
  }, 60_000);

  it('[GOV-8] [GOV-9] tells what became of the rules, and demotes one only when somebody approves', async () => {
    const visitor = await signedIn('qc', true);
    const { page, shoot } = visitor;
    await page.goto(`${server.url}/packs`);
    await page.getByRole('tab', { name: '规则成效' }).click();
    await page.getByTestId(`stat-${mocked}`).waitFor();
    await shoot('governor-3-outcomes');
    await page.getByTestId(`stat-${mocked}`).click();
    await page.getByTestId('rule-drawer').getByText('依据在病历其他处').waitFor();
    await shoot('governor-4-rule');
    await page.keyboard.press('Escape');
    await page.getByTestId('stat-tab-proposals').click();
    const card = page.getByTestId(`proposal-${mocked}`);
    await card.waitFor();
    await shoot('governor-5-proposals');
    await card.getByTestId('proposal-approve').click();
    await page.getByTestId('proposal-reason').fill('多为既往史，证据在入院记录');
    await sleep(400);
    await shoot('governor-6-approve');
    await page
      .getByTestId('decide-proposal')
      .getByRole('button', { name: /批\s*准/ })
      .click();
    await page.getByTestId('demotion-revoke').waitFor();
    expect(await card.count()).toBe(0);
    await page.getByTestId('stat-tab-feedback').click();
    await page.getByText('本院没有这个科室').waitFor();
    await page.locator('.ant-table-row-expand-icon').first().click();
    await shoot('governor-7-feedback');
    await page.getByTestId('feedback-answer').fill('已转规则维护人');
    await page.getByTestId('feedback-accept').click();
    await page.getByText('没有待处理的反馈').waitFor();
    await page.getByTestId('stat-tab-budget').click();
    await page.getByTestId('budget-table').waitFor();
    await shoot('governor-8-budget');
    expect(visitor.complaints.filter((one) => !one.includes('/api/v1/session'))).toEqual([]);
  }, 120_000);

  it('[STAT-3] learns models from the own cases and puts them into a draft, where they stand as tables', async () => {
    const { page, shoot, complaints } = await signedIn('qc', true);
    const [hospital] = (await api.ok('listPacks', {})).packs.filter((one) => one.layer === 'hospital');
    const draft = await api.ok('createDraft', {
      body: { packId: hospital!.packId, fromHash: hospital!.versions[0]!.hash },
    });
    await page.goto(`${server.url}/packs/statistics/models`);
    await page.getByTestId('learn-models').click();
    await page.getByRole('button', { name: '开始学习' }).click();
    await page.getByTestId('place-models').waitFor({ timeout: 60_000 });
    await shoot('governor-9-learned');
    await page.getByTestId('place-models').click();
    await page.getByTestId('model-draft').click();
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').getByRole('button', { name: '放入草稿' }).click();
    await page.waitForURL(`**/packs/draft:${draft.id}`);
    await page.goto(`${server.url}/packs/draft:${draft.id}/models/stay-and-charge`);
    await page.getByText('统计模型').first().waitFor();
    await shoot('governor-10-model');
    expect(complaints.filter((one) => !one.includes('/api/v1/session'))).toEqual([]);
  }, 120_000);

  it('has no serious or critical violation on its screens', async () => {
    const { page, shoot } = qc;
    await page.getByTestId('person').waitFor();
    for (const path of ['', '/proposals', '/feedback', '/budget', '/models', `?rule=${mocked}`]) {
      await page.goto(`${server.url}/packs/statistics${path}`);
      await page.waitForLoadState('networkidle');
      await page.evaluate(AXE);
      const grave = await page.evaluate<string[]>(
        `axe.run(document, { resultTypes: ['violations'] }).then((answer) => answer.violations
          .filter((one) => one.impact === 'serious' || one.impact === 'critical')
          .map((one) => one.id + ' ' + one.nodes.slice(0, 3).map((node) => node.html.slice(0, 160)).join(' | ')))`,
      );
      expect([path, ...grave]).toEqual([path]);
    }
    await page.goto(`${server.url}/packs/statistics`);
    await page.getByTestId('stat-table').waitFor();
    await shoot('governor-11-again');
  }, 120_000);

  async function signedIn(account: string, hasPassword = false): Promise<Visitor> {
    const visitor = await openVisitor(browser, server.url, account);
    const { page } = visitor;
    if (hasPassword) {
      await page.goto(server.url);
      await page.getByTestId('account').fill(account);
      await page.getByTestId('password').fill(`only-for-tests-${account}`);
      await page.getByTestId('sign-in').click();
    } else {
      await page.goto(server.links.get(account) ?? '');
      await page.getByTestId('new-password').fill(`only-for-tests-${account}`);
      await page.getByTestId('new-password-again').fill(`only-for-tests-${account}`);
      await page.getByTestId('set-password').click();
    }
    await page.getByTestId('person').waitFor();
    return visitor;
  }
});

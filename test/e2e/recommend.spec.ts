import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser } from 'playwright-core';
import { chromiumPath, launchChromium, openVisitor, type Visitor } from '../support/browser.ts';
import { Client } from '../support/client.ts';
import { startServer, type RunningServer } from '../support/server.ts';

const story = chromiumPath === undefined ? describe.skip : describe;
if (chromiumPath === undefined) process.stdout.write('SKIPPED: recommendations, no Chromium on this machine\n');

/** What the documentation could also support, on the page of a case. */
story('the panel of what to verify in the record', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'caseloom-recommend-'));
  let server: RunningServer;
  let browser: Browser;
  let caseId = '';

  beforeAll(async () => {
    server = await startServer({ dataDir });
    const api = await Client.byLink(server, 'qc');
    const job = await api.ok('loadSampleHospital', { body: { cases: 60 } });
    for (let state: string = job.state; state !== 'done'; await sleep(200))
      state = (await api.ok('getJob', { params: { id: job.id } })).state;
    caseId = await restingOnDiagnoses(api);
    browser = await launchChromium();
  }, 180_000);

  afterAll(async () => {
    await browser?.close();
    await server?.stop();
    rmSync(dataDir, { recursive: true, force: true });
  });

  /** A stay of which another diagnosis would decide otherwise. */
  async function restingOnDiagnoses(api: Client): Promise<string> {
    for (const { id } of (await api.ok('listCases', { query: { pageSize: 60 } })).items)
      if ((await api.ok('recommendGroups', { params: { id } })).counterfactuals.length > 0) return id;
    throw new Error('no stay of the sample rests on another diagnosis');
  }

  async function atResult(account: string): Promise<Visitor> {
    const visitor = await openVisitor(browser, server.url, account);
    await visitor.page.goto(server.links.get(account) ?? '');
    await visitor.page.getByTestId('new-password').fill(`only-for-tests-${account}`);
    await visitor.page.getByTestId('new-password-again').fill(`only-for-tests-${account}`);
    await visitor.page.getByTestId('set-password').click();
    await visitor.page.getByTestId('person').waitFor();
    await visitor.page.goto(`${server.url}/cases/${caseId}`);
    await visitor.page.getByTestId('result-strip').click();
    await visitor.page.getByTestId('grouping').waitFor();
    return visitor;
  }

  it('[REC-3] answers the insurance office when asked, as things to verify, with amounts', async () => {
    const { page, shoot, complaints } = await atResult('insurance');
    const panel = page.getByTestId('recommend');
    await panel.waitFor();
    expect(await panel.textContent()).not.toContain('¥');
    await page.getByTestId('recommend-open').click();
    await page.getByTestId('recommend-none').waitFor();
    const said = (await panel.textContent()) ?? '';
    expect(said).toContain('核对');
    expect(said).toMatch(/¥|元/);
    await panel.scrollIntoViewIfNeeded();
    await shoot('recommend-insurance');
    expect(complaints).toEqual([]);
  }, 60_000);

  it('[REC-4] is not there for a physician', async () => {
    const { page } = await atResult('physician');
    expect(await page.getByTestId('recommend').count()).toBe(0);
  }, 60_000);
});

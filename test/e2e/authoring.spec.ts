import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser } from 'playwright-core';
import { chromiumPath, launchChromium, openVisitor, type Visitor } from '../support/browser.ts';
import { Client } from '../support/client.ts';
import { startServer, type RunningServer } from '../support/server.ts';
import { pasteADecisionTable } from './authoring/decision-table.ts';
import { writeARule } from './authoring/one-rule.ts';
import { longTableOfRules } from './authoring/long-rule-set.ts';
import { tableOfRules } from './authoring/rule-set.ts';
import { keepAndRunTests, tryTheRule, whyNot } from './authoring/trial.ts';
import { at } from './story/screen.ts';

const inBrowser = chromiumPath === undefined ? describe.skip : describe;
if (chromiumPath === undefined) process.stdout.write('SKIPPED: authoring rules, no Chromium on this machine\n');

/** Somebody who does not program writes rules from a spreadsheet, a decision table, and one rule in four views; tries them, keeps a test. */
inBrowser('authoring rules', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'caseloom-authoring-'));
  let server: RunningServer;
  let browser: Browser;
  let author: Visitor;

  beforeAll(async () => {
    [server, browser] = await Promise.all([startServer({ dataDir }), launchChromium()]);
    const qc = await Client.byLink(server, 'qc');
    const job = await qc.ok('loadSampleHospital', { body: { cases: 40 } });
    for (let state: string = job.state; state !== 'done'; await sleep(200))
      state = (await qc.ok('getJob', { params: { id: job.id } })).state;
    author = await openVisitor(browser, server.url, 'author');
    await author.context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: server.url });
    const { page } = author;
    await page.goto(server.links.get('consultant1') ?? '');
    await at(page, 'new-password').fill('only-for-tests-consultant1');
    await at(page, 'new-password-again').fill('only-for-tests-consultant1');
    await at(page, 'set-password').click();
    await at(page, 'rail-packs').click();
    await at(page, 'draft-sample-hospital').click();
    await at(page, 'workbench').waitFor();
  }, 180_000);

  afterAll(async () => {
    await author?.shoot('last-authoring').catch(() => undefined);
    await browser?.close();
    await server?.stop();
    rmSync(dataDir, { recursive: true, force: true });
  });

  it('makes a rule of every row of a CSV file and tries the rows while they are typed', async () => {
    await tableOfRules(author);
    expect(author.complaints).toEqual([]);
  }, 60_000);

  it('pastes a decision table from a spreadsheet and sees which cell a case just misses', async () => {
    await pasteADecisionTable(author);
    expect(author.complaints).toEqual([]);
  }, 60_000);

  it('writes a rule in the form, changes it in the sentence and in the code, and sees each in the others', async () => {
    await writeARule(author);
    expect(author.complaints).toEqual([]);
  }, 90_000);

  it('tries the unsaved rule on 500 cases in the browser and on all cases on the server', async () => {
    const ms = await tryTheRule(author);
    process.stdout.write(`  one rule on 500 cases in the browser: ${ms} ms\n`);
    expect(ms).toBeLessThan(1000);
  }, 60_000);

  it('keeps a de-identified case as a test and runs the tests of the draft', async () => {
    await keepAndRunTests(author);
    expect(author.complaints).toEqual([]);
  }, 90_000);

  it('finds out why the rule does not fire for a case', async () => {
    await whyNot(author);
    expect(author.complaints).toEqual([]);
  }, 60_000);

  it('tries 24,000 rows in the background, and after an edit only what was edited', async () => {
    const { all, edit } = await longTableOfRules(author, await Client.byPassword(server.url, 'consultant1'));
    process.stdout.write(`  24,000 rows on 500 cases in the browser: ${all} ms, one edited row: ${edit} ms\n`);
    expect(edit).toBeLessThan(1000);
    expect(author.complaints).toEqual([]);
  }, 90_000);
});

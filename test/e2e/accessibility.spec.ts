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
if (chromiumPath === undefined) process.stdout.write('SKIPPED: accessibility, no Chromium on this machine\n');

interface Violation {
  readonly id: string;
  readonly impact: string;
  readonly nodes: readonly { readonly html: string }[];
}

/** Rules of axe over the screens with a hospital loaded: nothing serious or critical on any of them. */
story('every screen', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'caseloom-axe-'));
  let server: RunningServer;
  let browser: Browser;
  let consultant: Visitor;
  let admin: Visitor;
  let caseId = '';

  beforeAll(async () => {
    server = await startServer({ dataDir });
    const qc = await Client.byLink(server, 'qc');
    const job = await qc.ok('loadSampleHospital', { body: { cases: 60 } });
    for (let state: string = job.state; state !== 'done'; await sleep(200))
      state = (await qc.ok('getJob', { params: { id: job.id } })).state;
    caseId = (await qc.ok('listCases', { query: { sort: 'findings', order: 'desc', pageSize: 1 } })).items[0]?.id ?? '';
    browser = await launchChromium();
    consultant = await signedIn('consultant1');
    admin = await signedIn('admin');
  }, 180_000);

  afterAll(async () => {
    await browser?.close();
    await server?.stop();
    rmSync(dataDir, { recursive: true, force: true });
  });

  const screens: [string, () => Visitor, () => string][] = [
    ['worklist', () => consultant, () => '/'],
    ['cases', () => consultant, () => '/cases'],
    ['one case', () => consultant, () => `/cases/${caseId}`],
    ['packs', () => consultant, () => '/packs'],
    ['calendar', () => consultant, () => '/packs/calendar'],
    ['workflows', () => consultant, () => '/workflows'],
    ['payment', () => consultant, () => '/payment'],
    ['measures', () => consultant, () => '/measures'],
    ['users and roles', () => admin, () => '/admin'],
  ];

  it.each(screens)(
    '%s has no serious or critical violation',
    async (_name, visitor, path) => {
      const { page } = visitor();
      await page.goto(`${server.url}${path()}`);
      await page.waitForLoadState('networkidle');
      await page.evaluate(AXE);
      const violations = await page.evaluate<Violation[]>(
        `axe.run(document, { resultTypes: ['violations'] }).then((answer) => answer.violations)`,
      );
      const grave = violations.filter((one) => one.impact === 'serious' || one.impact === 'critical');
      expect(
        grave.map((one) => ({ rule: one.id, where: one.nodes.slice(0, 5).map((node) => node.html.slice(0, 160)) })),
      ).toEqual([]);
    },
    60_000,
  );

  async function signedIn(account: string): Promise<Visitor> {
    const visitor = await openVisitor(browser, server.url, account);
    await visitor.page.goto(server.links.get(account) ?? '');
    await visitor.page.getByTestId('new-password').fill(`only-for-tests-${account}`);
    await visitor.page.getByTestId('new-password-again').fill(`only-for-tests-${account}`);
    await visitor.page.getByTestId('set-password').click();
    await visitor.page.getByTestId('person').waitFor();
    return visitor;
  }
});

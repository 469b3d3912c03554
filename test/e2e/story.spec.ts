import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { chromiumPath, launchChromium, type Visitor } from '../support/browser.ts';
import { startServer, type RunningServer } from '../support/server.ts';
import { amountShown, choose, finish, openCase, openFromWorklist, save } from './story/case-desk.ts';
import { firstFile, nextFile, UNREADABLE_ROW, type CaseFile } from './story/case-files.ts';
import { at, comeIn, gone, says, textOf } from './story/people.ts';
import { openRule, store, typeRule } from './story/workbench.ts';

if (chromiumPath === undefined) process.stdout.write('SKIPPED: the story in the browser: there is no Chromium (set CHROMIUM)\n');
const describeInBrowser = chromiumPath === undefined ? describe.skip : describe;

const DISPOSITION = 'A01-023';
const QC_NURSE = 'A10-008';

describeInBrowser('a hospital tries the product in an afternoon', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'caseloom-story-'));
  let server: RunningServer;
  let browser: Browser;
  const visitors: Visitor[] = [];
  const enter = async (account: string): Promise<Visitor> => {
    const visitor = await comeIn(browser, server, account);
    visitors.push(visitor);
    return visitor;
  };

  beforeAll(async () => {
    [server, browser] = await Promise.all([startServer({ dataDir }), launchChromium()]);
  }, 180_000);
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
    rmSync(dataDir, { recursive: true, force: true });
  });

  it('imports, corrects, reviews, groups and pays; changes rule, flow and policy; and treats the next case differently', async () => {
    const clock = stopwatch();
    const first = firstFile(dayInHospital(-1));

    const qc = await enter('qc');
    await qc.page.getByTestId('load-sample').waitFor();
    await qc.shoot('01-empty-worklist');
    await importFile(qc, first, 'import-first', { created: 12, refused: 1 });
    await says(qc.page.getByTestId('import-result').locator('tbody tr').last(), String(UNREADABLE_ROW));
    await qc.shoot('02-import-result');
    await at(qc.page, 'import-done').click();
    await qc.page.getByTestId('case-table').getByRole('link', { name: first.patient }).waitFor();
    await qc.shoot('03-worklist');
    clock('import');

    const physician = await enter('physician');
    const caseId = await openFromWorklist(physician.page, 'physicianCorrection', first.patient);
    const finding = at(physician.page, `finding-${DISPOSITION}`);
    await finding.waitFor();
    expect(await finding.getAttribute('data-severity')).toBe('block');
    await at(finding, 'finding-why').click();
    await at(finding, 'why').waitFor();
    expect(await at(physician.page, 'action-submit').isDisabled()).toBe(true);
    await physician.shoot('04-what-is-wrong-and-why');
    await choose(physician.page, 'stay.disposition', '医嘱离院');
    await gone(finding);
    await says(at(physician.page, 'finding-changes'), DISPOSITION);
    await physician.shoot('05-gone-as-typed');
    await at(physician.page, 'language').click();
    await says(at(physician.page, 'unsaved'), '1 ');
    await save(physician.page);
    await says(at(physician.page, 'action-submit'), 'Submit');
    await physician.shoot('06-saved-in-english');
    await finish(physician.page, 'submit');
    clock('physician');

    const coder = await enter('coder');
    await openFromWorklist(coder.page, 'coding', first.patient);
    await at(coder.page, 'task-claim').click();
    await gone(at(coder.page, 'task-claim'));
    await coder.shoot('07-coder');
    await finish(coder.page, 'return', '请核对离院方式与病程记录是否一致');
    clock('coder returns');

    await openCase(physician.page, caseId);
    await says(at(physician.page, 'case-page'), 'Returned');
    await physician.shoot('08-returned');
    await finish(physician.page, 'submit');

    await openCase(coder.page, caseId);
    await finish(coder.page, 'submit');

    await openFromWorklist(qc.page, 'qcReview', first.patient);
    const warning = at(qc.page, `finding-${QC_NURSE}`);
    await warning.waitFor();
    expect(await warning.getAttribute('data-severity')).toBe('warn');
    await qc.shoot('09-qc-warning');
    await at(warning, 'finding-acknowledge').click();
    await at(warning, 'decide-reason').fill('护理部已补签，电子签名次日同步');
    await at(warning, 'decide-confirm').click();
    await at(warning, 'finding-withdraw').waitFor();
    await finish(qc.page, 'pass');
    await openCase(qc.page, caseId);
    await says(at(qc.page, 'case-page'), '已定稿');
    await says(at(qc.page, 'case-page'), '已入账');
    await at(qc.page, 'result-strip').click();
    await at(qc.page, 'grouping').waitFor();
    await at(qc.page, 'payment').waitFor();
    await qc.shoot('10-grouped-and-paid');
    const booked = await amountShown(qc.page);
    clock('qc');

    const director = await enter('director');
    await at(director.page, 'rail-measures').click();
    await at(director.page, 'measures-page').waitFor();
    await director.shoot('11-measures');
    clock('measures');
    expect(booked).toBeGreaterThan(0);
    expect(visitors.flatMap((one) => one.complaints.map((complaint) => `${one.name}: ${complaint}`))).toEqual([]);
  }, 600_000);
});

async function importFile(visitor: Visitor, file: CaseFile, button: string, expected: { readonly created: number; readonly refused: number }): Promise<void> {
  const { page } = visitor;
  await at(page, button).click();
  await page.locator('input[type=file]').setInputFiles({ name: file.name, mimeType: 'application/x-ndjson', buffer: Buffer.from(file.text) });
  await at(page, 'start-import').click();
  await page.locator('[data-testid=import-result][data-state=done]').waitFor();
  expect({ created: await textOf(at(page, 'result-created')), refused: await textOf(at(page, 'result-refused')) }).toEqual({ created: String(expected.created), refused: String(expected.refused) });
}

/** `YYYY-MM-DD` in the hospital, some days from now. */
function dayInHospital(days: number): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai', year: 'numeric', month: '2-digit', day: '2-digit' }).format(Date.now() + days * 86_400_000);
}

function stopwatch(): (what: string) => void {
  let last = performance.now();
  return (what) => {
    const now = performance.now();
    process.stdout.write(`  story: ${what} ${((now - last) / 1000).toFixed(1)} s\n`);
    last = now;
  };
}

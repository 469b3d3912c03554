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
import { openRule, store, typeOver } from './story/workbench.ts';

if (chromiumPath === undefined) process.stdout.write('SKIPPED: the story in the browser: there is no Chromium (set CHROMIUM)\n');
const describeInBrowser = chromiumPath === undefined ? describe.skip : describe;

const DISPOSITION = 'A01-023';
const QC_NURSE = 'A10-008';
const OLD_RATE = 12_700;
const NEW_RATE = 13_900;
/** Typed key by key; the blanks must arrive. */
const MESSAGE = '离院方式 没有 填写';

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
    await Promise.all(visitors.map((one) => one.shoot(`last-${one.name}`)));
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
    await at(director.page, 'measures-page').locator('[data-testid^=cases-]').first().click();
    await at(director.page, 'cases-drawer').getByTestId('measure-case').first().waitFor();
    await director.shoot('12-cases-behind-a-figure');
    await at(director.page, 'cases-drawer').getByTestId('measure-case').first().click();
    await at(director.page, 'case-page').waitFor();
    clock('measures');

    const author = await enter('consultant1');
    await at(author.page, 'rail-packs').click();
    await at(author.page, 'draft-sample-hospital').click();
    await at(author.page, 'workbench').waitFor();
    const draft = author.page.url();
    await openRule(author.page, 'basic', QC_NURSE);
    await at(author.page, 'severity-block').click();
    await author.shoot('13-severity-by-the-form');
    await store(author.page);

    await openRule(author.page, 'basic', DISPOSITION);
    await at(author.page, 'override').click();
    await at(author.page, 'rule-view').getByText('代码').click();
    await typeOver(author.page, '【离院方式】未填写', MESSAGE);
    await author.shoot('14-a-rule-in-monaco');
    await store(author.page);
    clock('rules');

    await at(author.page, 'artifact-workflows-inpatient').click();
    await at(author.page, 'workflow-canvas').getByTestId('node-correct').click();
    await at(author.page, 'node-title-zh').fill('医师限时修正');
    await at(author.page, 'node-title-en').fill('Physician correction, 12 h');
    await at(author.page, 'task-due').fill('12');
    await author.shoot('15-a-node-on-the-canvas');
    await store(author.page);

    await at(author.page, 'artifact-payment-employee-2026').click();
    await at(author.page, 'parameter-baseRate').fill(String(NEW_RATE));
    await author.shoot('16-a-policy-parameter');
    await store(author.page);

    await at(author.page, 'drawer-try').click();
    await at(author.page, 'try').click();
    await at(author.page, 'try-result').waitFor();
    await author.shoot('17-tried-on-cases');
    clock('workflow, policy, trial');

    await at(author.page, 'next-submit').click();
    await at(author.page, 'submit-note').fill('护士签名改为必改；限时修正；职工费率调整');
    await at(author.page, 'dialog-ok').click();
    await at(author.page, 'next-approve').waitFor();
    expect(await at(author.page, 'next-approve').isDisabled()).toBe(true);
    await at(author.page, 'next-approve').hover({ force: true });
    await author.page.getByRole('tooltip').waitFor();
    await author.shoot('18-not-by-its-author');

    const approver = await enter('consultant2');
    await approver.page.goto(draft);
    await at(approver.page, 'next-approve').click();
    await at(approver.page, 'dialog-ok').click();
    await at(approver.page, 'next-publish').click();
    await at(approver.page, 'dialog-ok').click();
    await at(approver.page, 'test-report').waitFor();
    await approver.shoot('19-published');
    clock('approve, publish');
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

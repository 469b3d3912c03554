import { expect } from '@jest/globals';
import type { CaseFile } from './case-files.ts';
import { amountShown, choose, finish, openCase, openFromWorklist, save } from './case-desk.ts';
import type { Company } from './company.ts';
import { DISPOSITION, QC_NURSE } from './rules.ts';
import { at, gone, says } from './screen.ts';

const RETURNED_WITH = '请核对离院方式与病程记录是否一致';

export interface Booked {
  readonly caseId: string;
  /** Yuan. */
  readonly amount: number;
}

/** Physician, coder and QC review one case until it is final, grouped, paid and booked. */
export async function reviewTheCase(company: Company, file: CaseFile): Promise<Booked> {
  const caseId = await correct(company, file);
  await returnOnce(company, file, caseId);
  return pass(company, file, caseId);
}

/** The physician sees what is wrong and why, puts it right in place, and changes the language on the way without losing it. */
async function correct(company: Company, file: CaseFile): Promise<string> {
  const { page, shoot } = await company.person('physician');
  const caseId = await openFromWorklist(page, 'physicianCorrection', file.patient);
  const finding = at(page, `finding-${DISPOSITION}`);
  await finding.waitFor();
  expect(await finding.getAttribute('data-severity')).toBe('block');
  await at(finding, 'finding-why').click();
  await says(at(finding, 'why'), '离院方式');
  expect(await at(page, 'action-submit').isDisabled()).toBe(true);
  expect(await at(page, 'result-strip').innerText()).not.toContain('¥');
  await shoot('04-what-is-wrong-and-why');
  await choose(page, 'stay.disposition', '医嘱离院');
  await gone(finding);
  await says(at(page, 'finding-changes'), DISPOSITION);
  await shoot('05-gone-as-typed');
  await at(page, 'language').click();
  await says(at(page, 'unsaved'), '1 unsaved change');
  await save(page);
  await says(at(page, 'action-submit'), 'Submit');
  await shoot('06-saved-in-english');
  await finish(page, 'submit');
  return caseId;
}

/** The coder sends it back with a reason, which the physician reads before submitting again. */
async function returnOnce(company: Company, file: CaseFile, caseId: string): Promise<void> {
  const coder = await company.person('coder');
  await openFromWorklist(coder.page, 'coding', file.patient);
  await at(coder.page, 'task-claim').click();
  await gone(at(coder.page, 'task-claim'));
  await coder.shoot('07-coder');
  await finish(coder.page, 'return', RETURNED_WITH);

  const physician = await company.person('physician');
  await openCase(physician.page, caseId);
  await says(at(physician.page, 'return-note'), RETURNED_WITH);
  await says(at(physician.page, 'case-page'), 'returned once');
  await physician.shoot('08-returned');
  await finish(physician.page, 'submit');

  await openCase(coder.page, caseId);
  await finish(coder.page, 'submit');
}

/** QC acknowledges the warning and passes; the rest runs by itself. */
async function pass(company: Company, file: CaseFile, caseId: string): Promise<Booked> {
  const { page, shoot } = await company.person('qc');
  await openFromWorklist(page, 'qcReview', file.patient);
  const warning = at(page, `finding-${QC_NURSE}`);
  await warning.waitFor();
  expect(await warning.getAttribute('data-severity')).toBe('warn');
  expect(await at(page, 'action-pass').isDisabled()).toBe(true);
  await shoot('09-qc-warning');
  await at(warning, 'finding-acknowledge').click();
  await at(warning, 'decide-code').getByText('依据在病历其他处').click();
  await at(warning, 'decide-reason').fill('护理部已补签，电子签名次日同步');
  await at(warning, 'decide-confirm').click();
  await at(warning, 'finding-withdraw').waitFor();
  await finish(page, 'pass');
  await openCase(page, caseId);
  await says(at(page, 'case-page'), '已定稿');
  await says(at(page, 'case-page'), '已入账');
  await at(page, 'result-strip').click();
  await says(at(page, 'grouping'), '分组路径');
  await says(at(page, 'path'), '在列表');
  await at(page, 'neighbours').getByText('为什么不是').first().click();
  await says(at(page, 'neighbours'), '条件');
  await shoot('10-grouped');
  await at(page, 'payment').scrollIntoViewIfNeeded();
  await says(at(page, 'payment'), '费率');
  await shoot('11-and-paid');
  return { caseId, amount: await amountShown(page) };
}

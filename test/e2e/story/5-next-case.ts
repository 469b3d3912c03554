import { expect } from '@jest/globals';
import { importFile } from './1-import.ts';
import type { Booked } from './2-review.ts';
import { amountShown, openCase, openFromWorklist } from './case-desk.ts';
import { nextFile } from './case-files.ts';
import type { Company } from './company.ts';
import { DISPOSITION, MESSAGE, NEW_RATE, NODE, OLD_RATE, QC_NURSE } from './rules.ts';
import { at, goHome, says } from './screen.ts';

/** The same slips in the next case meet other rules, another flow and another amount; what was booked stays. */
export async function treatTheNextCase(company: Company, booked: Booked, validFrom: string): Promise<void> {
  const file = nextFile(validFrom);
  const { page, shoot } = await company.person('qc');
  await goHome(page);
  await at(page, 'import').click();
  await importFile(page, file, { created: 1, refused: 0 });
  await at(page, 'import-done').click();
  const caseId = await openFromWorklist(page, 'physicianCorrection', file.patient);
  expect((await amountShown(page)) / booked.amount).toBeCloseTo(NEW_RATE / OLD_RATE, 4);
  expect(await at(page, `finding-${QC_NURSE}`).getAttribute('data-severity')).toBe('block');
  await says(at(page, `finding-${DISPOSITION}`), MESSAGE);
  await says(at(page, 'stages'), NODE.zh);
  await shoot('23-the-next-case');

  await openCase(page, booked.caseId);
  expect(await amountShown(page)).toBe(booked.amount);
  await says(at(page, 'stages'), '医师修正');
  await shoot('24-the-first-case-stays');

  const physician = await company.person('physician');
  await openCase(physician.page, caseId);
  await says(at(physician.page, 'stages'), NODE.en);
  await says(at(physician.page, 'case-page'), `${NODE.dueHours - 1} hours left`);
  await physician.shoot('25-the-next-case-for-its-physician');
}

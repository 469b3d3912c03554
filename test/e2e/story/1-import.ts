import { expect } from '@jest/globals';
import type { Page } from 'playwright-core';
import { firstFile, UNREADABLE_ROW, type CaseFile } from './case-files.ts';
import type { Company } from './company.ts';
import { at, gone, says, textOf } from './screen.ts';

/** An empty product offers a sample and an import; the file is looked at, imported and answered for, row by row. */
export async function importTheFirstFile(company: Company): Promise<CaseFile> {
  const file = firstFile(yesterdayInHospital());
  const { page, shoot } = await company.person('qc');
  await at(page, 'load-sample').waitFor();
  await shoot('01-empty-worklist');
  await at(page, 'import-first').click();
  await importFile(page, file, { created: 12, refused: 1 });
  await says(at(page, 'import-result').locator('tbody tr').last(), String(UNREADABLE_ROW));
  await says(at(page, 'import-result'), '这一行不是 JSON');
  await shoot('02-import-result');
  await at(page, 'import-done').click();
  await gone(at(page, 'import-result'));
  await at(page, 'case-table').getByRole('link', { name: file.patient }).waitFor();
  await shoot('03-worklist');
  return file;
}

/** In the open import dialog: file, what it is, start, progress, result. */
export async function importFile(
  page: Page,
  file: CaseFile,
  expected: { readonly created: number; readonly refused: number },
): Promise<void> {
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: file.name, mimeType: 'application/x-ndjson', buffer: Buffer.from(file.text) });
  await at(page, 'start-import').click();
  await page.locator('[data-testid=import-result][data-state=done]').waitFor();
  const counts = {
    created: await textOf(at(page, 'result-created')),
    refused: await textOf(at(page, 'result-refused')),
  };
  expect(counts).toEqual({ created: String(expected.created), refused: String(expected.refused) });
}

function yesterdayInHospital(): string {
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone: 'Asia/Shanghai',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  });
  return format.format(Date.now() - 86_400_000);
}

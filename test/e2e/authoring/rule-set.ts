import { expect } from '@jest/globals';
import type { Visitor } from '../../support/browser.ts';
import { at, says, textOf } from '../story/screen.ts';
import { violations } from './accessibility.ts';

const CSV = `\uFEFF手术操作,须有诊断,严重程度,名称
51.23,K80;K81,warn,胆囊切除缺胆囊疾病
47.01,K35,error,阑尾切除缺阑尾炎
36.06,I20;I21;I25,warn,冠脉支架缺冠心病
`;

/** A rule set from a CSV file: each row a rule, tried at every pause, shown beside the table as a rule. */
export async function tableOfRules({ page, shoot }: Visitor): Promise<void> {
  await at(page, 'new-artifact').click();
  await page.getByText('由表格新建规则集').click();
  await at(page, 'new-set-id').fill('needs');
  await at(page, 'new-set-name').fill('手术须有诊断');
  await at(page, 'import-file').setInputFiles({
    name: '手术须有诊断.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(CSV, 'utf8'),
  });
  await says(at(page, 'import-read'), '3 行 4 列');
  await at(page, 'create-rule-set').scrollIntoViewIfNeeded();
  await shoot('authoring-1-rule-set-from-csv');
  await at(page, 'create-rule-set').click();
  await page.getByRole('gridcell', { name: 'NEEDS-001' }).waitFor();

  await at(page, 'rows-try').click();
  await at(page, 'typing-trial').getByText('合成病例', { exact: true }).click();
  await says(at(page, 'rows-trial'), '/ 3 行');
  const before = firing(await textOf(at(page, 'rows-trial')));
  // A diagnosis that no case has: whoever had the operation is reported now.
  const cell = page.getByRole('gridcell', { name: 'K80;K81' });
  await cell.click();
  await page.keyboard.type('Z99.9');
  await page.keyboard.press('Enter');
  await page
    .getByRole('gridcell', { name: /NEEDS-001/ })
    .filter({ hasText: '✓' })
    .waitFor();
  await says(at(page, 'rows-trial'), `${before + 1} / 3 行`);
  await page.getByRole('gridcell', { name: 'Z99.9' }).click();
  await says(at(page, 'typing-trial'), 'NEEDS-001');
  await says(at(page, 'trial-gained'), '新命中');
  await shoot('authoring-2-rows-tried');
  expect(await violations(page)).toEqual([]);
  await page.keyboard.press('Control+s');
  await says(at(page, 'rows-state'), '已保存');
  expect(await at(page, 'rows-grid').getByRole('row').count()).toBe(4);
}

const firing = (text: string): number => Number(/(\d+) \/ 3 行/u.exec(text)?.[1]);

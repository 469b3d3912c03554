import type { Visitor } from '../../support/browser.ts';
import { expect } from '@jest/globals';
import { at, says } from '../story/screen.ts';
import { violations } from './accessibility.ts';

const SHEET = '性别\t年龄\t结论\r\n男\t< 18\t儿科\r\n女\t>= 18\t妇科\r\n\t>= 65\t老年科\r\n';

/** A decision table pasted as a spreadsheet puts it on the clipboard; one case tried on it. */
export async function pasteADecisionTable({ page, shoot }: Visitor): Promise<void> {
  await at(page, 'new-artifact').click();
  await page.getByText('新建决策表').click();
  await at(page, 'new-table-id').fill('triage');
  await at(page, 'new-table-name').fill('分诊');
  await page.evaluate((text) => navigator.clipboard.writeText(text), SHEET);
  await at(page, 'import-paste').click();
  await page.keyboard.press('Control+v');
  await at(page, 'create-decision').click();
  await at(page, 'decision-grid').waitFor();
  await at(page, 'try-年龄').fill('70');
  await at(page, 'try-性别').fill('男');
  await says(at(page, 'try-answer'), '老年科');
  await page.locator('[role=row][data-mark=matched]').filter({ hasText: '老年科' }).waitFor();
  await page.getByRole('gridcell', { name: '< 18' }).filter({ hasText: '✗' }).click();
  await says(at(page, 'grid-mark'), '读到 70');
  await shoot('authoring-3-decision-table');
  expect(await violations(page)).toEqual([]);
  await at(page, 'try-年龄').fill('');
  await page.getByRole('gridcell', { name: '>= 65' }).filter({ hasText: '◌' }).click();
  await says(at(page, 'grid-mark'), '缺 年龄');
  await page.keyboard.press('Control+s');
  await says(at(page, 'rows-state'), '已保存');
}

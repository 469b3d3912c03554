import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { chromiumPath } from '../support/browser.ts';
import { importFile } from './story/1-import.ts';
import { firstFile, type CaseFile } from './story/case-files.ts';
import { Company } from './story/company.ts';
import { at, goHome, gone, says } from './story/screen.ts';

if (chromiumPath === undefined)
  process.stdout.write('SKIPPED: working by keyboard; there is no Chromium (CHROMIUM names one)\n');
const describeInBrowser = chromiumPath === undefined ? describe.skip : describe;
/** More stops than this before a row, and nobody would use the keyboard. */
const MOST_STOPS = 40;

describeInBrowser('working by keyboard alone', () => {
  let company: Company;
  let page: Page;
  let file: CaseFile;
  beforeAll(async () => {
    company = await Company.gather();
    file = firstFile('2026-10-31');
    ({ page } = await company.person('qc'));
    await at(page, 'import-first').click();
    await importFile(page, file, { created: 12, refused: 1 });
  }, 240_000);
  afterAll(() => company?.dismiss(), 60_000);

  it('signs out and in again with Tab and Enter', async () => {
    await goHome(page);
    await at(page, 'case-link').first().waitFor();
    await at(page, 'person').press('Enter');
    await page.getByRole('menuitem').press('Enter');
    await at(page, 'account').waitFor();
    await page.keyboard.type('qc');
    await page.keyboard.press('Tab');
    await page.keyboard.type('not the password');
    await page.keyboard.press('Enter');
    await says(at(page, 'problem'), '账号或密码不正确');
    await at(page, 'password').fill('only-for-tests-qc');
    await page.keyboard.press('Enter');
    await at(page, 'case-link').first().waitFor();
    expect(await at(page, 'person').innerText()).toContain('周质控');
  }, 60_000);

  it('reaches the first row of the work list by Tab, sees where it is, and opens the case by Enter', async () => {
    await goHome(page);
    await at(page, 'case-link').first().waitFor();
    let stops = 0;
    while (!(await isFocused(page, 'case-link'))) {
      stops++;
      expect(stops).toBeLessThan(MOST_STOPS);
      await page.keyboard.press('Tab');
    }
    const ring = await page.evaluate(() => getComputedStyle(document.activeElement as Element).outlineStyle);
    expect(ring).not.toBe('none');
    await page.keyboard.press('Enter');
    await at(page, 'case-page').waitFor();
    await page.goBack();
    await at(page, 'case-link').first().waitFor();
  }, 60_000);

  it('moves by J and K, opens by Enter, comes back to the same row', async () => {
    await goHome(page);
    await at(page, 'case-link').first().waitFor();
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    const second = page.locator('tr[data-focus=true]');
    const name = await at(second, 'case-link').innerText();
    expect(name).not.toBe(await at(page, 'case-link').first().innerText());
    await page.keyboard.press('Enter');
    await says(page.getByRole('heading', { level: 1 }), name);
    await page.goBack();
    await says(at(page.locator('tr[data-focus=true]'), 'case-link'), name);
  }, 60_000);

  it('closes only what is on top by Esc', async () => {
    await at(page, 'import').click();
    const dialog = page.getByRole('dialog', { name: '导入病例' });
    await dialog.waitFor();
    await page.keyboard.press('Control+k');
    await at(page, 'search-input').waitFor();
    await page.keyboard.press('Escape');
    await gone(at(page, 'search-input'));
    expect(await dialog.isVisible()).toBe(true);
    await page.keyboard.press('Escape');
    await gone(dialog);
    expect(await at(page, 'case-table').isVisible()).toBe(true);
  }, 60_000);

  it('finds a case by Ctrl+K, changes it and takes it back by Ctrl+Z', async () => {
    const { page: desk } = await company.person('physician');
    await desk.keyboard.press('Control+k');
    await at(desk, 'search-input').waitFor();
    await desk.keyboard.type(file.patient);
    await desk.getByRole('option', { name: file.patient }).waitFor();
    await desk.keyboard.press('Enter');
    await at(desk, 'case-page').waitFor();
    const phone = at(desk, 'field-patient.phone').getByRole('textbox');
    const before = await phone.inputValue();
    await phone.focus();
    await desk.keyboard.type('9');
    await at(desk, 'unsaved').waitFor();
    await desk.keyboard.press('Control+z');
    await gone(at(desk, 'unsaved'));
    expect(await phone.inputValue()).toBe(before);
  }, 60_000);

  it('says nothing bad to the console, but for the password that was refused on purpose', () => {
    expect(company.complaints.filter((one) => !one.includes('401'))).toEqual([]);
  });
});

async function isFocused(page: Page, testId: string): Promise<boolean> {
  return page.evaluate((id) => document.activeElement?.getAttribute('data-testid') === id, testId);
}

import { expect } from '@jest/globals';
import type { Page } from 'playwright-core';
import type { Visitor } from '../../support/browser.ts';
import { at, says } from '../story/screen.ts';
import { typeOver } from '../story/workbench.ts';

export const RULE = 'H99-001';
const WORDS = '住院 天数 请核对';

/** One rule by the form, by the sentence and in Monaco; what one view changes, the others show. It is not saved. */
export async function writeARule({ page, shoot }: Visitor): Promise<void> {
  await at(page, 'artifact-rules-basic').click();
  await at(page, 'add-rule').click();
  await at(page, 'new-rule-id').fill(RULE);
  await at(page, 'new-rule-title').fill('住院天数过长');
  await at(page, 'new-rule-field').click();
  await page.keyboard.type('losDays');
  await page.locator('.ant-select-item-option-active').filter({ hasText: 'losDays' }).waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').getByRole('button', { name: '新增' }).click();
  await at(page, 'rule-editor').filter({ hasText: RULE }).waitFor();

  const test = at(page, 'condition-test').first();
  await at(test, 'condition-operator').click();
  await page.keyboard.type('greaterThan');
  await page.locator('.ant-select-item-option-active').filter({ hasText: 'greaterThan' }).waitFor();
  await page.keyboard.press('Enter');
  await at(test, 'condition-value').fill('60');
  await shoot('authoring-4-rule-by-form');

  await view(page, 'sentence');
  const value = at(page, 'phrase-value').first();
  await says(value, '60');
  await value.click();
  await at(page.getByRole('dialog'), 'condition-value').fill('10');
  await page.keyboard.press('Escape');
  await says(value, '10');
  await shoot('authoring-5-rule-by-sentence');

  await view(page, 'code');
  await says(at(page, 'rule-json').locator('.view-lines'), '"losDays"');
  await typeOver(page, '住院天数过长', WORDS);
  await shoot('authoring-6-rule-in-monaco');

  await view(page, 'table');
  await says(at(page, 'rule-table').locator('thead'), '住院天数');
  await shoot('authoring-7-rule-as-table');
  await view(page, 'form');
  expect(await at(page, 'rule-title-zh').inputValue()).toBe(WORDS);
  expect(await at(at(page, 'condition-test').first(), 'condition-value').inputValue()).toBe('10');
}

const view = (page: Page, id: 'form' | 'sentence' | 'table' | 'code') => at(page, `view-${id}`).click();

import type { Page } from 'playwright-core';
import { at, says } from './screen.ts';

/** Stores what was changed and waits until the draft says so. */
export async function store(page: Page): Promise<void> {
  await at(page, 'save').waitFor();
  await page.keyboard.press('Control+s');
  await at(page, 'save').waitFor({ state: 'detached' });
  await says(at(page, 'save-state'), '✓');
}

export async function openRule(page: Page, set: string, rule: string): Promise<void> {
  await at(page, `artifact-rules-${set}`).click();
  await at(page, 'rule-search').getByRole('searchbox').fill(rule);
  await at(page, `rule-${rule}`).click();
  await at(page, 'rule-editor').filter({ hasText: rule }).waitFor();
}

/** Finds words in Monaco and types others over them, key by key. */
export async function typeOver(page: Page, words: string, others: string): Promise<void> {
  const editor = at(page, 'rule-json');
  await editor.locator('.view-lines').click();
  await page.keyboard.press('Control+f');
  await editor.locator('.find-widget.visible textarea').first().fill(words);
  await editor.locator('.find-widget .matchesCount').filter({ hasText: '1' }).waitFor();
  await page.keyboard.press('Escape');
  await page.keyboard.type(others);
  await editor.locator('.view-lines').filter({ hasText: others }).waitFor();
}

import type { Page } from 'playwright-core';
import { at, says } from './people.ts';

/** Stores what was changed and waits until the draft says so. */
export async function store(page: Page): Promise<void> {
  await at(page, 'save').waitFor();
  await page.keyboard.press('Control+s');
  await at(page, 'save').waitFor({ state: 'detached' });
  await says(at(page, 'save-state'), '✓');
}

export async function openRule(page: Page, set: string, rule: string): Promise<void> {
  await at(page, `artifact-rules-${set}`).click();
  await at(page, 'rule-search').fill(rule);
  await at(page, `rule-${rule}`).click();
  await at(page, 'rule-editor').filter({ hasText: rule }).waitFor();
}

/** Writes a rule anew in Monaco: everything but one text is put in, that text is typed key by key. */
export async function typeRule(page: Page, rule: unknown, marker: string, typed: string): Promise<void> {
  const [before, after] = JSON.stringify(rule, undefined, 2).split(marker);
  if (before === undefined || after === undefined) throw new Error(`no ${marker} in the rule`);
  const editor = at(page, 'rule-json');
  await editor.locator('.view-lines').click();
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Delete');
  await page.keyboard.insertText(before);
  await page.keyboard.type(typed);
  await page.keyboard.insertText(after);
}

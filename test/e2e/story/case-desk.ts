import type { Page } from 'playwright-core';
import { at, goHome, gone, says } from './screen.ts';

/** Looks at one's work as it is now and opens a case from its row in a list; returns its id. */
export async function openFromWorklist(page: Page, stage: string, patient: string): Promise<string> {
  await goHome(page);
  await at(page, `list-${stage}`).click();
  await page.getByRole('link', { name: patient }).click();
  await at(page, 'case-page').waitFor();
  return new URL(page.url()).pathname.split('/').at(-1) as string;
}

export async function openCase(page: Page, id: string): Promise<void> {
  await page.goto(new URL(`/cases/${id}`, page.url()).href);
  await at(page, 'case-page').waitFor();
}

/** Chooses a value of a field by typing into its list. */
export async function choose(page: Page, path: string, typed: string): Promise<void> {
  const field = at(page, `field-${path}`);
  await field.getByRole('combobox').click();
  await page.keyboard.type(typed);
  await page.keyboard.press('Enter');
  await says(field, typed);
}

/** Ctrl+S, and waits until nothing is unsaved. */
export async function save(page: Page): Promise<void> {
  await page.keyboard.press('Control+s');
  await gone(at(page, 'unsaved'));
}

/** Takes the task's way out; with a reason where one is asked for. Leaves the page on whatever comes next. */
export async function finish(page: Page, action: string, reason?: string): Promise<void> {
  const answered = page.waitForResponse((response) => response.url().endsWith('/complete') && response.ok());
  await at(page, `action-${action}`).click();
  if (reason !== undefined) {
    await at(page, 'task-reason').fill(reason);
    await at(page, 'task-reason-go').click();
  }
  await answered;
}

/** What the line below the findings says the case is paid: digits and point only. */
export async function amountShown(page: Page): Promise<number> {
  const strip = at(page, 'result-strip');
  await strip.filter({ hasText: '¥' }).waitFor();
  const found = /¥([\d,]+\.\d{2})/.exec(await strip.innerText());
  if (found === null) throw new Error(`no amount in “${await strip.innerText()}”`);
  return Number((found[1] as string).replaceAll(',', ''));
}

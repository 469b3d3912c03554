import type { Browser, Locator, Page } from 'playwright-core';
import { openVisitor, type Visitor } from '../../support/browser.ts';
import type { RunningServer } from '../../support/server.ts';

export type Language = 'zh' | 'en';

/** A person who came in by the printed one-time link and set a password on the way. */
export async function comeIn(browser: Browser, server: RunningServer, account: string): Promise<Visitor> {
  const link = server.links.get(account);
  if (link === undefined) throw new Error(`no sign-in link for ${account}:\n${server.output.join('\n')}`);
  const visitor = await openVisitor(browser, server.url, account);
  const { page } = visitor;
  await page.goto(link);
  await at(page, 'new-password').fill(`only-for-tests-${account}`);
  await at(page, 'new-password-again').fill(`only-for-tests-${account}`);
  await at(page, 'set-password').click();
  await at(page, 'person').waitFor();
  return visitor;
}

export const at = (page: Page | Locator, testId: string): Locator => page.getByTestId(testId);

/** Waits until it is on the screen and says what it says, without runs of blanks. */
export async function textOf(locator: Locator): Promise<string> {
  await locator.waitFor();
  return (await locator.innerText()).replaceAll(/\s+/gu, ' ').trim();
}

/** Waits until it says this. @throws Error with what it said instead */
export async function says(locator: Locator, text: string): Promise<void> {
  try {
    await locator.filter({ hasText: text }).waitFor();
  } catch (error) {
    throw new Error(`waited for “${text}”, it says “${await locator.allInnerTexts()}”`, { cause: error });
  }
}

/** Waits until it is gone. */
export async function gone(locator: Locator): Promise<void> {
  await locator.waitFor({ state: 'detached' });
}

/** Waits until it can be pressed, then presses it. */
export async function press(locator: Locator): Promise<void> {
  await locator.click();
}

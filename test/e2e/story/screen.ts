import type { Locator, Page } from 'playwright-core';

export const at = (place: Page | Locator, testId: string): Locator => place.getByTestId(testId);

/** Waits until it is on the screen and gives its text without runs of blanks. */
export async function textOf(locator: Locator): Promise<string> {
  return (await locator.innerText()).replaceAll(/\s+/gu, ' ').trim();
}

/** Waits until it says this, half a minute unless told. @throws Error with what it said instead */
export async function says(locator: Locator, text: string, seconds = 30): Promise<void> {
  try {
    await locator.filter({ hasText: text }).waitFor({ timeout: seconds * 1000 });
  } catch (error) {
    throw new Error(`waited for “${text}”, it says “${await locator.allInnerTexts()}”`, { cause: error });
  }
}

/** Waits until it is gone. */
export async function gone(locator: Locator): Promise<void> {
  await locator.waitFor({ state: 'detached' });
}

/** Opens the product's first page anew, as somebody does who comes back to it. */
export async function goHome(page: Page): Promise<void> {
  await page.goto(new URL('/', page.url()).href);
}

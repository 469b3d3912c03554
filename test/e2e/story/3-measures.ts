import { expect } from '@jest/globals';
import type { Company } from './company.ts';
import { at, says, textOf } from './screen.ts';

const FIGURE = /\d/;

/** The director reads the figures and goes from one of them to its cases. Returns what every card says. */
export async function readTheFigures(company: Company, cases: number, shot: string): Promise<readonly string[]> {
  const { page, shoot } = await company.person('director');
  await page.goto(new URL('/measures', page.url()).href);
  await at(page, 'measures-page').waitFor();
  const links = at(page, 'measures-page').locator('[data-testid^=cases-]');
  await says(links.first(), String(cases));
  await shoot(shot);
  const cards = await Promise.all((await at(page, 'measures-page').locator('article').all()).map(textOf));
  expect(cards.filter((card) => FIGURE.test(card)).length).toBeGreaterThan(10);
  await links.first().click();
  const lines = at(at(page, 'cases-drawer'), 'measure-case');
  await lines.first().waitFor();
  expect(await lines.count()).toBe(cases);
  await shoot(`${shot}-and-its-cases`);
  await lines.first().click();
  await at(page, 'case-page').waitFor();
  return cards;
}

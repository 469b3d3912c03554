import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface Violation {
  readonly id: string;
  readonly impact: string;
  readonly nodes: readonly { readonly html: string }[];
}

/** What axe calls serious or critical on the page, and headings that leave out a level. */
export async function violations(page: Page): Promise<unknown[]> {
  await page.evaluate(AXE);
  const all = await page.evaluate<Violation[]>(
    `axe.run(document, { resultTypes: ['violations'] }).then((answer) => answer.violations)`,
  );
  return all
    .filter(({ id, impact }) => impact === 'serious' || impact === 'critical' || id === 'heading-order')
    .map(({ id, nodes }) => [id, nodes.slice(0, 3).map(({ html }) => html.slice(0, 200))]);
}

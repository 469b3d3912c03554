import { expect } from '@jest/globals';
import type { Visitor } from '../../support/browser.ts';
import { at, gone, says, textOf } from '../story/screen.ts';
import { store } from '../story/workbench.ts';
import { violations } from './accessibility.ts';
import { RULE } from './one-rule.ts';

/** The rule as it stands, unsaved: in the browser while it is typed, then on the server. Answers what the browser took, in ms. */
export async function tryTheRule({ page, shoot }: Visitor): Promise<number> {
  await at(page, 'drawer-try').click();
  const counts = at(page, 'trial-counts');
  await says(counts, '共 500 例');
  await says(at(page, 'trial-gained'), '新命中');
  const few = fired(await textOf(counts));
  await at(at(page, 'condition-test').first(), 'condition-value').fill('5');
  await counts.filter({ hasNotText: `命中 ${few} 例` }).waitFor();
  expect(fired(await textOf(counts))).toBeGreaterThan(few);
  await shoot('authoring-8-tried-while-typed');

  await at(page, 'server-run').click();
  await says(at(page, 'server-told'), '已试算 40 例');
  await says(at(page, 'server-gained'), '新命中');
  await at(page, 'server-gained').scrollIntoViewIfNeeded();
  await shoot('authoring-9-tried-on-the-server');
  expect(await violations(page)).toEqual([]);
  return Number(/用时 ([\d.]+) 毫秒/u.exec(await textOf(counts))?.[1]);
}

const fired = (text: string): number => Number(/命中 (\d+) 例/u.exec(text)?.[1]);

/** A case of the sample becomes a test of the draft; then its tests are run. */
export async function keepAndRunTests({ page, shoot }: Visitor): Promise<void> {
  await store(page);
  // Once stored, the rule fires where it fired before.
  const stays = at(page, 'trial-stays');
  await stays.getByRole('button').first().click();
  await at(stays, 'make-test').first().click();
  await page.getByText('已加入测试').first().waitFor();
  await at(page, 'artifact-tests-tried').waitFor();
  await page.getByRole('tab', { name: '测试' }).click();
  await at(page, 'run-tests').click();
  await says(at(page, 'test-report'), '通过', 60);
  await shoot('authoring-10-tests');
}

/** A case of the hospital, and each condition's answer on it. */
export async function whyNot({ page, shoot }: Visitor): Promise<void> {
  await at(at(page, 'condition-test').first(), 'condition-value').fill('60');
  await at(page, 'why-open').click();
  await at(page, 'why-case').click();
  await page.locator('.ant-select-item-option:visible').first().click();
  await page.locator('[data-testid=why-outcome][data-outcome=notFired]').waitFor();
  await at(page, 'condition-mark').first().waitFor();
  await shoot('authoring-11-why-not');
  await page.keyboard.press('Control+s');
  await gone(at(page, 'save'));
  expect(await at(page, 'rule-editor').filter({ hasText: RULE }).count()).toBe(1);
}

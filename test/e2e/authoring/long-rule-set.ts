import { expect } from '@jest/globals';
import type { Visitor } from '../../support/browser.ts';
import type { Client } from '../../support/client.ts';
import { at, says, textOf } from '../story/screen.ts';

const two = (number: number): string => String(number).padStart(2, '0');
/** All 24,000 are tried at once; of longer tables only what is seen or changed. */
const ROWS = 24_000;

/** A long table of rules: all rows in the background, an edit alone. Answers what the worker took for all and for the edit, in ms. */
export async function longTableOfRules(
  { page, shoot }: Visitor,
  author: Client,
): Promise<{ readonly all: number; readonly edit: number }> {
  const id = /draft:([0-9a-f-]{36})/u.exec(decodeURIComponent(page.url()))![1]!;
  const source = `draft:${id}` as const;
  const needs = await author.ok('packArtifact', { params: { source, kind: 'rules', artifact: 'needs' } });
  const { template, missing } = needs.value as Readonly<Record<string, unknown>>;
  const codes = (index: number) => `${two(index % 100)}.${two(Math.floor(index / 100) % 100)}`;
  await author.ok('editRows', {
    params: { id },
    ifMatch: (await author.ok('getDraft', { params: { id } })).version,
    body: {
      kind: 'rules',
      artifact: 'long',
      table: 'rows',
      fields: { title: { zh: '长表', en: 'A long table' }, missing, template, rules: [] } as never,
      edits: Array.from({ length: ROWS }, (_, index) => {
        const row = {
          id: `L-${index}`,
          codes: codes(index),
          needs: `Z${two(index % 97)}`,
          severity: 'warn',
          title: '长',
          message: '',
        };
        return { op: 'add' as const, id: row.id, value: row };
      }),
    },
  });
  await page.goto(`${new URL(page.url()).origin}/packs/${source}/rules/long?drawer=try&cases=synthetic`);
  const told = at(page, 'rows-trial');
  await says(told, `/ ${ROWS.toLocaleString('en')} 行`, 60);
  const all = took(await textOf(told));
  await page.getByRole('gridcell', { name: 'Z00', exact: true }).first().click();
  await page.keyboard.type('Z01; Z02');
  await page.keyboard.press('Enter');
  await says(told, `/ ${ROWS.toLocaleString('en')} 行`);
  await page.getByRole('gridcell', { name: 'Z01; Z02' }).waitFor();
  await shoot('authoring-12-long-table-tried');
  const edit = took(await textOf(told));
  expect(await page.getByRole('gridcell').count()).toBeLessThan(600);
  await page.keyboard.press('Control+s');
  await says(at(page, 'rows-state'), '已保存', 60);
  return { all, edit };
}

const took = (text: string): number => Number(/([\d,]+) 毫秒/u.exec(text)?.[1]?.replaceAll(',', ''));

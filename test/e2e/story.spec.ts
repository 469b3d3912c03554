import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { chromiumPath } from '../support/browser.ts';
import { importTheFirstFile } from './story/1-import.ts';
import { reviewTheCase } from './story/2-review.ts';
import { readTheFigures } from './story/3-measures.ts';
import { changeTheRules } from './story/4-change.ts';
import { treatTheNextCase } from './story/5-next-case.ts';
import { Company } from './story/company.ts';

if (chromiumPath === undefined)
  process.stdout.write('SKIPPED: the story in the browser; there is no Chromium (CHROMIUM names one)\n');
const describeInBrowser = chromiumPath === undefined ? describe.skip : describe;

describeInBrowser('a hospital tries the product in an afternoon', () => {
  let company: Company;
  beforeAll(async () => {
    company = await Company.gather();
  }, 180_000);
  afterAll(() => company?.dismiss(), 60_000);

  it('imports, corrects, reviews, groups, pays and measures; changes rule, flow and policy with a second person; and treats the next case differently', async () => {
    const file = await importTheFirstFile(company);
    company.told('import');
    const booked = await reviewTheCase(company, file);
    company.told('review');
    const before = await readTheFigures(company, 12, '12-figures');
    company.told('figures');
    const validFrom = await changeTheRules(company);
    company.told('activation');
    await treatTheNextCase(company, booked, validFrom);
    company.told('the next case');
    const after = await readTheFigures(company, 13, '26-figures-moved');
    expect(after).not.toEqual(before);
    company.told('figures again');
    expect(company.complaints).toEqual([]);
  }, 600_000);
});

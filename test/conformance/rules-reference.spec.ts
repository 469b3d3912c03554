import { describe, expect, it } from '@jest/globals';
import { compileSoundPack, runPackTests } from '@caseloom/engine';
import { compareWithReference } from '@caseloom/reference';
import { loadShippedPack } from './shipped-packs.ts';

describe('the national pack', () => {
  it('passes its own tests, also through json-rules-engine and feelin', async () => {
    const pack = compileSoundPack(await loadShippedPack('cn-national'));
    expect(runPackTests(pack).results.filter((one) => !one.passed)).toEqual([]);
    const report = await compareWithReference(pack);
    const { compared, equal, undecided, notComparable, asked, passedOver } = report;
    const lacking = notComparable.reduce((sum, one) => sum + (one.rows ?? 1), 0);
    process.stdout.write(
      `cn-national through the reference: ${compared} compared, ${equal} equal, ${undecided} undecided; ${asked} of ${pack.rules.size} rules asked, ${lacking} not comparable, ${passedOver} pairs passed over\n`,
    );
    expect(report.different).toEqual([]);
    expect(compared).toBeGreaterThan(500);
  }, 120_000);
});

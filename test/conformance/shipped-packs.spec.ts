import { describe, expect, it } from '@jest/globals';
import { compilePack, runPackTests } from '@caseloom/engine';
import type { Table } from '@caseloom/pack';
import { loadShippedPack } from './shipped-packs.ts';

describe.each(['cn-national', 'sample-city-drg', 'sample-city-dip', 'sample-city-apg', 'sample-hospital'])(
  'the shipped pack %s',
  (id) => {
    it('compiles without an error and passes its own and its inherited tests', async () => {
      const pack = compilePack(await loadShippedPack(id));
      expect(pack.issues.filter((one) => one.severity === 'error')).toEqual([]);
      const report = runPackTests(pack);
      expect(report.results.filter((one) => !one.passed)).toEqual([]);
      expect(report.passed).toBeGreaterThan(0);
    }, 60_000);
  },
);

describe('the sample city under DRG', () => {
  it('has at least 6 MDCs, 40 ADRGs and 100 DRGs, each DRG proved by a case and priced by a weight', async () => {
    const pack = await loadShippedPack('sample-city-drg');
    const scheme = pack.artifacts.get('grouping')?.get('sample-city-drg');
    const column = (table: Table | undefined, name: string): Set<string> =>
      new Set((table?.rows ?? []).map((row) => row[name] ?? '').filter((value) => value !== ''));
    const drgs = column(scheme?.tables['drg'], 'drg');
    const sizes = {
      mdc: column(scheme?.tables['mdc'], 'mdc').size,
      adrg: column(scheme?.tables['adrg'], 'adrg').size,
      drg: drgs.size,
    };
    expect(sizes.mdc).toBeGreaterThanOrEqual(6);
    expect(sizes.adrg).toBeGreaterThanOrEqual(40);
    expect(sizes.drg).toBeGreaterThanOrEqual(100);
    const proved = column(pack.artifacts.get('tests')?.get('grouping')?.tables['cases'], 'expect.grouping.drg');
    const weighed = column(scheme?.tables['weights'], 'drg');
    expect([...drgs].filter((drg) => !proved.has(drg) || !weighed.has(drg))).toEqual([]);
  });
});

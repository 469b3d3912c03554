import { describe, expect, it } from '@jest/globals';
import { compileSoundPack, runPackTests } from '@caseloom/engine';
import { testCasesOf } from '@caseloom/pack';
import type { Artifact, ResolvedPack } from '@caseloom/pack';
import { loadShippedPack } from './shipped-packs.ts';

function artifact(pack: ResolvedPack, kind: 'grouping' | 'tests', id: string): Artifact {
  return pack.artifacts.get(kind)!.get(id)!;
}

function column(scheme: Artifact, table: string, name: string): string[] {
  return scheme.tables[table]!.rows.map((row) => row[name] ?? '');
}

describe('the sample cities', () => {
  it.each(['sample-city-drg', 'sample-city-dip'])('%s is sound and passes its own tests', async (id) => {
    const report = runPackTests(compileSoundPack(await loadShippedPack(id)));
    const failed = report.results.filter((one) => !one.passed);
    expect(failed).toEqual([]);
    expect(report.results.length).toBeGreaterThan(200);
  });

  it('sample-city-drg has a scheme of its own: every group, ambiguous answers too, is proved by a case', async () => {
    const pack = await loadShippedPack('sample-city-drg');
    const scheme = artifact(pack, 'grouping', 'sample-city-drg');
    expect(column(scheme, 'mdc', 'mdc').length).toBeGreaterThanOrEqual(6);
    expect(new Set(column(scheme, 'adrg', 'adrg')).size).toBeGreaterThanOrEqual(40);
    const groups = [
      ...new Set(column(scheme, 'drg', 'drg')),
      ...scheme.tables['adrg']!.rows.filter((row) => row['kind'] === 'ambiguous').map((row) => row['rule']!),
    ];
    expect(groups.length).toBeGreaterThanOrEqual(100);
    const proved = new Set(testCasesOf(artifact(pack, 'tests', 'grouping')).map((one) => one.expect.grouping?.['drg']));
    expect(groups.filter((drg) => !proved.has(drg))).toEqual([]);
    expect(new Set(column(scheme, 'weights', 'drg'))).toEqual(new Set(column(scheme, 'drg', 'drg')));
  });

  it('sample-city-dip proves every core group with procedures and every basic group that can be reached', async () => {
    const pack = await loadShippedPack('sample-city-dip');
    const rows = artifact(pack, 'grouping', 'sample-city-dip').tables['groups']!.rows;
    const proved = new Set(
      testCasesOf(artifact(pack, 'tests', 'groups')).map(
        (one) => (one.expect.grouping?.['dip'] as { group?: string } | undefined)?.group,
      ),
    );
    expect(
      rows.filter((row) => row['catalogue'] === '核心' && row['procedures'] !== '' && !proved.has(row['group_code']!)),
    ).toEqual([]);
    expect(
      rows.filter((row) => row['catalogue'] === '基层' && proved.has(row['group_code']!)).length,
    ).toBeGreaterThanOrEqual(15);
  });
});

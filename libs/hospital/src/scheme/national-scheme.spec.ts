import { describe, expect, it } from '@jest/globals';
import { parseCsvTable } from '@caseloom/core';
import { syntheticCaseLines, syntheticCases } from './cases.ts';
import type { NationalEdition } from './edition.ts';
import { MDC_LETTERS } from './invented-codes.ts';
import { syntheticNationalScheme } from './national-scheme.ts';
import type { SyntheticScheme } from './national-scheme.ts';

type Row = Readonly<Record<string, string>>;

const made = new Map<NationalEdition, SyntheticScheme>();
function scheme(edition: NationalEdition): SyntheticScheme {
  const known = made.get(edition) ?? syntheticNationalScheme({ edition, seed: 7 });
  made.set(edition, known);
  return known;
}
const rows = (edition: NationalEdition, table: string): Row[] =>
  parseCsvTable(scheme(edition).files.get(`${table}.csv`)!).rows.map(({ values }) => values);
const distinct = (edition: NationalEdition, table: string, column: string): number =>
  new Set(rows(edition, table).map((row) => row[column])).size;

describe('an invented scheme of the size of a national edition', () => {
  it.each<[NationalEdition, number, number, number]>([
    ['2.0', 409, 634, 0],
    ['3.0', 492, 825, 31],
  ])('[GRP-10] %s has the published number of groups', (edition, adrgs, drgs, primaryCare) => {
    expect(rows(edition, 'mdc')).toHaveLength(26);
    expect(
      new Set(
        rows(edition, 'adrg')
          .filter((row) => row['kind'] === 'group')
          .map((row) => row['adrg']),
      ).size,
    ).toBe(adrgs);
    expect(distinct(edition, 'drg', 'drg')).toBe(drgs);
    expect(rows(edition, 'drg')).toHaveLength(drgs);
    expect(rows(edition, 'weights')).toHaveLength(drgs);
    expect(rows(edition, 'group_attributes')).toHaveLength(primaryCare);
    expect(distinct(edition, 'icd10_dx', 'code')).toBe(33_000);
    expect(distinct(edition, 'icd9_proc', 'code')).toBe(13_000);
  });

  it('[GRP-10] has complication tables of the published size', () => {
    const share = (table: string) => rows('2.0', table).length / 33_000;
    expect(share('cc')).toBeGreaterThan(0.4);
    expect(share('cc')).toBeLessThan(0.55);
    expect(share('mcc')).toBeGreaterThan(0.1);
    expect(share('mcc')).toBeLessThan(0.16);
    expect(distinct('2.0', 'exclusion', 'exclusion_group')).toBeGreaterThan(200);
  });

  it('[GRP-10] has newborns by five weight bands and 21 ADRGs of tumours by treatment in 3.0', () => {
    const of = (edition: NationalEdition, word: string) =>
      rows(edition, 'adrg').filter((row) => row['name']!.startsWith(word)).length;
    expect([of('2.0', '新生儿体重'), of('3.0', '新生儿体重')]).toEqual([3, 5]);
    expect([of('2.0', '肿瘤治疗'), of('3.0', '肿瘤治疗')]).toEqual([8, 21]);
  });

  it('is the same for the same seed, another for another, and says that it is invented', () => {
    expect(syntheticNationalScheme({ edition: '3.0', seed: 7 }).files).toEqual(scheme('3.0').files);
    expect(syntheticNationalScheme({ edition: '3.0', seed: 8 }).files).not.toEqual(scheme('3.0').files);
    expect(scheme('3.0').files.get('scheme.csv')).toContain('虚构');
  });

  it('[GRP-10] changes most groups from 2.0 to 3.0, as a real upgrade does, and drops few', () => {
    const content = (edition: NationalEdition) => {
      const lists = new Map<string, string[]>();
      for (const { list, code } of rows(edition, 'code_lists') as { list: string; code: string }[])
        (lists.get(list) ?? lists.set(list, []).get(list)!).push(code);
      const listed = (condition: string) =>
        [...condition.matchAll(/\{([^}]*)\}/g)].map(([, name]) => lists.get(name!)?.join(' ') ?? name);
      const rules = new Map(rows(edition, 'adrg').map((row) => [row['rule']!, row]));
      return new Map(
        rows(edition, 'drg').map((row) => {
          const rule = rules.get(row['rule']!)!;
          return [
            row['drg']!,
            JSON.stringify([row['name'], row['condition'], rule['condition'], listed(rule['condition']!)]),
          ];
        }),
      );
    };
    const [before, after] = [content('2.0'), content('3.0')];
    const kept = [...before].filter(([drg]) => after.has(drg));
    const changed = kept.filter(([drg, text]) => after.get(drg) !== text).length;
    const dropped = before.size - kept.length;
    // The published upgrade from 1.0 to 1.1 changed 315 of 356 groups: 88 %.
    const share = (changed + dropped) / before.size;
    expect(share).toBeGreaterThan(0.8);
    expect(share).toBeLessThan(0.95);
    expect(dropped / before.size).toBeLessThan(0.1);
  });
});

describe('its cases', () => {
  it('go through every group first, and are the same for the same seed', () => {
    const lines = [...syntheticCaseLines(scheme('2.0'), 700, 3)];
    expect(syntheticCases(scheme('2.0'), 700, 3)).toBe(`${lines.join('\n')}\n`);
    const answers = lines.slice(1, 635).map((line) => line.split(',').at(-1));
    expect(new Set(answers)).toEqual(new Set(scheme('2.0').groups.map(({ code }) => code)));
  });

  it('use invented codes of every MDC', () => {
    const text = syntheticCases(scheme('3.0'), 825, 3);
    for (const letter of MDC_LETTERS.filter((one) => one !== 'A'))
      expect(text).toMatch(new RegExp(`${letter}\\d\\d\\.\\d00y\\d{3}`));
  });
});

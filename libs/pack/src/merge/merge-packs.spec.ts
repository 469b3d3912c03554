import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { child, files, mainOf, manifest, nation, parsed, registry, resolved, steps } from '../../spec/specimen.ts';
import { resolvePack } from '../resolve.ts';
import type { PackFiles } from '../types.ts';
import { mergeMembers } from './merge-members.ts';
import { mergeOrder } from './merge-order.ts';
import { mergePacks, type MergedPack } from './merge-packs.ts';

const RUNS = process.env['CASELOOM_BUDGET'] === 'long' ? 3000 : 200;

/** The national pack anew, with these files changed. */
const nation2 = (changes: Readonly<Record<string, unknown>>): PackFiles =>
  new Map([...nation, ...files({ 'pack.json': manifest('cn', { version: '2.0.0' }), ...changes })]);

/** A city over cn 1.0.0, moved onto a later cn. */
function rebased(theirs: PackFiles, mine: PackFiles): MergedPack {
  const parents = resolved(theirs);
  return mergePacks(
    { base: resolved(nation), theirs: parents, mine: resolved(nation, mine), files: mine, parents },
    registry,
    'merged',
  );
}

const rowsOf = (...chain: PackFiles[]): string[] =>
  mainOf(resolved(...chain)).tables['weights']!.rows.map((row) => Object.values(row).join(','));
const conflicts = ({ elements }: MergedPack): unknown[] =>
  elements.flatMap((one) =>
    one.conflicts.map(({ what, address, base, theirs, mine }) => [what, address, base, theirs, mine]),
  );
const outcomes = ({ elements }: MergedPack): string[] =>
  elements.map(({ list, id, outcome }) => `${list} ${id} ${outcome}`);
const WEIGHTS = 'overlay/rules/main.weights.csv';
const HEADER = 'group,year,weight,note';

describe('a city moved onto a new national version', () => {
  it('[PACK-37] keeps what it says, adopts what is new, and says no more than the difference', () => {
    const theirs = nation2({
      'rules/main.weights.csv': `${HEADER}\nG1,2024,1.5,x\nG1,2025,2.6,\nG2,2025,0.8,y\nG4,2026,1,\n`,
    });
    const mine = child({ [WEIGHTS]: '_op,group,year,weight\npatch,G1,2024,9\nadd,G3,2025,3\n', 'README.md': 'ours\n' });
    const merged = rebased(theirs, mine);
    expect(outcomes(merged)).toEqual([
      'weights.csv G1|2024 kept',
      'weights.csv G1|2025 adopted',
      'weights.csv G4|2026 adopted',
      'weights.csv G3|2025 kept',
      'weights.csv G3|2025 conflict',
    ]);
    expect(conflicts(merged)).toEqual([['order', 'rules/main.weights#G3|2025', undefined, ['G4|2026'], ['G3|2025']]]);
    expect(rowsOf(theirs, merged.files)).toEqual([
      'G1,2024,9,x',
      'G1,2025,2.6,',
      'G2,2025,0.8,y',
      'G3,2025,3,',
      'G4,2026,1,',
    ]);
    expect([...merged.files.keys()].sort()).toEqual(['README.md', WEIGHTS, 'pack.json']);
    expect(JSON.parse(merged.files.get('pack.json')!)).toMatchObject({
      id: 'city',
      extends: { id: 'cn', range: '^2.0.0' },
    });
  });

  it('[PACK-37] merges members that differ on one side each, and tells those that both changed', () => {
    const national = {
      ...steps,
      steps: [{ ...steps.steps[0], title: 'renamed', limits: { low: 1, high: 5 } }, { id: 'b' }, { id: 'c' }],
    };
    const mine = child({
      'overlay/rules/main.json': [{ op: 'patch', id: 'a', family: 'steps', value: { list: [7], limits: { high: 8 } } }],
    });
    const merged = rebased(nation2({ 'rules/main.json': national }), mine);
    expect(conflicts(merged)).toEqual([['value', 'rules/main#steps/a:limits.high', 9, 5, 8]]);
    expect(mainOf(resolved(nation2({ 'rules/main.json': national }), merged.files)).value.steps[0]).toEqual({
      id: 'a',
      title: 'renamed',
      list: [7],
      limits: { low: 1, high: 8 },
    });
  });

  it('[PACK-37] tells what one side took out and the other changed; mine stays, its reason too', () => {
    const theirs = nation2({ 'rules/main.weights.csv': `${HEADER}\nG1,2025,1.7,\nG2,2025,0.8,y\n` });
    const mine = child({ [WEIGHTS]: '_op,group,year,weight,_reason\npatch,G1,2024,9,\ndisable,G1,2025,,too old\n' });
    const merged = rebased(theirs, mine);
    expect(conflicts(merged).map((one) => (one as unknown[]).slice(0, 2))).toEqual([
      ['removedByMine', 'rules/main.weights#G1|2025'],
      ['removedByTheirs', 'rules/main.weights#G1|2024'],
    ]);
    expect(rowsOf(theirs, merged.files)).toEqual(['G1,2024,9,x', 'G2,2025,0.8,y']);
    expect(resolved(theirs, merged.files).disabled.map(({ key, by }) => `${key} ${by.reason}`)).toEqual([
      'rules/main.weights#G1|2025 too old',
    ]);
  });

  it('[PACK-37] codes that a side adds or takes out are merged as sets', () => {
    const sex = (codes: string[]) => ({
      title: { zh: '性别', en: 'Sex' },
      system: 'valueSet',
      codes: codes.map((code) => ({ code })),
    });
    const base = new Map([...nation, ...files({ 'codes/sex.json': sex(['1', '2', '3']) })]);
    const theirs = new Map([
      ...base,
      ...files({ 'pack.json': manifest('cn', { version: '2.0.0' }), 'codes/sex.json': sex(['1', '3', '4', '5']) }),
    ]);
    const mine = child({
      'overlay/codes/sex.json': [
        { op: 'addCodes', codes: ['4', '6'] },
        { op: 'removeCodes', codes: ['3'] },
      ],
    });
    const parents = resolved(theirs);
    const merged = mergePacks(
      { base: resolved(base), theirs: parents, mine: resolved(base, mine), files: mine, parents },
      registry,
      'merged',
    );
    const after = resolved(theirs, merged.files).artifacts.get('codes')!.get('sex')!;
    expect((after.value as { codes: { code: string }[] }).codes.map(({ code }) => code)).toEqual(['1', '4', '5', '6']);
    expect(merged.counts).toEqual({ kept: 2, adopted: 2, agreed: 1, merged: 0, conflict: 0 });
  });

  it('[PACK-37] whole artifacts: new ones come, own ones stay as they are, those that mine disabled and theirs changed are told', () => {
    const theirs = nation2({ 'rules/new.json': { ...steps, steps: [] }, 'codes/sex.codes.csv': 'code,zh\n9,未知\n' });
    const mine = child({
      'overlay/codes/sex.json': [{ op: 'disable', id: 'sex', family: '$artifact', reason: 'ours' }],
      'rules/own.json': JSON.stringify(steps),
    });
    const merged = rebased(theirs, mine);
    expect(outcomes(merged)).toEqual(['$artifact new adopted', '$artifact own kept', '$artifact sex conflict']);
    expect(merged.files.get('rules/own.json')).toBe(mine.get('rules/own.json'));
    const after = resolved(theirs, merged.files);
    expect([...after.artifacts.get('rules')!.keys(), ...after.artifacts.get('codes')!.keys()]).toEqual([
      'main',
      'new',
      'own',
    ]);
    expect(after.disabled.map(({ by }) => by.reason)).toEqual(['ours']);
  });

  it('[PACK-37] two versions of one pack merge too', () => {
    const mine = new Map([...nation, ['rules/main.lines.csv', 'text\none\ntwo\nthree\n']]);
    const theirs = nation2({ 'rules/main.lines.csv': 'text\none\n' });
    const merged = mergePacks(
      { base: resolved(nation), theirs: resolved(theirs), mine: resolved(mine), files: mine, parents: undefined },
      registry,
      'merged',
    );
    expect(conflicts(merged)).toEqual([
      ['value', 'rules/main.lines#:rows', [['one'], ['two']], [['one']], [['one'], ['two'], ['three']]],
    ]);
    expect(mainOf(resolved(merged.files)).tables['lines']!.rows.map((row) => row['text'])).toEqual([
      'one',
      'two',
      'three',
    ]);
  });

  it('[PACK-37] comes to theirs when mine says nothing, to mine when theirs is as before, and to both where they touch different rows', () => {
    const cell = fc.constantFrom('1', '2', '3');
    const years = ['2001', '2002', '2003', '2004', '2005', '2006'];
    const table = fc.uniqueArray(fc.tuple(fc.constantFrom(...years), cell), {
      selector: ([year]) => year,
      maxLength: 6,
    });
    const overlayOn = (from: readonly (readonly [string, string])[]) =>
      fc.tuple(...from.map(([year]) => fc.tuple(fc.constantFrom('', 'patch', 'disable'), fc.constant(year), cell)));
    const text = (rows: readonly (readonly [string, string])[]): string =>
      `group,year,weight\n${rows.map(([year, weight]) => `G,${year},${weight}\n`).join('')}`;
    fc.assert(
      fc.property(
        table.chain((from) => fc.tuple(fc.constant(from), overlayOn(from), table)),
        ([from, says, to]) => {
          const base = new Map([...nation, ['rules/main.weights.csv', text(from)]]);
          const theirs = nation2({ 'rules/main.weights.csv': text(to) });
          const rows = says
            .filter(([op]) => op !== '')
            .map(
              ([op, year, weight]) => `${op},G,${year},${op === 'patch' ? weight : ''},${op === 'disable' ? 'r' : ''}`,
            );
          const mine = child({ [WEIGHTS]: `_op,group,year,weight,_reason\n${rows.join('\n')}\n` });
          const parents = resolved(theirs);
          const standing = resolved(base, mine);
          const merged = mergePacks(
            { base: resolved(base), theirs: parents, mine: standing, files: mine, parents },
            registry,
            'm',
          );
          const result = resolvePack([parsed(theirs), parsed(merged.files)], registry);
          if (!result.ok) throw new Error(JSON.stringify(result.issues));
          const weight = (pack: typeof standing, year: string): string | undefined =>
            mainOf(pack).tables['weights']!.rows.find((row) => row['year'] === year)?.['weight'];
          for (const year of years) {
            const b = from.find(([one]) => one === year)?.[1];
            const [t, m, r] = [parents, standing, result.value].map((pack) => weight(pack, year));
            expect(r).toBe(m === b ? t : m);
            const isConflict = m !== b && t !== b && m !== t;
            const told = merged.elements.filter(
              (one) => one.id === `G|${year}` && one.conflicts.some(({ what }) => what !== 'order'),
            );
            expect(told.length).toBe(isConflict ? 1 : 0);
          }
        },
      ),
      { seed: 20260301, numRuns: RUNS },
    );
  });
});

describe('members without effect', () => {
  const names = new Set(['name']);
  const one = { name: 'a', condition: 'true' };
  it.each([
    ['both renamed', one, { ...one, name: 'b' }, { ...one, name: 'c' }, { ...one, name: 'c' }, ['name true']],
    ['mine renamed what theirs took out', one, undefined, { ...one, name: 'c' }, undefined, [' true']],
    ['theirs renamed what mine took out', one, { ...one, name: 'b' }, undefined, undefined, [' true']],
    [
      'mine changed what theirs took out',
      one,
      undefined,
      { ...one, condition: 'false' },
      { ...one, condition: 'false' },
      [' false'],
    ],
    ['theirs changed what mine took out', one, { ...one, condition: 'false' }, undefined, undefined, [' false']],
  ])('[PACK-37] %s', (_, base, theirs, mine, value, conflicts) => {
    const merged = mergeMembers({ base, theirs, mine }, names);
    expect([merged.value, merged.conflicts.map(({ path, cosmetic }) => `${path} ${cosmetic}`)]).toEqual([
      value,
      conflicts,
    ]);
  });
});

describe('members of one element', () => {
  it.each([
    ['nobody', { a: 1 }, { a: 1 }, { a: 1 }, { a: 1 }, 'same', []],
    ['theirs', { a: 1 }, { a: 2 }, { a: 1 }, { a: 2 }, 'adopted', []],
    ['mine', { a: 1 }, { a: 1 }, { a: 2 }, { a: 2 }, 'kept', []],
    ['both alike', { a: 1 }, { a: 2 }, { a: 2 }, { a: 2 }, 'agreed', []],
    ['both, elsewhere', { a: 1, b: 1 }, { a: 2, b: 1 }, { a: 1, b: 3 }, { a: 2, b: 3 }, 'merged', []],
    ['one takes out, one adds', { a: 1 }, {}, { a: 1, b: 3 }, { b: 3 }, 'merged', []],
    ['both the same member', { a: 1 }, { a: 2 }, { a: 3 }, { a: 3 }, 'conflict', ['a']],
    [
      'a nested member',
      { a: { x: 1, y: 1 } },
      { a: { x: 2, y: 1 } },
      { a: { x: 3, y: 4 } },
      { a: { x: 3, y: 4 } },
      'conflict',
      ['a.x'],
    ],
    ['lists stand whole', { a: [1] }, { a: [1, 2] }, { a: [0, 1] }, { a: [0, 1] }, 'conflict', ['a']],
    ['both add', undefined, { a: 1, b: 1 }, { a: 1, c: 1 }, { a: 1, b: 1, c: 1 }, 'merged', []],
  ])('[PACK-37] changed by: %s', (_, base, theirs, mine, value, outcome, paths) => {
    const merged = mergeMembers({ base, theirs, mine });
    expect([merged.value, merged.outcome, merged.conflicts.map(({ path }) => path)]).toEqual([value, outcome, paths]);
  });
});

describe('the order of a merged list', () => {
  const list = (text: string): string[] => [...text];
  it.each([
    ['mine added in the middle', 'abc', 'abc', 'axbc', 'axbc', []],
    ['mine added at the front', 'abc', 'abc', 'xabc', 'xabc', []],
    ['mine added at the end', 'abc', 'abc', 'abcx', 'abcx', []],
    ['both added at different places', 'abc', 'aybc', 'abcx', 'aybcx', []],
    ['both added at one place', 'abc', 'aybc', 'axbc', 'axybc', ['x / y']],
    ['mine moved', 'abcd', 'abcd', 'bcda', 'bcda', []],
    ['mine moved, theirs added elsewhere', 'abcd', 'abycd', 'bcda', 'bycda', []],
    ['theirs moved', 'abcd', 'dabc', 'abcd', 'dabc', []],
    ['mine moved beside one that theirs moved', 'abcd', 'dabc', 'bcda', 'dabc', ['a / d']],
    ['both moved the same', 'abcde', 'bcade', 'bcdea', 'bcdea', ['a / ']],
    ['the neighbour is gone', 'abcd', 'acd', 'abxcd', 'axcd', []],
  ])('[PACK-37] %s', (_, base, theirs, mine, order, conflicts) => {
    const ids = new Set(
      [...(theirs + mine)].filter((id) => !(base.includes(id) && !(theirs.includes(id) && mine.includes(id)))),
    );
    const merged = mergeOrder({ base: list(base), theirs: list(theirs), mine: list(mine) }, ids);
    expect([
      merged.order.join(''),
      merged.conflicts.map((one) => `${one.ids.join('')} / ${one.theirs.join('')}`),
    ]).toEqual([order, conflicts]);
  });
});

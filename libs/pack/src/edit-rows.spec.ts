import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { child, mainOf, nation, registry, resolved } from '../spec/specimen.ts';
import { applyRowEdits } from './edit-rows.ts';
import type { RowBatch, RowEdit } from './row-batch.ts';
import type { PackFiles } from './types.ts';

const parents = resolved(nation);
const city = child({});
const weights = { kind: 'rules', artifact: 'main', table: 'weights' } as const;
const steps = { kind: 'rules', artifact: 'main', family: 'steps' } as const;
const cells = (group: string, year: string, weight = '', note = '') => ({ group, year, weight, note });
const own = (batch: RowBatch) => applyRowEdits(nation, registry, batch, { parents: undefined, standing: parents });
const over = (files: PackFiles, batch: RowBatch) =>
  applyRowEdits(files, registry, batch, { parents, standing: resolved(nation, files) });
const rowsOf = (...chain: PackFiles[]) =>
  mainOf(resolved(...chain)).tables['weights']!.rows.map((row) => `${row['group']}|${row['year']}=${row['weight']}`);
const stepsOf = (...chain: PackFiles[]) =>
  mainOf(resolved(...chain)).value.steps.map((step) => `${step.id}=${step.title ?? ''}`);
const told = (act: () => unknown): string[] => {
  try {
    act();
  } catch (error) {
    return (error as { issues: { code: string; path: string }[] }).issues.map((one) => `${one.code} ${one.path}`);
  }
  return [];
};

describe('[PACK-30] a batch of row edits', () => {
  it('changes own rows in place, one edit after the other', () => {
    const edits: RowEdit[] = [
      { op: 'add', id: 'G0|2024', value: cells('G0', '2024', '7'), before: 'G1|2024' },
      { op: 'set', id: 'G1|2025', value: cells('G1', '2025', '2') },
      { op: 'move', id: 'G2|2025', after: 'G0|2024' },
      { op: 'remove', id: 'G1|2024' },
      { op: 'add', id: 'G9|2024', value: { ...cells('G9', '2024'), note: 'a "b"\nc' } },
    ];
    expect(rowsOf(own({ ...weights, edits }))).toEqual(['G0|2024=7', 'G2|2025=0.8', 'G1|2025=2', 'G9|2024=']);
    expect(stepsOf(own({ ...steps, edits: [{ op: 'move', id: 'c', before: 'a' }] }))).toEqual(['c=', 'a=first', 'b=']);
  });

  it('says of inherited rows the least that makes them so', () => {
    const files = over(city, {
      ...weights,
      reason: 'not here',
      edits: [
        { op: 'set', id: 'G1|2024', value: cells('G1', '2024', '9') },
        { op: 'set', id: 'G1|2025', value: cells('G1', '2025', '1.6') },
        { op: 'add', id: 'G1|2026', value: cells('G1', '2026', '3'), after: 'G1|2025' },
        { op: 'remove', id: 'G2|2025' },
        { op: 'add', id: 'G3|2025', value: cells('G3', '2025', '4') },
      ],
    });
    expect(files.get('overlay/rules/main.weights.csv')).toBe(
      '_op,group,year,weight,_clear,_reason,note\n' +
        'patch,G1,2024,9,note,,\ndisable,G2,2025,,,not here,\nadd,G1,2026,3,,,\nadd,G3,2025,4,,,\n',
    );
    expect(rowsOf(nation, files)).toEqual(['G1|2024=9', 'G1|2025=1.6', 'G1|2026=3', 'G3|2025=4']);
    const back = over(files, {
      ...weights,
      edits: [
        { op: 'set', id: 'G1|2024', value: cells('G1', '2024', '1.5', 'x') },
        { op: 'add', id: 'G2|2025', value: cells('G2', '2025', '0.8', 'y'), after: 'G1|2026' },
        { op: 'remove', id: 'G1|2026' },
        { op: 'remove', id: 'G3|2025' },
      ],
    });
    expect([...back.keys()]).toEqual([...city.keys()]);
  });

  it('leaves what it does not touch as the overlay says it, and other families alone', () => {
    const before = [
      { op: 'replace', id: 'a', family: 'steps', value: { title: 'replaced' } },
      { op: 'patch', id: 'n', family: 'notes', value: { text: 'new' } },
    ];
    const files = over(child({ 'overlay/rules/main.json': before }), {
      ...steps,
      edits: [{ op: 'set', id: 'b', value: { title: 'two' } }],
    });
    expect(JSON.parse(files.get('overlay/rules/main.json')!)).toEqual([
      before[1],
      before[0],
      { op: 'patch', id: 'b', family: 'steps', value: { title: 'two' } },
    ]);
  });

  it('sets the own fields of the artifact in the same step, and makes an artifact that is not there', () => {
    const title = { zh: '新', en: 'New' };
    const files = own({ ...steps, fields: { title, mode: 'lenient' }, edits: [{ op: 'remove', id: 'a' }] });
    expect(mainOf(resolved(files)).value).toMatchObject({ title, mode: 'lenient', steps: [{ id: 'b' }, { id: 'c' }] });
    const made = own({
      ...weights,
      artifact: 'fresh',
      fields: { title, steps: [] },
      edits: [{ op: 'add', id: 'G1|2024', value: cells('G1', '2024', '1') }],
    });
    expect(made.get('rules/fresh.weights.csv')).toBe('group,year,weight,note\nG1,2024,1,\n');
  });

  it('lets go of a column that no row has any more', () => {
    const edits = ['G1|2024', 'G1|2025', 'G2|2025'].map((id): RowEdit => {
      const [group = '', year = ''] = id.split('|');
      return { op: 'set', id, value: { group, year, note: 'n' } };
    });
    expect(own({ ...weights, edits }).get('rules/main.weights.csv')).toMatch(/^group,year,note\nG1,2024,n\n/);
  });

  it.each<[string, RowBatch, string[]]>([
    ['an unknown row', { ...weights, edits: [{ op: 'remove', id: 'x' }] }, ['PACK_ELEMENT_UNKNOWN edits[0]']],
    [
      'every wrong edit at once',
      {
        ...weights,
        edits: [
          { op: 'add', id: 'G1|2024', value: cells('G1', '2024') },
          { op: 'set', id: 'G1|2025', value: cells('G1', '2026') },
          { op: 'move', id: 'G1|2025', after: 'x' },
        ],
      },
      ['PACK_OVERLAY_EXISTS edits[0]', 'PACK_OVERLAY_ID_CHANGED edits[1]', 'PACK_ELEMENT_UNKNOWN edits[2]'],
    ],
    [
      'a table without keys',
      { ...weights, table: 'lines', edits: [{ op: 'remove', id: 'x' }] },
      ['PACK_TABLE_UNKNOWN rules'],
    ],
    [
      'a family that is not there',
      { ...steps, family: 'stpes', edits: [{ op: 'remove', id: 'x' }] },
      ['PACK_FAMILY_UNKNOWN rules'],
    ],
  ])('refuses %s and changes nothing', (_, batch, expected) => {
    expect(told(() => own(batch))).toEqual(expected);
  });

  it('refuses to take out an inherited row without a reason, and to move inherited rows', () => {
    expect(told(() => over(city, { ...weights, edits: [{ op: 'remove', id: 'G1|2024' }] }))).toEqual([
      'PACK_EDIT_REASON_MISSING overlay/rules/main.weights.csv',
    ]);
    expect(told(() => over(city, { ...steps, edits: [{ op: 'move', id: 'c', before: 'a' }] }))).toEqual([
      'PACK_EDIT_ORDER overlay/rules/main.json',
    ]);
  });

  it('comes to the same rows in an own table and over an inherited one, whatever is added, set, moved and removed', () => {
    const step = fc.record({
      op: fc.constantFrom('add', 'set', 'remove', 'move'),
      at: fc.nat(9),
      to: fc.nat(9),
      before: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), (plan) => {
        const inherited = new Set(['a', 'b', 'c']);
        const now = ['a', 'b', 'c'];
        const edits: RowEdit[] = [];
        plan.forEach(({ op, at, to, before }, index) => {
          const id = now[at % Math.max(1, now.length)];
          const anchor = now[to % Math.max(1, now.length)];
          const place = anchor === undefined ? {} : before ? { before: anchor } : { after: anchor };
          const put = (one: string) =>
            now.splice(anchor === undefined ? now.length : now.indexOf(anchor) + (before ? 0 : 1), 0, one);
          if (op === 'add') {
            edits.push({ op, id: `n${index}`, value: { title: `${index}` }, ...place });
            put(`n${index}`);
          } else if (id === undefined) return;
          else if (op === 'set') edits.push({ op, id, value: { title: `set ${index}` } });
          else if (op === 'remove') {
            edits.push({ op, id });
            now.splice(now.indexOf(id), 1);
          } else if (!inherited.has(id) && anchor !== id) {
            edits.push({ op: 'move', id, ...place });
            now.splice(now.indexOf(id), 1);
            put(id);
          }
        });
        const mine = stepsOf(own({ ...steps, edits }));
        expect(mine.map((one) => one.split('=')[0])).toEqual(now);
        expect(stepsOf(nation, over(city, { ...steps, edits, reason: 'r' }))).toEqual(mine);
      }),
      { numRuns: 300 },
    );
  });

  it('is linear: 20,000 edits of 20,000 rows', () => {
    const rows = Array.from({ length: 20_000 }, (_, index) => `G${index},2024,${index},`);
    const long = new Map([...nation, ['rules/main.weights.csv', `group,year,weight,note\n${rows.join('\n')}\n`]]);
    const edits = rows.map((_, index): RowEdit => {
      const id = `G${index}|2024`;
      if (index % 2 === 0) return { op: 'set', id, value: cells(`G${index}`, '2024', '1') };
      return index % 4 === 1 ? { op: 'move', id, before: 'G0|2024' } : { op: 'remove', id };
    });
    const after = applyRowEdits(long, registry, { ...weights, edits }, { parents: undefined, standing: parents });
    expect(after.get('rules/main.weights.csv')!.split('\n')).toHaveLength(15_002);
  }, 5_000);
});

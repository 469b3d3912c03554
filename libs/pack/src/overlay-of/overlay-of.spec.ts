import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { child, files, mainOf, manifest, registry, resolved, steps } from '../../spec/specimen.ts';
import type { Artifact, PackFiles, Table } from '../types.ts';
import { nearestBase } from './nearest-base.ts';
import { fullFiles, overlayOf } from './overlay-of.ts';

const RUNS = process.env['CASELOOM_BUDGET'] === 'long' ? 5000 : 300;
const options = { reason: 'not here' };

/** So long that moving a row beside it takes more than writing the table anew. */
const LONG = 'long'.repeat(20);

type Tables = Readonly<Record<string, readonly (readonly string[])[]>>;

/** Tables by name, header first. */
function artifact(value: unknown, tables: Tables = {}): Artifact {
  const made = Object.entries(tables).map(([name, [columns = [], ...rows]]): [string, Table] => [
    name,
    { columns, rows: rows.map((cells) => Object.fromEntries(columns.map((column, i) => [column, cells[i] ?? '']))) },
  ]);
  return { kind: 'rules', id: 'main', value, tables: Object.fromEntries(made) };
}

function nationOf(base: Artifact): PackFiles {
  return new Map([...files({ 'pack.json': manifest('cn') }), ...fullFiles(base)]);
}

/** What an overlay makes of the base. */
function made(base: Artifact, overlay: PackFiles) {
  return mainOf(resolved(nationOf(base), new Map([...child({}), ...overlay])));
}

const byKey = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number => (a < b ? -1 : 1);

/** Rows as texts, in their order where order counts; empty cells and row numbers say nothing. */
function said(tables: Readonly<Record<string, Table>>): Record<string, string[]> {
  const spec = registry.get('rules')!.tables;
  const entries = Object.entries(tables).map(([name, { rows }]): [string, string[]] => {
    const texts = rows.map((row) =>
      JSON.stringify(
        Object.entries(row)
          .filter(([column, cell]) => cell !== '' && column !== 'order')
          .sort(byKey),
      ),
    );
    return [name, spec[name]!.ordered ? texts : texts.sort()];
  });
  return Object.fromEntries(entries.filter(([, rows]) => rows.length > 0).sort(byKey));
}

describe('the overlay of one artifact on another', () => {
  const base = artifact(steps, {
    weights: [
      ['group', 'year', 'weight', 'note'],
      ['G1', '2024', '1.5', 'x'],
      ['G1', '2025', '1.6', ''],
      ['G2', '2025', '0.8', 'y'],
    ],
    queue: [
      ['order', 'who', 'what'],
      ...'abcdefgh'.split('').map((who, index) => [`${index + 1}`, who, `does ${who}`]),
    ],
    members: [['list', 'code'], ...'0123456789'.split('').map((code) => ['L', `A0${code}`])],
  });
  const parents = resolved(nationOf(base)).artifacts.get('rules')!.get('main')!;
  const over = (wanted: Artifact) => overlayOf(parents, wanted, registry, options);
  const withTable = (name: string, ...table: readonly (readonly string[])[]): Artifact => ({
    ...base,
    tables: { ...base.tables, ...artifact(steps, { [name]: table }).tables },
  });

  it('[PACK-35] is nothing where nothing differs', () => {
    const { files: none, head, lists } = over(base);
    expect([none.size, head, lists.map(({ list, form }) => `${list} ${form}`)]).toEqual([
      0,
      [],
      ['steps same', 'notes same', 'members.csv same', 'queue.csv same', 'weights.csv same'],
    ]);
  });

  it.each<[string, Artifact, string, string]>([
    [
      'a changed cell, an emptied one',
      withTable(
        'weights',
        ['group', 'year', 'weight', 'note'],
        ['G1', '2024', '1.7', ''],
        ['G1', '2025', '1.6', ''],
        ['G2', '2025', '0.8', 'y'],
      ),
      'overlay/rules/main.weights.csv',
      '_op,group,year,weight,_clear\npatch,G1,2024,1.7,note\n',
    ],
    [
      'a row in between, one at the end',
      withTable(
        'weights',
        ['group', 'year', 'weight', 'note'],
        ['G1', '2024', '1.5', 'x'],
        ['G1', '2030', '2', ''],
        ['G1', '2025', '1.6', ''],
        ['G2', '2025', '0.8', 'y'],
        ['G3', '2025', '1', ''],
      ),
      'overlay/rules/main.weights.csv',
      '_op,group,year,weight,_after\nadd,G1,2030,2,G1|2024\nadd,G3,2025,1,\n',
    ],
    [
      'a row before the first',
      withTable(
        'weights',
        ['group', 'year', 'weight', 'note'],
        ['G0', '2024', '1', ''],
        ['G1', '2024', '1.5', 'x'],
        ['G1', '2025', '1.6', ''],
        ['G2', '2025', '0.8', 'y'],
      ),
      'overlay/rules/main.weights.csv',
      '_op,group,year,weight,_before\nadd,G0,2024,1,G1|2024\n',
    ],
    [
      'one row less, with its reason',
      withTable('weights', ['group', 'year', 'weight', 'note'], ['G1', '2024', '1.5', 'x'], ['G2', '2025', '0.8', 'y']),
      'overlay/rules/main.weights.csv',
      '_op,group,year,_reason\ndisable,G1,2025,not here\n',
    ],
    [
      'one row elsewhere, whatever the numbers in the source',
      withTable(
        'queue',
        ['order', 'who', 'what'],
        ...'abcdfghe'.split('').map((who, index) => [`${index * 10}`, who, `does ${who}`]),
      ),
      'overlay/rules/main.queue.csv',
      '_op,who,_after\nmove,e,h\n',
    ],
    [
      'one row elsewhere and changed',
      withTable(
        'queue',
        ['who', 'what'],
        ['h', 'now first'],
        ...'abcdefg'.split('').map((who) => [who, `does ${who}`]),
      ),
      'overlay/rules/main.queue.csv',
      '_op,who,what,_before\npatch,h,now first,a\n',
    ],
    [
      'codes out of a list and into another, the reason said once',
      withTable('members', ['list', 'code'], ['M', 'A00'], ...'3456789'.split('').map((code) => ['L', `A0${code}`])),
      'overlay/rules/main.members.csv',
      '_op,list,code\ndisable,L,A00\ndisable,L,A01\ndisable,L,A02\nadd,M,A00\n',
    ],
  ])('[PACK-35] says only %s', (_, wanted, file, text) => {
    const { files: overlay } = over(wanted);
    expect(overlay.get(file)).toBe(text);
    expect(said(made(base, overlay).tables)).toEqual(said(wanted.tables));
  });

  it('[PACK-33] says the reason of many rows once', () => {
    const { files: overlay } = over(
      withTable('members', ['list', 'code'], ...'3456789'.split('').map((code) => ['L', `A0${code}`])),
    );
    expect(overlay.get('overlay/rules/main.json')).toBe(
      '[\n  { "op": "table", "id": "members", "reason": "not here" }\n]\n',
    );
  });

  it('[PACK-35] keeps reasons that are known', () => {
    const wanted = withTable('weights', ['group', 'year', 'weight', 'note'], ['G1', '2024', '1.5', 'x']);
    const { files: overlay } = overlayOf(parents, wanted, registry, {
      ...options,
      reasonOf: (list, id) => (list === 'weights.csv' && id === 'G2|2025' ? 'merged into G1' : undefined),
    });
    expect(overlay.get('overlay/rules/main.weights.csv')).toBe(
      '_op,group,year,_reason\ndisable,G1,2025,not here\ndisable,G2,2025,merged into G1\n',
    );
  });

  it('[PACK-33] has a table anew where row by row would be longer', () => {
    const people = Array.from({ length: 12 }, (_, index) => `somebody ${index}`);
    const line = (who: readonly string[]) => ({ queue: [['who', 'what'], ...who.map((one) => [one, 'waits'])] });
    const before = artifact(steps, line(people));
    const wanted = artifact(steps, line([...people].reverse().slice(1)));
    const { files: overlay, lists } = overlayOf(before, wanted, registry, options);
    const counts = { added: 0, removed: 1, changed: 0, cosmetic: 0, moved: 10, same: 11 };
    expect(lists.find(({ list }) => list === 'queue.csv')).toEqual({ list: 'queue.csv', form: 'whole', ...counts });
    expect(overlay.get('overlay/rules/main.queue.csv')).toMatch(
      /^_op,who,what\nadd,somebody 10,waits\nadd,somebody 9,/,
    );
    expect(said(made(before, overlay).tables)).toEqual(said(wanted.tables));
  });

  it('[PACK-35] has an artifact anew that shares nothing with the base, and is never longer than it', () => {
    const people = (from: number): Artifact =>
      artifact(steps, {
        queue: [['who', 'what'], ...Array.from({ length: 40 }, (_, index) => [`n${from + index}`, 'waits'])],
      });
    const { files: overlay, size } = overlayOf(people(0), people(100), registry, options);
    expect([...overlay.keys()].sort()).toEqual(['overlay/rules/main.json', 'rules/main.json', 'rules/main.queue.csv']);
    expect(size.overlay).toBeLessThan(size.full + 100);
    expect(said(made(people(0), overlay).tables)).toEqual(said(people(100).tables));
  });

  it('[PACK-34] counts the rows of a table that an overlay changed anew', () => {
    const wanted = withTable(
      'queue',
      ['order', 'who', 'what'],
      ...'xabdcefgh'.split('').map((who, index) => [`${index + 1}`, who, `does ${who}`]),
    );
    const rows = made(base, over(wanted).files).tables['queue']!.rows;
    expect(rows.map((row) => `${row['order']}${row['who']}`).join(' ')).toBe('1x 2a 3b 4d 5c 6e 7f 8g 9h');
  });

  const text = fc.constantFrom('', 'p', 'q|r', 's\\t', '一');
  const ids = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', LONG, `${LONG}+`, '__proto__', 'x|y', '\\'), {
    maxLength: 8,
  });
  const rowsOf = (...columns: fc.Arbitrary<string>[]) =>
    ids.chain((keys) => fc.tuple(...keys.map((key) => fc.tuple(fc.constant(key), ...columns))));
  const anyArtifact = fc
    .record({
      mode: fc.constantFrom('strict', 'lenient'),
      parameters: fc.option(fc.dictionary(fc.constantFrom('m', 'n'), fc.constantFrom('1', '2')), { nil: undefined }),
      steps: ids.chain((keys) =>
        fc.tuple(
          ...keys.map((id) =>
            fc.record(
              { id: fc.constant(id), title: text, list: fc.array(fc.integer({ max: 3, min: 0 }), { maxLength: 2 }) },
              { requiredKeys: ['id'] },
            ),
          ),
        ),
      ),
      notes: ids.map((keys) => keys.map((name) => ({ name, text: `of ${name}` }))),
      weights: rowsOf(fc.constantFrom('2024', '2025'), text, text),
      queue: rowsOf(text),
      members: rowsOf(fc.constantFrom('k')),
      lines: fc.array(fc.constantFrom('one', 'two', 'three'), { maxLength: 4 }),
    })
    .map(({ weights, queue, members, lines, ...value }) =>
      artifact(
        { ...JSON.parse(JSON.stringify(value)), title: steps.title },
        {
          weights: [['group', 'year', 'weight', 'note'], ...weights],
          queue: [['order', 'who', 'what'], ...queue.map((cells, index) => [`${index * 5}`, ...cells])],
          members: [['list', 'code'], ...members],
          lines: [['text'], ...lines.map((line) => [line])],
        },
      ),
    );

  it('[PACK-35] resolves to exactly what was wanted, whatever the two artifacts', () => {
    fc.assert(
      fc.property(anyArtifact, anyArtifact, (from, to) => {
        const below = resolved(nationOf(from)).artifacts.get('rules')!.get('main')!;
        const { files: overlay } = overlayOf(below, to, registry, options);
        const got = made(from, overlay);
        const plain = mainOf(resolved(nationOf(to)));
        const byName = (notes: readonly { name: string }[] = []) =>
          [...notes].sort((a, b) => (a.name < b.name ? -1 : 1));
        expect({ ...got.value, notes: byName(got.value.notes) }).toEqual({
          ...plain.value,
          notes: byName(plain.value.notes),
        });
        expect(said(got.tables)).toEqual(said(to.tables));
        const again = overlayOf({ ...below, ...got, kind: 'rules', id: 'main' }, to, registry, options);
        expect(again.files.size).toBe(0);
      }),
      { seed: 20260301, numRuns: RUNS },
    );
  });

  it('[PACK-36] finds the base that has most of it already', () => {
    const wanted = withTable('members', ['list', 'code'], ...'0123456'.split('').map((code) => ['L', `A0${code}`]));
    const other = artifact(steps, {
      members: [
        ['list', 'code'],
        ['L', 'A00'],
      ],
    });
    const found = nearestBase(wanted, [{ artifact: other }, { artifact: base }], registry);
    expect(found.map(({ candidate, share }) => [candidate.artifact === base, share.toFixed(3)])).toEqual([
      [true, '0.880'],
      [false, '0.227'],
    ]);
  });
});

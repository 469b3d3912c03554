import { describe, expect, it } from '@jest/globals';
import { child, mainOf, nation, parsed, registry, resolved, told } from '../../spec/specimen.ts';
import { applyElementEdit } from '../edit.ts';
import { applyRowEdits } from '../edit-rows.ts';
import type { RowEdit } from '../row-batch.ts';
import { resolvePack } from '../resolve.ts';
import type { PackFiles } from '../types.ts';

const parents = resolved(nation);
const JSON_FILE = 'overlay/rules/main.json';
const WEIGHTS = 'overlay/rules/main.weights.csv';
const weights = { kind: 'rules', artifact: 'main', table: 'weights' } as const;

const rowsOf = (files: PackFiles, table = 'weights'): string[] =>
  mainOf(resolved(nation, files)).tables[table]!.rows.map((row) => Object.values(row).join(','));
const complaints = (files: PackFiles): string[] => told(resolvePack([parsed(nation), parsed(files)], registry).issues);
const edited = (files: PackFiles, edits: readonly RowEdit[]): PackFiles =>
  applyRowEdits(files, registry, { ...weights, edits, reason: 'out' }, { parents, standing: resolved(nation, files) });

describe('rows at another place', () => {
  it.each([
    ['after another', 'move,G1,2024,,G2|2025,', ['G1,2025,1.6,', 'G2,2025,0.8,y', 'G1,2024,1.5,x']],
    ['before another, changed', 'patch,G2,2025,7,,G1|2024', ['G2,2025,7,y', 'G1,2024,1.5,x', 'G1,2025,1.6,']],
    [
      'beside an added one',
      'add,G0,2024,3,,G1|2024\nmove,G2,2025,,G0|2024,',
      ['G0,2024,3,', 'G2,2025,0.8,y', 'G1,2024,1.5,x', 'G1,2025,1.6,'],
    ],
    ['at the end', 'move,G1,2024,,,', ['G1,2025,1.6,', 'G2,2025,0.8,y', 'G1,2024,1.5,x']],
    ['where they were', 'move,G1,2024,,G1|2024,', ['G1,2024,1.5,x', 'G1,2025,1.6,', 'G2,2025,0.8,y']],
  ])('[PACK-32] stand %s', (_, rows, expected) => {
    expect(rowsOf(child({ [WEIGHTS]: `_op,group,year,weight,_after,_before\n${rows}\n` }))).toEqual(expected);
  });

  it.each([
    [
      'beside one that is not there',
      WEIGHTS,
      '_op,group,year,_after\nmove,G1,2024,G9|1\n',
      `PACK_ELEMENT_UNKNOWN ${WEIGHTS}:2:_after`,
    ],
    [
      'beside two',
      WEIGHTS,
      '_op,group,year,_after,_before\nmove,G1,2024,G2|2025,G1|2025\n',
      `PACK_OVERLAY_BEFORE_AND_AFTER ${WEIGHTS}:2:_after`,
    ],
    [
      'where order says nothing',
      'overlay/rules/main.members.csv',
      '_op,list,code,_after\nadd,L,1,x\n',
      'PACK_OVERLAY_POSITION_UNORDERED overlay/rules/main.members.csv:2:_after',
    ],
  ])('[PACK-32] cannot stand %s', (_, file, text, expected) => {
    expect(complaints(child({ [file]: text }))).toEqual([expected]);
  });

  it('[PACK-32] elements neither, and an artifact stands nowhere', () => {
    const ops = (op: Record<string, unknown>): PackFiles => child({ [JSON_FILE]: [op] });
    expect(complaints(ops({ op: 'move', id: 'n', family: 'notes' }))).toEqual([
      `PACK_OVERLAY_POSITION_UNORDERED ${JSON_FILE}#[0]`,
    ]);
    expect(complaints(ops({ op: 'patch', id: 'a', family: 'steps', value: {}, after: 'x' }))).toEqual([
      `PACK_ELEMENT_UNKNOWN ${JSON_FILE}#[0]`,
    ]);
    expect(() => parsed(ops({ op: 'move', id: 'main', family: '$artifact' }))).toThrow('PACK_OVERLAY_ARTIFACT_OP');
  });

  const moved = child({ [WEIGHTS]: '_op,group,year,weight,_after\nmove,G1,2024,,G2|2025\nadd,G1,2030,4,G1|2024\n' });

  it('[PACK-30] stay there when they are edited', () => {
    const changed = edited(moved, [
      { op: 'set', id: 'G1|2024', value: { group: 'G1', year: '2024', weight: '9', note: 'x' } },
    ]);
    expect(rowsOf(changed)).toEqual(['G1,2025,1.6,', 'G2,2025,0.8,y', 'G1,2024,9,x', 'G1,2030,4,']);
    const back = edited(changed, [
      { op: 'set', id: 'G1|2024', value: { group: 'G1', year: '2024', weight: '1.5', note: 'x' } },
    ]);
    expect(rowsOf(back)).toEqual(rowsOf(moved));
  });

  it('[PACK-30] leave those beside them where they are when they go', () => {
    const without = edited(moved, [{ op: 'remove', id: 'G1|2024' }]);
    expect(rowsOf(without)).toEqual(['G1,2025,1.6,', 'G2,2025,0.8,y', 'G1,2030,4,']);
  });

  it('[PACK-26] elements too', () => {
    const files = child({
      [JSON_FILE]: [
        { op: 'move', id: 'a', family: 'steps', after: 'c' },
        { op: 'add', id: 'z', family: 'steps', after: 'a', value: {} },
      ],
    });
    const at = { kind: 'rules', artifact: 'main', family: 'steps', id: 'a' } as const;
    const steps = (pack: PackFiles) =>
      mainOf(resolved(nation, pack)).value.steps.map((step) => `${step.id}${step.title ?? ''}`);
    const set = applyElementEdit(files, registry, { ...at, action: 'set', value: { title: 'new' } }, parents);
    expect(steps(set)).toEqual(['b', 'c', 'anew', 'z']);
    expect(steps(applyElementEdit(set, registry, { ...at, action: 'disable', reason: 'out' }, parents))).toEqual([
      'b',
      'c',
      'z',
    ]);
  });
});

describe('what is said of a whole table', () => {
  const table = (more: Record<string, unknown>, rows?: string): PackFiles =>
    child({
      [JSON_FILE]: [{ op: 'table', id: 'weights', reason: 'ours', ...more }],
      ...(rows === undefined ? {} : { [WEIGHTS]: rows }),
    });

  it('[PACK-33] is the reason of rows that give none', () => {
    const pack = resolved(nation, table({}, '_op,group,year,_reason\ndisable,G1,2024,\ndisable,G1,2025,too old\n'));
    expect(pack.disabled.map(({ key, by }) => `${key} ${by.reason} ${by.address}`)).toEqual([
      `rules/main.weights#G1|2024 ours ${WEIGHTS}:2`,
      `rules/main.weights#G1|2025 too old ${WEIGHTS}:3`,
    ]);
  });

  it('[PACK-33] is that the inherited rows are out, those that come again replaced, the others disabled', () => {
    const pack = resolved(nation, table({ clear: true }, '_op,group,year,weight\nadd,G2,2025,5\nadd,G7,2025,6\n'));
    expect(mainOf(pack).tables['weights']!.rows.map((row) => Object.values(row).join(','))).toEqual([
      'G2,2025,5,',
      'G7,2025,6,',
    ]);
    expect(pack.disabled.map(({ key, by }) => `${key} ${by.reason} ${by.address}`)).toEqual([
      `rules/main.weights#G1|2024 ours ${JSON_FILE}#[0]`,
      `rules/main.weights#G1|2025 ours ${JSON_FILE}#[0]`,
    ]);
    expect(['G2|2025', 'G7|2025'].map((key) => pack.provenance.get(`rules/main.weights#${key}`)?.op)).toEqual([
      'replace',
      'add',
    ]);
  });

  it('[PACK-33] is said of a table whatever its name', () => {
    const lines = '_op,text\nadd,three\n';
    const ops = [{ op: 'table', id: 'lines', reason: 'ours', clear: true }];
    const files = child({ 'overlay/rules/main.lines.csv': lines, [JSON_FILE]: ops });
    const early = new Map([...files].reverse());
    expect([rowsOf(files, 'lines'), rowsOf(early, 'lines'), parsed(files).overlays.length]).toEqual([
      ['three'],
      ['three'],
      1,
    ]);
    const codes = child({
      'overlay/codes/sex.codes.csv': '_op,code\ndisable,9\n',
      'overlay/codes/sex.json': [{ op: 'table', id: 'codes', reason: 'never unknown' }],
    });
    expect(resolved(nation, codes).disabled.map(({ by }) => by.reason)).toEqual(['never unknown']);
  });

  it('[PACK-33] may leave nothing', () => {
    expect(rowsOf(table({ clear: true }))).toEqual([]);
    expect(
      rowsOf(child({ [JSON_FILE]: [{ op: 'table', id: 'lines', reason: 'none', clear: true }] }), 'lines'),
    ).toEqual([]);
  });

  it.each([
    [
      'changing a cleared row',
      table({ clear: true }, '_op,group,year,weight\npatch,G1,2024,5\n'),
      `PACK_OVERLAY_CLEARED ${WEIGHTS}:2:_op`,
    ],
    [
      'disabling a cleared row',
      table({ clear: true }, '_op,group,year\ndisable,G1,2024\n'),
      `PACK_OVERLAY_CLEARED ${WEIGHTS}:2:_op`,
    ],
    [
      'adding a row twice',
      table({ clear: true }, '_op,group,year\nadd,G1,2024\nadd,G1,2024\n'),
      `PACK_ROW_DUPLICATE ${WEIGHTS}:3`,
    ],
  ])('[PACK-33] %s is an error', (_, files, expected) => {
    expect(complaints(files)).toEqual([expected]);
  });

  it.each([
    ['an unknown table', [{ op: 'table', id: 'wieghts', reason: 'x' }], 'PACK_TABLE_UNKNOWN'],
    [
      'a table twice',
      [
        { op: 'table', id: 'weights', reason: 'x' },
        { op: 'table', id: 'weights', reason: 'y' },
      ],
      'PACK_OVERLAY_TWICE',
    ],
    ['no reason', [{ op: 'table', id: 'weights', reason: ' ' }], 'PACK_'],
  ])('[PACK-33] %s is an error', (_, ops, code) => {
    expect(() => parsed(child({ [JSON_FILE]: ops }))).toThrow(code);
  });

  it("[PACK-30] rows of a cleared table are the overlay's own", () => {
    const files = table({ clear: true }, '_op,group,year,weight\nadd,G2,2025,5\n');
    const next = edited(files, [
      { op: 'set', id: 'G2|2025', value: { group: 'G2', year: '2025', weight: '6' } },
      { op: 'add', id: 'G1|2024', value: { group: 'G1', year: '2024', weight: '7' } },
    ]);
    expect(rowsOf(next)).toEqual(['G2,2025,6,', 'G1,2024,7,']);
    expect(rowsOf(edited(next, [{ op: 'remove', id: 'G2|2025' }]))).toEqual(['G1,2024,7,']);
  });
});

import { parsePack, resolvePack, type KindRegistry, type SourcePack } from '@caseloom/pack';
import { describe, expect, it } from '@jest/globals';
import { compileTable } from './compile-table.ts';
import { wholeTable } from './rows.ts';
import { tablesKind } from './tables.kind.ts';
import type { DecisionTable } from './types.ts';

const registry = new Map([['tables', tablesKind]]) as unknown as KindRegistry;
const manifest = (id: string, parent?: string): string =>
  JSON.stringify({
    format: 1,
    id,
    version: '1.0.0',
    title: { zh: id, en: id },
    layer: parent === undefined ? 'nation' : 'city',
    ...(parent === undefined ? {} : { extends: { id: parent, range: '^1.0.0' } }),
  });
const head = {
  title: { zh: '系数', en: 'Factor' },
  hitPolicy: 'first',
  data: [{ name: 'dept', type: 'string' }],
  inputs: [{ id: 'dept', expression: 'dept' }],
  outputs: [{ id: 'factor' }],
  rules: [{ id: 'listed', inputs: ['"L"'], outputs: ['9'] }],
};

function pack(files: Record<string, string>): SourcePack {
  const parsed = parsePack(new Map(Object.entries(files)), registry);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues));
  return parsed.value;
}

const nation = {
  'pack.json': manifest('cn'),
  'tables/factor.json': JSON.stringify(head),
  'tables/factor.rows.csv': 'id,dept,factor,note\nr1,"""A""",1,first\nr2,"""B""",2,\nrest,-,0,\n',
};

function resolved(...packs: readonly SourcePack[]) {
  const result = resolvePack(packs, registry);
  if (!result.ok) throw new Error(JSON.stringify(result.issues));
  return result.value.artifacts.get('tables')!.get('factor') as unknown as Parameters<typeof compileTable>[0];
}

describe('rows of the table file', () => {
  it('[TABLE-5] come after the listed ones, and both forms answer the same', () => {
    const artifact = resolved(pack(nation));
    const filed = compileTable(artifact);
    const listed = compileTable({ ...artifact, value: wholeTable(artifact), tables: {} });
    if (!filed.ok || !listed.ok) throw new Error('does not compile');
    expect(filed.value.size).toBe(4);
    expect(wholeTable(artifact).rules.map(({ id, note }) => [id, note])).toEqual([
      ['listed', undefined],
      ['r1', 'first'],
      ['r2', undefined],
      ['rest', undefined],
    ]);
    for (const dept of ['L', 'A', 'B', 'C', undefined])
      expect(filed.value.evaluate(() => dept)).toEqual(listed.value.evaluate(() => dept));
  });

  it('are overlaid row by row', () => {
    const overlay =
      '_op,id,_before,_reason,dept,factor\npatch,r1,,,,1.5\nadd,r3,rest,,"""C""",3\ndisable,r2,,closed,,\n';
    const city = pack({ 'pack.json': manifest('city', 'cn'), 'overlay/tables/factor.rows.csv': overlay });
    const compiled = compileTable(resolved(pack(nation), city));
    const answer = (dept: string) => (compiled.ok ? compiled.value.evaluate(() => dept).value : compiled.issues);
    expect(['A', 'B', 'C', 'D'].map(answer)).toEqual(['1.5', '0', '3', '0']);
  });

  it('[TABLE-4] address their cells by the line of the file', () => {
    const wrong = { ...nation, 'tables/factor.rows.csv': 'id,dept,factor\nr1,1,1\nr2,"""B""",wrong\n' };
    const artifact = resolved(pack(wrong));
    expect(compileTable(artifact).issues.map(({ code, path }) => `${code} ${path}`)).toEqual([
      'TABLE_CELL_INVALID factor.rows.csv:2:dept',
      'TABLE_CELL_INVALID factor.rows.csv:3:factor',
    ]);
    const clash = { ...head, inputs: [{ id: 'note', expression: 'dept' }] } as unknown as DecisionTable;
    expect(compileTable({ ...artifact, value: { ...clash, rules: [] } }).issues[0]).toMatchObject({
      code: 'TABLE_NAME_RESERVED',
      path: 'inputs[0]',
    });
  });
});

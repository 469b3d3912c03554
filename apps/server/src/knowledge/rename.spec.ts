import { kinds } from '@caseloom/engine';
import { parsePack, resolvePack, type PackFiles, type ResolvedPack } from '@caseloom/pack';
import { describe, expect, it } from '@jest/globals';
import { rename } from './rename.ts';
import { findUses } from './uses.ts';

const test = (operator: string, value: unknown) => ({ fact: 'patient', path: '$.sex', operator, value });
const rule = (id: string, conditions: unknown) => ({
  id,
  conditions,
  event: { type: 'finding', params: { severity: 'warn', title: { zh: id, en: id }, field: 'patient.sex' } },
});
const nation: PackFiles = new Map(
  Object.entries({
    'pack.json': {
      format: 1,
      id: 'nation',
      version: '1.0.0',
      title: { zh: 'n', en: 'n' },
      layer: 'nation',
      language: 'zh-CN',
      maintainers: [],
    },
    'rules/base.json': {
      title: { zh: 't', en: 't' },
      missing: 'unknown',
      conditions: { isMan: test('equal', '1') },
      rules: [
        rule('N1', { all: [{ condition: 'isMan' }, test('inSet', 'ward'), test('equal', 'ward')] }),
        rule('N2', {
          fact: 'op',
          operator: 'some',
          value: {
            conditions: {
              fact: 'item',
              path: 'level',
              operator: 'satisfies',
              value: 'item.level = "4" and patient.sex = "1"',
            },
          },
        }),
      ],
    },
    'codes/ward.json': { title: { zh: 't', en: 't' }, system: 'valueSet', codes: [{ code: '1', zh: 'a', en: 'a' }] },
    'tests/cases.json': {
      title: { zh: 't', en: 't' },
      cases: [{ id: 'c', title: 'c', asOf: '2026-01-01', expect: { fired: ['N1'], notFired: ['N2'] }, record: {} }],
    },
  }).map(([path, value]) => [path, JSON.stringify(value)]),
);

function resolvedOf(files: PackFiles): ResolvedPack {
  const parsed = parsePack(files, kinds);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues));
  const resolved = resolvePack([parsed.value], kinds);
  if (!resolved.ok) throw new Error(JSON.stringify(resolved.issues));
  return resolved.value;
}
const pack = resolvedOf(nation);
const json = (files: PackFiles, path: string) => JSON.parse(files.get(path) ?? 'null') as any;

describe('where a thing is used', () => {
  const uses = (thing: Parameters<typeof findUses>[1]) =>
    findUses(pack, thing, 100).uses.map(
      ({ kind, artifact, element, path }) => `${kind}/${artifact} ${element ?? ''} ${path}`,
    );

  it.each<[Parameters<typeof findUses>[1], readonly string[]]>([
    [
      { what: 'condition', id: 'isMan', set: 'base' },
      ['rules/base  conditions.isMan', 'rules/base N1 conditions.all[0].condition'],
    ],
    [{ what: 'codes', id: 'ward' }, ['rules/base N1 conditions.all[1].value']],
    [{ what: 'field', id: 'op[].level' }, ['rules/base N2 conditions.value.conditions']],
    [{ what: 'rule', id: 'N1' }, ['rules/base N1 id', 'tests/cases c expect.fired[0]']],
  ])('%j', (thing, expected) => {
    expect(uses(thing).toSorted()).toEqual([...expected].toSorted());
  });

  it('reads expressions: a whole path, not a part of a longer name', () => {
    expect(uses({ what: 'field', id: 'patient.sex' })).toContain('rules/base N2 conditions.value.conditions.value');
    expect(uses({ what: 'field', id: 'patient.se' })).toEqual([]);
  });

  it('counts what it does not list', () => {
    expect(findUses(pack, { what: 'rule', id: 'N1' }, 1)).toMatchObject({
      total: 2,
      uses: [{ artifact: expect.any(String) }],
    });
  });
});

describe('another name', () => {
  it('for a rule reaches the tests that expect it, and nothing else changes', () => {
    const { files, places, refused } = rename(nation, { what: 'rule', id: 'N1' }, 'N9', undefined, pack);
    expect(refused).toBeUndefined();
    expect(json(files, 'rules/base.json').rules.map((one: { id: string }) => one.id)).toEqual(['N9', 'N2']);
    expect(json(files, 'tests/cases.json').cases[0].expect).toEqual({ fired: ['N9'], notFired: ['N2'] });
    expect(places.length).toBeGreaterThan(1);
    expect(files.get('codes/ward.json')).toBe(nation.get('codes/ward.json'));
  });

  it('for a shared condition keeps its place, and reaches every reference', () => {
    const { files } = rename(nation, { what: 'condition', id: 'isMan', set: 'base' }, 'man', undefined, pack);
    const set = json(files, 'rules/base.json');
    expect(Object.keys(set.conditions)).toEqual(['man']);
    expect(set.rules[0].conditions.all[0]).toEqual({ condition: 'man' });
  });

  it('for a value set moves its files and leaves equal texts that are no names', () => {
    const { files } = rename(nation, { what: 'codes', id: 'ward' }, 'wards', undefined, pack);
    expect([files.has('codes/ward.json'), files.has('codes/wards.json')]).toEqual([false, true]);
    expect(json(files, 'rules/base.json').rules[0].conditions.all.slice(1)).toEqual([
      test('inSet', 'wards'),
      test('equal', 'ward'),
    ]);
  });

  it.each<[string, Parameters<typeof rename>[1], string, string]>([
    ['taken', { what: 'rule', id: 'N1' }, 'N2', 'taken'],
    ['no name', { what: 'rule', id: 'N1' }, 'a b', 'invalid'],
    ['of nothing', { what: 'rule', id: 'N7' }, 'N8', 'unknown'],
    ['of a field', { what: 'field', id: 'patient.sex' }, 'x', 'unsupported'],
  ])('that is %s is refused', (_, thing, to, refused) => {
    expect(rename(nation, thing, to, undefined, pack)).toMatchObject({ refused, places: [] });
  });

  it('is refused for what a parent defines', () => {
    expect(rename(new Map(), { what: 'rule', id: 'N1' }, 'N9', pack, pack).refused).toBe('inherited');
    expect(rename(new Map(), { what: 'codes', id: 'ward' }, 'w', pack, pack).refused).toBe('inherited');
  });
});

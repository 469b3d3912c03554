import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { child, files, mainOf, manifest, nation, parsed, registry, resolved, steps } from '../spec/specimen.ts';
import { applyElementEdit } from './edit.ts';
import type { ElementEdit } from './element-edit.ts';
import type { PackFiles } from './types.ts';

const parents = resolved(nation);
const at = { kind: 'rules', artifact: 'main', family: 'steps' } as const;
const row = { kind: 'rules', artifact: 'main', table: 'weights' } as const;
const overlayOf = (pack: PackFiles) => JSON.parse(pack.get('overlay/rules/main.json') ?? '[]') as unknown[];
const edit = (pack: PackFiles, ...edits: ElementEdit[]) =>
  edits.reduce((now, one) => applyElementEdit(now, registry, one, parents), pack);
const fails = (pack: PackFiles, one: ElementEdit) => {
  try {
    edit(pack, one);
  } catch (error) {
    return (error as { issues: { code: string }[] }).issues[0]!.code;
  }
  return 'no error';
};

describe('[PACK-26] editing an own artifact', () => {
  it.each<[string, ElementEdit, string[]]>([
    ['set keeps the place', { ...at, action: 'set', id: 'b', value: { title: 'new' } }, ['a:first', 'b:new', 'c:']],
    ['add after', { ...at, action: 'add', id: 'z', after: 'a', value: {} }, ['a:first', 'z:', 'b:', 'c:']],
    ['add at the end', { ...at, action: 'add', id: 'z', value: {} }, ['a:first', 'b:', 'c:', 'z:']],
    ['remove', { ...at, action: 'remove', id: 'a' }, ['b:', 'c:']],
  ])('%s, in place', (_, one, expected) => {
    expect(mainOf(resolved(edit(nation, one))).value.steps.map((step) => `${step.id}:${step.title ?? ''}`)).toEqual(
      expected,
    );
  });

  it('leaves every other file as it was and writes a readable one', () => {
    const after = edit(nation, { ...at, action: 'set', id: 'b', value: {} });
    expect([...after].filter(([path]) => path !== 'rules/main.json')).toEqual(
      [...nation].filter(([path]) => path !== 'rules/main.json'),
    );
    expect(after.get('rules/main.json')).toContain('\n  "steps": [\n');
  });

  it('own fields, rows and whole artifacts', () => {
    const after = edit(
      nation,
      {
        kind: 'rules',
        artifact: 'main',
        family: '$artifact',
        action: 'set',
        id: 'main',
        value: { title: steps.title, mode: 'lenient' },
      },
      { ...row, action: 'set', id: 'G1|2024', value: { group: 'G1', year: '2024', weight: '9' } },
      { ...row, action: 'add', id: 'G0|2024', value: { group: 'G0', year: '2024' }, before: 'G1|2024' },
      { ...row, action: 'remove', id: 'G2|2025' },
      {
        kind: 'codes',
        artifact: 'new',
        family: '$artifact',
        action: 'add',
        id: 'new',
        value: { title: steps.title, system: 'list' },
      },
      { kind: 'codes', artifact: 'sex', family: '$artifact', action: 'remove', id: 'sex' },
    );
    expect(mainOf(resolved(after)).value).toEqual({
      title: steps.title,
      mode: 'lenient',
      steps: steps.steps,
      notes: steps.notes,
    });
    expect(after.get('rules/main.weights.csv')).toBe('group,year,weight,note\nG0,2024,,\nG1,2024,9,\nG1,2025,1.6,\n');
    expect([...after.keys()].filter((path) => path.startsWith('codes/'))).toEqual(['codes/new.json']);
  });
});

describe('[PACK-26] editing an inherited artifact', () => {
  const city = child({});
  it.each<[string, ElementEdit[], unknown[]]>([
    [
      'set writes the smallest patch',
      [{ ...at, action: 'set', id: 'a', value: { id: 'a', title: 'second', limits: { low: 1 }, list: [1, 2] } }],
      [{ op: 'patch', id: 'a', family: 'steps', value: { title: 'second', limits: { high: null } } }],
    ],
    ['set to what is inherited writes nothing', [{ ...at, action: 'set', id: 'a', value: steps.steps[0]! }], []],
    [
      'set twice keeps one op',
      [
        { ...at, action: 'set', id: 'b', value: { title: 'x' } },
        { ...at, action: 'set', id: 'b', value: { title: 'y' } },
      ],
      [{ op: 'patch', id: 'b', family: 'steps', value: { title: 'y' } }],
    ],
    [
      'disable with a reason',
      [{ ...at, action: 'disable', id: 'b', reason: 'no' }],
      [{ op: 'disable', id: 'b', family: 'steps', reason: 'no' }],
    ],
    [
      'restore takes it back',
      [
        { ...at, action: 'disable', id: 'b', reason: 'no' },
        { ...at, action: 'restore', id: 'b' },
      ],
      [],
    ],
    [
      'add, change, remove',
      [
        { ...at, action: 'add', id: 'z', before: 'a', value: { title: '1' } },
        { ...at, action: 'set', id: 'z', value: { title: '2' } },
      ],
      [{ op: 'add', id: 'z', family: 'steps', before: 'a', value: { title: '2' } }],
    ],
    [
      'remove what was added here',
      [
        { ...at, action: 'add', id: 'z', value: {} },
        { ...at, action: 'remove', id: 'z' },
      ],
      [],
    ],
    [
      'own fields',
      [
        {
          kind: 'rules',
          artifact: 'main',
          family: '$artifact',
          action: 'set',
          id: 'main',
          value: { ...steps, mode: 'lenient' },
        },
      ],
      [{ op: 'patch', id: 'main', family: '$artifact', value: { mode: 'lenient' } }],
    ],
  ])('%s', (_, edits, expected) => {
    const after = edit(city, ...edits);
    expect(overlayOf(after)).toEqual(expected);
    expect(after.has('overlay/rules/main.json')).toBe(expected.length > 0);
    resolved(nation, after);
  });

  it('removing an added element leaves its neighbours where they can stand', () => {
    const after = edit(
      city,
      { ...at, action: 'add', id: 'y', after: 'a', value: {} },
      { ...at, action: 'add', id: 'z', after: 'y', value: {} },
      { ...at, action: 'remove', id: 'y' },
    );
    expect(mainOf(resolved(nation, after)).value.steps.map((one) => one.id)).toEqual(['a', 'z', 'b', 'c']);
  });

  it('rows: patch, clear, disable, add, restore', () => {
    const after = edit(
      city,
      { ...row, action: 'set', id: 'G1|2024', value: { group: 'G1', year: '2024', weight: '2', note: '' } },
      { ...row, action: 'disable', id: 'G1|2025', reason: 'old' },
      { ...row, action: 'add', id: 'G5|2025', value: { group: 'G5', year: '2025' }, after: 'G2|2025' },
      { ...row, action: 'set', id: 'G2|2025', value: { group: 'G2', year: '2025', weight: '7', note: 'y' } },
      { ...row, action: 'restore', id: 'G2|2025' },
    );
    expect(mainOf(resolved(nation, after)).tables['weights']!.rows.map((one) => Object.values(one).join())).toEqual([
      'G1,2024,2,',
      'G2,2025,0.8,y',
      'G5,2025,,',
    ]);
  });

  it.each<[string, ElementEdit, string]>([
    ['an unknown element', { ...at, action: 'set', id: 'q', value: {} }, 'PACK_ELEMENT_UNKNOWN'],
    ['adding what is inherited', { ...at, action: 'add', id: 'a', value: {} }, 'PACK_OVERLAY_EXISTS'],
    ['removing what is inherited', { ...at, action: 'remove', id: 'a' }, 'PACK_EDIT_INHERITED_REMOVE'],
    ['restoring what was not changed', { ...at, action: 'restore', id: 'a' }, 'PACK_EDIT_NOT_OVERLAID'],
    [
      'an unknown artifact',
      { ...at, artifact: 'nope', action: 'set', id: 'a', value: {} },
      'PACK_EDIT_ARTIFACT_UNKNOWN',
    ],
    [
      'an unknown family',
      { kind: 'rules', artifact: 'main', action: 'set', id: 'a', value: {} },
      'PACK_FAMILY_UNKNOWN',
    ],
    ['an unknown table', { ...row, table: 'wieghts', action: 'remove', id: 'a' }, 'PACK_TABLE_UNKNOWN'],
    [
      'a row under another key',
      { ...row, action: 'set', id: 'G1|2024', value: { group: 'G2', year: '2024' } },
      'PACK_OVERLAY_ID_CHANGED',
    ],
  ])('%s is refused', (_, one, code) => {
    expect(fails(city, one)).toBe(code);
  });

  it('disabling an own element is refused: it is removed instead', () => {
    expect(fails(nation, { ...at, action: 'disable', id: 'a', reason: 'x' })).toBe('PACK_EDIT_OWN_DISABLE');
  });

  it('whatever is set is what resolving gives, own or inherited', () => {
    const wanted = fc.record(
      {
        title: fc.string(),
        limits: fc.record({ low: fc.nat(), high: fc.nat() }, { requiredKeys: [] }),
        list: fc.array(fc.nat(3), { maxLength: 3 }),
        position: fc.nat(),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c'), wanted), { minLength: 1, maxLength: 4 }),
        (sets) => {
          const edits = sets.map(([id, value]): ElementEdit => ({ ...at, action: 'set', id, value }));
          const last = new Map<string, unknown>(sets);
          for (const chain of [[edit(nation, ...edits)], [nation, edit(city, ...edits)]]) {
            for (const step of mainOf(resolved(...chain)).value.steps)
              if (last.has(step.id)) expect(step).toEqual({ id: step.id, ...(last.get(step.id) as object) });
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  it('without parents at hand a set replaces the element', () => {
    const after = applyElementEdit(city, registry, { ...at, action: 'set', id: 'a', value: { title: 'x' } });
    expect(overlayOf(after)).toEqual([{ op: 'replace', id: 'a', family: 'steps', value: { title: 'x' } }]);
    expect(parsed(after).overlays).toHaveLength(1);
  });

  it('a value with null, which no patch can say, replaces the element', () => {
    const after = applyElementEdit(
      files({ 'pack.json': manifest('city', { extends: { id: 'cn', range: '*' } }) }),
      registry,
      { ...at, action: 'set', id: 'a', value: { title: null } },
      parents,
    );
    expect(overlayOf(after)).toEqual([{ op: 'replace', id: 'a', family: 'steps', value: { title: null } }]);
  });
});

import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { child, mainOf, nation, registry, resolved, steps } from '../spec/specimen.ts';
import { applyArtifactSave } from './edit-artifact.ts';
import type { PackFiles } from './types.ts';

const parents = resolved(nation);
const save = (files: PackFiles, value: Record<string, unknown>, reason?: string) =>
  applyArtifactSave(
    files,
    registry,
    { kind: 'rules', artifact: 'main', value, ...(reason === undefined ? {} : { reason }) },
    parents,
  );
const overlayOf = (files: PackFiles) => JSON.parse(files.get('overlay/rules/main.json') ?? '[]') as unknown[];
const [a, b, c] = steps.steps;

describe('[PACK-28] saving a whole artifact', () => {
  it.each<[string, Record<string, unknown>, unknown[]]>([
    ['nothing changed', steps, []],
    [
      'an own field',
      { ...steps, mode: 'lenient' },
      [{ op: 'patch', id: 'main', family: '$artifact', value: { mode: 'lenient' } }],
    ],
    [
      'an element changed',
      { ...steps, steps: [a, { id: 'b', title: 'x' }, c] },
      [{ op: 'patch', id: 'b', family: 'steps', value: { title: 'x' } }],
    ],
    [
      'an element in between',
      { ...steps, steps: [a, { id: 'z' }, b, c] },
      [{ op: 'add', id: 'z', family: 'steps', after: 'a', value: { id: 'z' } }],
    ],
    [
      'an element in front',
      { ...steps, steps: [{ id: 'z' }, a, b, c] },
      [{ op: 'add', id: 'z', family: 'steps', before: 'a', value: { id: 'z' } }],
    ],
    [
      'an element of an unordered family',
      { ...steps, notes: [{ name: 'm', text: 't' }, ...steps.notes] },
      [{ op: 'add', id: 'm', family: 'notes', value: { name: 'm', text: 't' } }],
    ],
    ['an element left out', { ...steps, steps: [a, c] }, [{ op: 'disable', id: 'b', family: 'steps', reason: 'why' }]],
  ])('%s: the overlay says just that', (_, value, expected) => {
    const after = save(child({}), value, 'why');
    expect(overlayOf(after)).toEqual(expected);
    expect(overlayOf(save(after, value))).toEqual(expected);
    expect(overlayOf(save(after, steps))).toEqual([]);
  });

  it('an own or a new artifact is its file', () => {
    expect(mainOf(resolved(save(nation, { ...steps, steps: [c, b] }))).value.steps).toEqual([c, b]);
    const made = applyArtifactSave(
      child({}),
      registry,
      { kind: 'codes', artifact: 'new', value: { title: steps.title, system: 'list' } },
      parents,
    );
    expect(made.get('codes/new.json')).toContain('"system": "list"');
  });

  it.each<[string, Record<string, unknown>, string]>([
    ['leaving out without a reason', { ...steps, steps: [a, c] }, 'PACK_EDIT_REASON_MISSING'],
    ['moving inherited elements', { ...steps, steps: [b, a, c] }, 'PACK_EDIT_ORDER'],
    ['an element without id', { ...steps, steps: [a, b, c, { title: 'x' }] }, 'PACK_ID_MISSING'],
  ])('%s is refused', (_, value, code) => {
    expect(() => save(child({}), value)).toThrow(code);
  });

  it('whatever is saved is what resolving gives, save after save', () => {
    const element = fc.record({ id: fc.constantFrom('a', 'b', 'c', 'x', 'y'), title: fc.constantFrom('1', '2') });
    const list = fc.uniqueArray(element, { selector: (one) => one.id, maxLength: 5 }).map((found) => {
      const own = found.filter((one) => one.id < 'd').sort((left, right) => (left.id < right.id ? -1 : 1));
      return found.map((one) => (one.id < 'd' ? own.shift()! : one));
    });
    fc.assert(
      fc.property(fc.array(list, { minLength: 1, maxLength: 3 }), (lists) => {
        let files = child({});
        for (const wanted of lists) {
          files = save(files, { ...steps, steps: wanted }, 'why');
          const got = mainOf(resolved(nation, files)).value.steps;
          expect(got).toEqual(wanted);
        }
      }),
      { numRuns: 100 },
    );
  });
});

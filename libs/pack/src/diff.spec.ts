import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { child, files, manifest, nation, registry, resolved, steps } from '../spec/specimen.ts';
import { diffPacks } from './diff.ts';

const main = (list: unknown[], more: Record<string, unknown> = {}) =>
  resolved(files({ 'pack.json': manifest('cn'), 'rules/main.json': { ...steps, steps: list, ...more } }));
const summary = (diff: ReturnType<typeof diffPacks>) =>
  diff.elements.map(
    (one) =>
      `${one.change} ${one.key}${one.moved ? ' moved' : ''}${one.fields.map((field) => ` ${field.path}`).join('')}`,
  );

describe('[PACK-25] a difference by meaning', () => {
  const base = [{ id: 'a', title: 'x', position: 1 }, { id: 'b' }, { id: 'c' }, { id: 'd' }];
  it.each([
    ['nothing', base, []],
    ['added and removed', [...base.slice(1), { id: 'z' }], ['removed rules/main#steps/a', 'added rules/main#steps/z']],
    [
      'changed, with the members',
      [{ id: 'a', title: 'y', position: 2 }, ...base.slice(1)],
      ['changed rules/main#steps/a title position'],
    ],
    ['cosmetic', [{ id: 'a', title: 'x', position: 2 }, ...base.slice(1)], ['cosmetic rules/main#steps/a position']],
    ['one element moved, not three', [...base.slice(1), base[0]], ['changed rules/main#steps/a moved']],
  ])('%s', (_, list, expected) => {
    expect(summary(diffPacks(main(base), main(list), registry))).toEqual(expected);
  });

  it('sees own fields, rows, tables and whole artifacts', () => {
    const city = child({
      'overlay/rules/main.json': [
        { op: 'patch', id: 'main', family: '$artifact', value: { parameters: { mark: '85' } } },
      ],
      'overlay/rules/main.weights.csv':
        '_op,group,year,weight,note\npatch,G1,2024,2,\npatch,G2,2025,,yy\nadd,G3,2025,1,\n',
      'overlay/rules/main.lines.csv': '_op,text\nadd,three\n',
      'codes/new.json': { title: steps.title, system: 'list' },
    });
    const diff = diffPacks(resolved(nation), resolved(nation, city), registry);
    expect(summary(diff)).toEqual([
      'changed rules/main#$artifact/main parameters.mark',
      'added rules/main.lines##3',
      'changed rules/main.weights#G1|2024 weight',
      'cosmetic rules/main.weights#G2|2025 note',
      'added rules/main.weights#G3|2025',
      'added codes/new',
    ]);
    expect(diff.counts).toEqual({ added: 3, removed: 0, changed: 2, cosmetic: 1 });
    expect(diff.elements[0]!.fields).toEqual([{ path: 'parameters.mark', before: '90', after: '85', cosmetic: false }]);
  });

  it('[P8] counts tables with more rows than a call takes arguments', () => {
    const rows = Array.from({ length: 150_000 }, (_, index) => `${index},x`);
    const full = resolved(
      files({
        'pack.json': manifest('cn'),
        'codes/all.json': { title: steps.title, system: 'list' },
        'codes/all.codes.csv': `code,zh\n${rows.join('\n')}\n`,
      }),
    );
    expect(diffPacks(main([]), full, registry).counts.added).toBe(150_001);
  });

  it('is empty between equals and mirrored the other way round', () => {
    const list = fc.uniqueArray(
      fc.record({ id: fc.constantFrom('a', 'b', 'c', 'd', 'e'), title: fc.constantFrom('x', 'y') }),
      { selector: (one) => one.id },
    );
    fc.assert(
      fc.property(list, list, (a, b) => {
        const [there, back] = [diffPacks(main(a), main(b), registry), diffPacks(main(b), main(a), registry)];
        expect([there.counts.added, there.counts.removed]).toEqual([back.counts.removed, back.counts.added]);
        expect(diffPacks(main(a), main(a), registry).elements).toEqual([]);
      }),
      { numRuns: 50 },
    );
  });
});

import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { child, nation, parsed, registry, resolved } from '../spec/specimen.ts';
import { parsePack } from './parse.ts';
import { resolvePack } from './resolve.ts';
import type { PackFiles, SourcePack } from './types.ts';

const op = fc.constantFrom<Record<string, unknown>>(
  { op: 'patch', id: 'a', family: 'steps', value: { title: 'other' } },
  { op: 'disable', id: 'b', family: 'steps', reason: 'why' },
  { op: 'add', id: 'z', family: 'steps', after: 'a', value: { title: 'new' } },
  { op: 'patch', id: 'main', family: '$artifact', value: { mode: 'lenient' } },
  { op: 'patch', id: 'nobody', family: 'steps', value: {} },
);
const ops = fc.uniqueArray(op, { selector: (one) => one.id, maxLength: 4 });
const overlaid = (list: readonly unknown[]): PackFiles =>
  child(list.length === 0 ? {} : { 'overlay/rules/main.json': list });

describe('a pack after an edit', () => {
  it('[PACK-31] reads and resolves to the same, whether what stayed is read again or taken from before', () => {
    const above = resolved(nation);
    fc.assert(
      fc.property(fc.array(ops, { minLength: 2, maxLength: 4 }), (edits) => {
        let before: SourcePack | undefined;
        for (const edit of edits) {
          const files = overlaid(edit);
          const reread = parsePack(files, registry, { before });
          const anew = parsePack(files, registry);
          expect(plain(reread)).toEqual(plain(anew));
          if (!reread.ok || !anew.ok) return;
          before = reread.value;
          const further = resolvePack([parsed(nation), reread.value], registry, above);
          const whole = resolvePack([parsed(nation), anew.value], registry);
          expect(plain(further)).toEqual(plain(whole));
        }
      }),
      { numRuns: 60 },
    );
  });

  it('[PACK-31] keeps the artifacts that did not change as they are', () => {
    const first = parsed(nation);
    const again = parsePack(new Map([...nation, ['NOTES.md', 'x']]), registry, { before: first });
    expect(again.ok && again.value.artifacts.every((one, index) => one === first.artifacts[index])).toBe(true);
    expect(again.ok && again.value.hash !== first.hash).toBe(true);
  });
});

/** Everything that a result says, hashes too. */
function plain(value: unknown): unknown {
  return JSON.parse(
    JSON.stringify(value, (key, one: unknown) =>
      one instanceof Map
        ? [...one]
        : key === '' && typeof one === 'object' && one !== null
          ? { ...one, hash: (one as { hash?: string }).hash }
          : one,
    ),
  );
}

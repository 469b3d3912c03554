import { compilePack, evaluateCase, kinds, runPackTests } from '@caseloom/engine';
import {
  buildPack,
  canonicalFiles,
  diffPacks,
  openBundle,
  parsePack,
  resolvePack,
  type SourcePack,
} from '@caseloom/pack';
import fc, { type Arbitrary } from 'fast-check';
import { damaged, damagedText, json, text } from '../hostile.ts';
import { CHILD, DOCUMENTS, filesOf, RECORD, specimen, TABLES } from '../specimen.ts';
import { locatedOnly, must, type Target } from '../target.ts';

/** One file of the pack or of its child is damaged; the input holds both folders, so that it can be kept as one file. */
const parents = Object.keys(DOCUMENTS).map((path) =>
  damaged(DOCUMENTS[path]).map((value) => folders({ [path]: JSON.stringify(value) }, {})),
);
const tables = Object.keys(TABLES).map((path) =>
  damagedText(TABLES[path]!).map((value) => folders({ [path]: value }, {})),
);
const children = Object.keys(CHILD).map((path) =>
  damaged(CHILD[path]).map((value) => folders({}, { [path]: JSON.stringify(value) })),
);
const strangers = fc
  .tuple(
    text,
    fc.oneof(
      text,
      json.map((value) => JSON.stringify(value)),
    ),
  )
  .map(([path, value]) => folders({ [path]: value }, {}));

function folders(parent: Record<string, string>, child: Record<string, string>): string {
  const own = (changes: Record<string, string>): [string, string][] => Object.entries(changes);
  return JSON.stringify({ parent: own(parent), child: own(child) });
}

export const packFiles: Target = {
  id: 'pack',
  sentence: '[P8] [P15] pack folders resolve, compile and evaluate, or are refused where they are wrong',
  longRuns: 20_000,
  inputs: fc.oneof(...([...parents, ...tables, ...children, strangers] as Arbitrary<string>[])),
  run(input) {
    const { parent, child } = JSON.parse(input) as { parent: [string, string][]; child: [string, string][] };
    const chain: SourcePack[] = [];
    for (const files of [new Map([...filesOf(DOCUMENTS, TABLES), ...parent]), new Map([...filesOf(CHILD), ...child])]) {
      const parsed = parsePack(files, kinds);
      if (!parsed.ok) return must(parsed.issues.length > 0, 'a pack was refused without a word');
      must(
        same(canonicalFiles(canonicalFiles(files)), canonicalFiles(files)),
        'the canonical form of a canonical form is another',
      );
      chain.push(parsed.value);
    }
    const resolved = resolvePack(chain, kinds);
    if (!resolved.ok) return must(resolved.issues.length > 0, 'a pack was refused without a word');
    const pack = compilePack(resolved.value);
    diffPacks(specimen.resolved, resolved.value, kinds);
    must(openBundle(buildPack(chain).text).ok, 'what was built cannot be opened');
    evaluateCase(RECORD, { conduct: pack, policy: pack }, { asOf: '2026-05-08', steps: 200_000 });
    locatedOnly(() => runPackTests(pack));
  },
};

function same(a: ReadonlyMap<string, string>, b: ReadonlyMap<string, string>): boolean {
  return JSON.stringify([...a]) === JSON.stringify([...b]);
}

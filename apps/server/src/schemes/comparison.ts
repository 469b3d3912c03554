import type { OutputOf, Operations } from '@caseloom/api';
import { compareSchemes } from '@caseloom/grouping';
import type { SchemeComparison } from '@caseloom/grouping';
import { Refusal } from '../http/problem.ts';
import type { SchemeArtifact } from './scheme-of.ts';

type View = OutputOf<Operations['compareSchemes']>;

const CODES_AT_ONCE = 200;
const known = new WeakMap<SchemeArtifact, WeakMap<SchemeArtifact, SchemeComparison>>();

/** What `to` has otherwise than `from`; a pair that was compared is remembered with its schemes. @throws Refusal SCHEME_FAMILIES_DIFFER */
export function comparison(from: SchemeArtifact, to: SchemeArtifact): SchemeComparison {
  const [a, b] = [from.value.family, to.value.family];
  if (a !== b) throw new Refusal(422, 'SCHEME_FAMILIES_DIFFER', { a, b });
  const made = known.get(from) ?? new WeakMap<SchemeArtifact, SchemeComparison>();
  known.set(from, made);
  let found = made.get(to);
  if (found === undefined) made.set(to, (found = compareSchemes(from, to)));
  return found;
}

/** As it goes out: of the codes that lead elsewhere a piece. */
export function comparisonView({ a, b, head, groups, tables, codes }: SchemeComparison, codesFrom = 0): View {
  return {
    a,
    b,
    head: head.map((one) => ({ ...one })),
    groups: {
      same: groups.same,
      changed: groups.changed.map((one) => ({ ...one, what: [...one.what] })),
      onlyA: [...groups.onlyA],
      onlyB: [...groups.onlyB],
    },
    tables: tables.map((one) => ({
      ...one,
      examples: one.examples.map(({ key, change, cells }) => ({
        key,
        change,
        ...(cells ? { cells: mutable(cells) } : {}),
      })),
    })),
    codes: codes.slice(codesFrom, codesFrom + CODES_AT_ONCE).map((one) => ({ ...one, a: [...one.a], b: [...one.b] })),
    codesTotal: codes.length,
  };
}

const mutable = (cells: Readonly<Record<string, readonly [string, string]>>): Record<string, [string, string]> =>
  Object.fromEntries(Object.entries(cells).map(([column, [before, after]]) => [column, [before, after]]));

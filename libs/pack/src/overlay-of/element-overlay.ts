import { fieldChanges } from '../diff.ts';
import { readFamily } from '../overlay/apply-elements.ts';
import { mergePatchBetween } from '../text/merge-patch.ts';
import type { ArtifactKind, ElementFamily } from '../types.ts';
import { listDifference, type ListCounts, type ListStep } from './list-difference.ts';
import type { ReasonOf } from './table-overlay.ts';

type Members = Readonly<Record<string, unknown>>;

/** The operations that make a family of an inherited artifact the wanted one. */
export function familyOverlay(
  kind: ArtifactKind,
  family: ElementFamily,
  base: unknown,
  wanted: unknown,
  reasonOf: ReasonOf,
): { readonly ops: readonly Members[]; readonly counts: ListCounts } {
  const cosmetic = new Set(kind.cosmetic ?? []);
  const { steps, counts } = listDifference(elements(base, family), elements(wanted, family), {
    ordered: family.ordered,
    compare(a, b) {
      const changes = fieldChanges(a, b, cosmetic);
      if (changes.length === 0) return 'same';
      return changes.every((one) => one.cosmetic) ? 'cosmetic' : 'changed';
    },
  });
  const named = kind.families.length === 1 ? {} : { family: family.path };
  return { ops: steps.map((step) => opOf(step, family, named, reasonOf)), counts };
}

function elements(value: unknown, family: ElementFamily): ReadonlyMap<string, Members> {
  return new Map(readFamily(value, family).entries());
}

function opOf(step: ListStep<Members>, family: ElementFamily, named: Members, reasonOf: ReasonOf): Members {
  const at = { id: step.id, ...named };
  if (step.op === 'disable') return { op: 'disable', ...at, reason: reasonOf(step.id) };
  if (step.op === 'add') return { op: 'add', ...at, ...step.place, value: withoutId(step.wanted, family) };
  const place = step.op === 'move' ? step.place : {};
  const { patch, exact } = mergePatchBetween(step.inherited, step.wanted);
  if (!exact) return { op: 'replace', ...at, ...place, value: withoutId(step.wanted, family) };
  return patch === undefined ? { op: 'move', ...at, ...place } : { op: 'patch', ...at, ...place, value: patch };
}

function withoutId(element: Members, family: ElementFamily): Members {
  const { [family.key]: _, ...rest } = element;
  return rest;
}

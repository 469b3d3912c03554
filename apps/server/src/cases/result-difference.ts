import { hashJson } from '@caseloom/core';
import type { Evaluation } from '@caseloom/engine';

/**
 * In what two results of one case differ. An engine of other semantics writes other bytes: there it counts whether both say the same, of the
 * counts those that both have, of the grouping the answer and not how it is told.
 */
export function differenceOf(before: Evaluation, after: Evaluation): string | undefined {
  const isSameEngine = before.manifest.engine === after.manifest.engine;
  const said = (one: Evaluation, other: Evaluation) => ({
    ...one,
    counts: isSameEngine
      ? one.counts
      : Object.fromEntries(Object.entries(one.counts).filter(([name]) => Object.hasOwn(other.counts, name))),
    grouping: isSameEngine || one.grouping === undefined ? one.grouping : { ...one.grouping, trace: [] },
  });
  const [was, is] = [said(before, after), said(after, before)];
  const parts = (['findings', 'notEvaluable', 'counts', 'grouping', 'payment', 'measures'] as const).filter(
    (part) => hashJson(asStored(was[part])) !== hashJson(asStored(is[part])),
  );
  if (isSameEngine) return parts.join(', ') || 'manifest';
  if (parts.length === 0) return undefined;
  return `engine ${before.manifest.engine} → ${after.manifest.engine}; ${parts.join(', ')}`;
}

/** A value that was read and is missing is null where it is kept. */
const asStored = (part: unknown): unknown =>
  JSON.parse(JSON.stringify(part ?? null, (_key, value: unknown) => value ?? null));

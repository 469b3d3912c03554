import { CaseloomError, issue } from '@caseloom/core';
import { parsePath } from './property-path.ts';
import type { PathStep } from './property-path.ts';

/** Writes a value into a record under construction. */
export type Setter = (draft: Record<string, unknown>, value: unknown) => void;

/**
 * A setter for one path, made once per column and used for every row. Lists may be left with holes; `closeGaps` fills them.
 * @throws CaseloomError RECORD_PATH_INVALID
 */
export function compileSetter(path: string): Setter {
  const steps = parsePath(path);
  if (steps === undefined || typeof steps[0] !== 'string')
    throw new CaseloomError([issue('RECORD_PATH_INVALID', path, { path })]);
  const last = steps[steps.length - 1]!;
  const makers = steps.slice(0, -1).map((step, index) => ({ step, list: typeof steps[index + 1] === 'number' }));
  return (draft, value) => {
    let at = draft as Record<PathStep, unknown>;
    for (const { step, list } of makers) {
      let next = at[step] as Record<PathStep, unknown> | undefined;
      if (next === undefined) at[step] = next = (list ? [] : {}) as Record<PathStep, unknown>;
      at = next;
    }
    at[last] = value;
  };
}

/** Fills the holes that setters left in lists: an empty item between items, null between plain values. */
export function closeGaps(value: unknown): void {
  if (Array.isArray(value)) {
    const items: unknown[] = value;
    const plain = items.some((item) => item !== undefined && (item === null || typeof item !== 'object'));
    for (let index = 0; index < items.length; index++) {
      if (items[index] === undefined) items[index] = plain ? null : {};
      else closeGaps(items[index]);
    }
  } else if (value !== null && typeof value === 'object') {
    for (const key in value) {
      const inner = (value as Record<string, unknown>)[key];
      if (inner !== null && typeof inner === 'object') closeGaps(inner);
    }
  }
}

import { sameJson } from '../../../editor/same-json.ts';
import { isObject } from './condition-edits.ts';

export interface Difference {
  readonly path: string;
  readonly before: unknown;
  readonly after: unknown;
}

/** Members that differ between two JSON values; lists count whole, as overlays patch them. */
export function differences(before: unknown, after: unknown, path = ''): readonly Difference[] {
  if (isObject(before) && isObject(after)) {
    return [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((name) =>
      differences(before[name], after[name], path === '' ? name : `${path}.${name}`),
    );
  }
  return sameJson(before, after) ? [] : [{ path, before, after }];
}

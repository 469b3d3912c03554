import type { PackKindId } from './types.ts';

interface Target {
  readonly kind: PackKindId;
  readonly artifact: string;
  /** Family path; needed where the kind has several. `$artifact` for the artifact's own fields, or the whole artifact. */
  readonly family?: string;
  /** Table name instead of a family; `id` is then the row's key cells joined by `joinKey`. */
  readonly table?: string;
  readonly id: string;
}

/**
 * One edit of the studio.
 * - `set`: the element shall be `value`. Own: in place. Inherited: the smallest patch against the parents' element, no op when nothing differs.
 * - `add`: a new element (own artifact in place, else an overlay op), or with `$artifact` a new artifact file.
 * - `remove`: an own element, or one this pack's overlay added.
 * - `disable`: an inherited element, with a reason. · `restore`: take back what this pack's overlay says about the element.
 */
export type ElementEdit =
  | (Target & { readonly action: 'set'; readonly value: Readonly<Record<string, unknown>> })
  | (Target & {
      readonly action: 'add';
      readonly value: Readonly<Record<string, unknown>>;
      readonly before?: string;
      readonly after?: string;
    })
  | (Target & { readonly action: 'remove' })
  | (Target & { readonly action: 'restore' })
  | (Target & { readonly action: 'disable'; readonly reason: string });

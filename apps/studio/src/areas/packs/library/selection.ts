import type { BodyOf, Operations } from '@caseloom/api';
import type { LibraryFilter } from './library-filter.ts';

/** Which rules are selected: some by id, or all that match but some. */
export type Selection =
  | { readonly mode: 'ids'; readonly ids: ReadonlySet<string> }
  | { readonly mode: 'all'; readonly except: ReadonlySet<string> };

export const NOTHING: Selection = { mode: 'ids', ids: new Set() };
export const EVERYTHING: Selection = { mode: 'all', except: new Set() };

export const isSelected = (selection: Selection, id: string): boolean =>
  selection.mode === 'ids' ? selection.ids.has(id) : !selection.except.has(id);

/** @param total how many rules match */
export const countOf = (selection: Selection, total: number): number =>
  selection.mode === 'ids' ? selection.ids.size : total - selection.except.size;

export function flip(selection: Selection, id: string): Selection {
  const set = new Set(selection.mode === 'ids' ? selection.ids : selection.except);
  if (!set.delete(id)) set.add(id);
  return selection.mode === 'ids' ? { mode: 'ids', ids: set } : { mode: 'all', except: set };
}

/** As the server takes it. */
export function selectionBody(
  selection: Selection,
  filter: LibraryFilter,
): BodyOf<Operations['previewBulkEdit']>['selection'] {
  return selection.mode === 'ids' ? { ids: [...selection.ids] } : { filter, except: [...selection.except] };
}

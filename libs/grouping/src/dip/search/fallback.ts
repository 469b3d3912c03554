import { z } from 'zod';
import type { CatalogueRow } from '../catalogue.ts';
import type { CatalogueIndex } from './catalogue-index.ts';

/** Rows for a stay that no comprehensive row takes. */
const FALLBACKS = {
  blank_group: (catalogue) => catalogue.blank,
  /** Of whatever kind. */
  first_row_of_dx_letter: (catalogue, principal) => catalogue.comprehensive('综合').byPrefix(principal.slice(0, 1))[0],
  none: () => undefined,
} as const satisfies Record<string, (catalogue: CatalogueIndex, principal: string) => CatalogueRow | undefined>;

export const fallbackSchema = z
  .enum(Object.keys(FALLBACKS) as [keyof typeof FALLBACKS])
  .nullish()
  .describe('Absent or null: none');

export function fallbackRow(
  fallback: z.infer<typeof fallbackSchema>,
  catalogue: CatalogueIndex,
  principal: string,
): CatalogueRow | undefined {
  return FALLBACKS[fallback ?? 'none'](catalogue, principal);
}

import type { Artifact } from '@caseloom/pack';
import type { DipDocument } from '../../document.ts';
import type { GroupSummary, SchemeGroups } from '../family-analysis.ts';
import { placedRows } from './catalogue-rows.ts';

/** Groups by code; the conditions of one are its rows' catalogue, key, expression and kind. Its score stands as the weight. */
export function dipGroups(artifact: Artifact<DipDocument>): SchemeGroups {
  const found = new Map<string, GroupSummary & { readonly conditions: string[] }>();
  for (const row of placedRows(artifact)) {
    const group = found.get(row.code) ?? {
      code: row.code,
      name: row.name,
      conditions: [],
      lists: [],
      weight: row.score,
      ...(row.averageCharge === '' ? {} : { meanCharge: row.averageCharge }),
    };
    group.conditions.push([row.catalogue, row.dxKey, row.procedures, row.opType].join(' ▸ '));
    found.set(row.code, group);
  }
  return { groups: [...found.values()], list: () => [] };
}

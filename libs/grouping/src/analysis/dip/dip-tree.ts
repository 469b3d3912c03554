import type { Artifact } from '@caseloom/pack';
import { catalogueWord } from '../../dip/catalogues.ts';
import type { DipDocument } from '../../document.ts';
import type { SchemeNode } from '../types.ts';
import { placedRows } from './catalogue-rows.ts';
import type { PlacedRow } from './catalogue-rows.ts';

type Parent = Omit<SchemeNode, 'children'> & { readonly children: SchemeNode[] };

/** Catalogue → diagnosis key → group, one node per row of `groups`; its score stands as the weight. The key is named as the table names the diagnosis. */
export function dipTree(artifact: Artifact<DipDocument>): readonly SchemeNode[] {
  const catalogues = new Map<string, Parent>();
  const keys = new Map<string, Parent>();
  for (const row of placedRows(artifact)) {
    const top = parent(catalogues, row.catalogue, 'catalogue', row.catalogue, catalogueWord(row.catalogue));
    let key = keys.get(row.keyNode);
    if (key === undefined) {
      key = parent(keys, row.keyNode, 'key', row.dxKey, row.dxName);
      top.children.push(key);
    }
    key.children.push(groupNode(row));
  }
  return [...catalogues.values()];
}

function parent(
  known: Map<string, Parent>,
  id: string,
  level: SchemeNode['level'],
  code: string,
  name: string,
): Parent {
  const found = known.get(id) ?? { id, level, code, name, children: [] };
  known.set(id, found);
  return found;
}

function groupNode({ node, code, name, seq, procedures, opType, path, score, averageCharge }: PlacedRow): SchemeNode {
  return {
    id: node,
    level: 'group',
    code,
    name,
    conditions: [{ rule: seq, condition: procedures || opType, path }],
    weight: score,
    ...(averageCharge === '' ? {} : { meanCharge: averageCharge }),
  };
}

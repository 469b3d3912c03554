import type { OutputOf, Operations } from '@caseloom/api';
import { artifactKey } from '@caseloom/pack';
import { defineTask } from '../../library/tasks/task.ts';
import { openRows } from '../open-rows.ts';
import type { Opening } from '../open-rows.ts';
import { layerOfNode } from '../row-origin.ts';
import { schemeIndex } from '../scheme-index.ts';
import { schemeOf } from '../scheme-of.ts';

type Answer = OutputOf<Operations['browseScheme']>;

export interface AskedRows extends Opening {
  readonly scheme: string;
  readonly offset: number;
  readonly limit: number;
}

/** A piece of the tree as far as it is opened. @throws Refusal 404 */
export const browseSchemeTask = defineTask({
  id: 'browseScheme',
  run: ({ resolved }, { scheme: id, offset, limit, ...opening }: AskedRows): Answer => {
    const scheme = schemeOf({ resolved }, id);
    const index = schemeIndex(scheme);
    const { places, isOpen, hits } = openRows(index, opening);
    const rowOf = new Map(places.map((place, row) => [place, row]));
    const asked = opening.at === undefined ? undefined : index.placeOf(opening.at);
    const place = asked === undefined ? undefined : rowOf.get(asked);
    return {
      family: scheme.value.family,
      title: scheme.value.title,
      layer: resolved.provenance.get(artifactKey('grouping', id))?.layer ?? resolved.layers[0]!.layer,
      counts: index.counts(),
      hits: hits.size,
      total: places.length,
      ...(place === undefined ? {} : { place }),
      rows: places.slice(offset, offset + limit).map((at) => {
        const { node, depth, above, groups, position, siblings } = index.nodes[at]!;
        const layer = layerOfNode(resolved, scheme, node);
        const children = node.children?.length ?? 0;
        return {
          id: node.id,
          level: node.level,
          depth,
          code: node.code,
          name: node.name,
          groups,
          children,
          isOpen: children > 0 && isOpen(at),
          isHit: hits.has(at),
          above: rowOf.get(above) ?? -1,
          position,
          siblings,
          ...(node.weight === undefined ? {} : { weight: node.weight }),
          ...(layer === undefined ? {} : { layer }),
        };
      }),
    };
  },
});

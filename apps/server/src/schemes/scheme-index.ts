import { schemeTree } from '@caseloom/grouping';
import type { SchemeNode } from '@caseloom/grouping';
import { pinyinInitials } from '../knowledge/pinyin-initials.ts';
import { oncePerScheme } from './scheme-of.ts';

/** A node of a scheme's tree with its place in the tree. Places are those of the whole tree, read from top to bottom. */
export interface PlacedNode {
  readonly node: SchemeNode;
  readonly depth: number;
  /** Place of the node above; -1 at the top. */
  readonly above: number;
  /** First place after it and everything below it. */
  readonly end: number;
  /** Groups below, itself not counted. */
  readonly groups: number;
  /** Place among its siblings, 1 first, and how many they are. */
  readonly position: number;
  readonly siblings: number;
}

interface Searched {
  readonly code: string;
  readonly name: string;
  readonly initials: string;
}

/** The tree of a scheme laid out in a row, with what it is searched by. */
export class SchemeIndex {
  readonly nodes: readonly PlacedNode[];
  readonly #places = new Map<string, number>();
  #rows: ReadonlyMap<string, string> | undefined;
  #searched: readonly Searched[] | undefined;

  constructor(tree: readonly SchemeNode[]) {
    const nodes: PlacedNode[] = [];
    lay(tree, 0, -1, nodes);
    this.nodes = nodes;
    for (const [place, { node }] of nodes.entries()) this.#places.set(node.id, place);
  }

  placeOf(id: string): number | undefined {
    return this.#places.get(id);
  }

  /** The node that a row of a table stands for: `drg.csv:12`. */
  nodeOfRow(path: string): string | undefined {
    this.#rows ??= new Map(
      this.nodes.flatMap(({ node }) => (node.conditions ?? []).map((one) => [rowOf(one.path), node.id] as const)),
    );
    return this.#rows.get(rowOf(path));
  }

  /** Places from the top down to the node, itself last. */
  wayTo(place: number): number[] {
    const way: number[] = [];
    for (let at = place; at >= 0; at = this.nodes[at]!.above) way.unshift(at);
    return way;
  }

  /** Nodes of each level. */
  counts(): Record<string, number> {
    const counts: Record<string, number> = {};
    for (const { node } of this.nodes) counts[node.level] = (counts[node.level] ?? 0) + 1;
    return counts;
  }

  /** Places of nodes whose code begins with the text, or whose name or its pinyin initials contain it. */
  find(text: string): number[] {
    const q = text.trim().toLowerCase();
    if (q === '') return [];
    this.#searched ??= this.nodes.map(({ node }) => ({
      code: node.code.toLowerCase(),
      name: node.name.toLowerCase(),
      initials: pinyinInitials(node.name),
    }));
    const found: number[] = [];
    for (const [place, { code, name, initials }] of this.#searched.entries())
      if (code.startsWith(q) || name.includes(q) || (q.length > 1 && initials.includes(q))) found.push(place);
    return found;
  }
}

/** `drg.csv:12:condition` stands in the row `drg.csv:12`. */
const rowOf = (path: string): string => path.split(':').slice(0, 2).join(':');

/** @returns groups laid out */
function lay(siblings: readonly SchemeNode[], depth: number, above: number, nodes: PlacedNode[]): number {
  let groups = 0;
  for (const [index, node] of siblings.entries()) {
    const place = nodes.length;
    nodes.push(undefined as never);
    const below = lay(node.children ?? [], depth + 1, place, nodes);
    nodes[place] = {
      node,
      depth,
      above,
      end: nodes.length,
      groups: below,
      position: index + 1,
      siblings: siblings.length,
    };
    groups += below + (node.level === 'group' ? 1 : 0);
  }
  return groups;
}

export const schemeIndex = oncePerScheme((scheme) => new SchemeIndex(schemeTree(scheme)));

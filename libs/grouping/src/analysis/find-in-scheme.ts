import type { SchemeNode } from './types.ts';

/** A node that a search found, and the nodes above it, outermost first. */
export interface SchemeHit {
  readonly node: SchemeNode;
  readonly above: readonly SchemeNode[];
}

const MOST = 50;

/**
 * Nodes whose code begins with the query, or whose name contains it; and, with `initials`, whose name's initials contain it (胆囊结石 by `dnjs`).
 * The nearest first: the whole code, codes that begin so, names that begin so, everything else; among equals in the order of the tree.
 * @param initials pinyin initials of a text; without it names are found by their characters only
 * @param options.most number of hits at most, 50 by default
 */
export function findInScheme(
  tree: readonly SchemeNode[],
  query: string,
  options: { readonly initials?: (text: string) => string; readonly most?: number } = {},
): readonly SchemeHit[] {
  const wanted = query.trim().toLowerCase();
  if (wanted === '') return [];
  const ranks: SchemeHit[][] = [[], [], [], []];
  const visit = (nodes: readonly SchemeNode[], above: readonly SchemeNode[]): void => {
    for (const node of nodes) {
      const rank = rankOf(node, wanted, options.initials);
      if (rank !== undefined) ranks[rank]!.push({ node, above });
      visit(node.children ?? [], [...above, node]);
    }
  };
  visit(tree, []);
  return ranks.flat().slice(0, options.most ?? MOST);
}

function rankOf(node: SchemeNode, wanted: string, initials?: (text: string) => string): number | undefined {
  const code = node.code.toLowerCase();
  if (code === wanted) return 0;
  if (code.startsWith(wanted)) return 1;
  const name = node.name.toLowerCase();
  if (name.startsWith(wanted)) return 2;
  return name.includes(wanted) || initials?.(node.name).includes(wanted) === true ? 3 : undefined;
}

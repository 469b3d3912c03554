import type { OutputOf, Operations } from '@caseloom/api';
import type { SchemeNode } from '@caseloom/grouping';
import type { BenchState } from '../library/bench/bench-state.ts';
import { listsNamed, readCondition } from './code-lists.ts';
import { codeNames } from './code-names.ts';
import { layerOfNode, layerOfRow, rowAt } from './row-origin.ts';
import type { PlacedNode, SchemeIndex } from './scheme-index.ts';
import type { SchemeArtifact } from './scheme-of.ts';

type View = OutputOf<Operations['schemeNode']>;
type ConditionView = View['conditions'][number];

const MOST_CHILDREN = 500;
const MOST_RELATED = 60;
/** Told elsewhere on the page, or of no use to a reader. */
const TOLD = new Set(
  'apg type system code age_from age_to sex order mdc rule adrg drg name condition kind no_drg_result seq catalogue dx_key dx_name group_code group_name procedures'.split(
    ' ',
  ),
);

/** One node with its conditions, what its rows say besides, what is below it and what is tried right before and after it. */
export function nodeView(state: BenchState, scheme: SchemeArtifact, index: SchemeIndex, place: number): View {
  const { node, above, siblings, position } = index.nodes[place]!;
  const conditions = conditionViews(state, scheme, node);
  const children = childrenOf(index, place).map((child) => childView(state, scheme, child));
  const told = [...conditions, ...children.flatMap((one) => one.conditions)];
  const layer = layerOfNode(state.resolved, scheme, node);
  const neighbour = (step: number) => {
    const found = sibling(index, above, position - 1 + step);
    return found && position + step >= 1 && position + step <= siblings ? nameOf(found.node) : undefined;
  };
  const [before, after] = [neighbour(-1), neighbour(1)];
  return {
    ...nameOf(node),
    level: node.level,
    path: index.wayTo(place).map((at) => ({ ...nameOf(index.nodes[at]!.node), level: index.nodes[at]!.node.level })),
    conditions,
    lists: listsNamed(
      scheme,
      told.flatMap(({ parsed }) => (parsed === undefined ? [] : [parsed as never])),
    ),
    names: namesWritten(state, scheme, told),
    facts: factsOf(scheme, node),
    children,
    related: relatedRows(scheme, node),
    ...(layer === undefined ? {} : { layer }),
    ...(before === undefined ? {} : { before }),
    ...(after === undefined ? {} : { after }),
  };
}

const nameOf = ({ id, code, name }: SchemeNode) => ({ id, code, name });

function childrenOf(index: SchemeIndex, place: number): SchemeNode[] {
  return (index.nodes[place]!.node.children ?? []).slice(0, MOST_CHILDREN) as SchemeNode[];
}

/** The child of a place by its number, of the top with -1. */
function sibling(index: SchemeIndex, above: number, number: number): PlacedNode | undefined {
  let place = above + 1;
  for (let at = 0; at < number && place < index.nodes.length; at++) place = index.nodes[place]!.end;
  return number < 0 ? undefined : index.nodes[place];
}

function childView(state: BenchState, scheme: SchemeArtifact, child: SchemeNode): View['children'][number] {
  const layer = layerOfNode(state.resolved, scheme, child);
  return {
    ...nameOf(child),
    level: child.level,
    conditions: conditionViews(state, scheme, child),
    ...(child.weight === undefined ? {} : { weight: child.weight }),
    ...(child.meanCharge === undefined ? {} : { meanCharge: child.meanCharge }),
    ...(layer === undefined ? {} : { layer }),
  };
}

function conditionViews({ resolved }: BenchState, scheme: SchemeArtifact, node: SchemeNode): ConditionView[] {
  return (node.conditions ?? []).map(({ rule, condition, path }) => {
    const found = rowAt(scheme, path);
    const layer = found && layerOfRow(resolved, scheme, found.table, found.row);
    const parsed = scheme.value.family !== 'drg' ? undefined : readCondition(condition, path);
    return {
      rule,
      text: condition,
      path,
      ...(parsed === undefined ? {} : { parsed }),
      ...(layer === undefined ? {} : { layer }),
    };
  });
}

/** Names of the codes that an expression of a DIP row or a row of an APG writes out. */
function namesWritten(state: BenchState, scheme: SchemeArtifact, conditions: readonly ConditionView[]) {
  const nameOfCode = codeNames(state, scheme);
  const names: Record<string, string> = {};
  for (const { text, parsed } of conditions) {
    if (parsed !== undefined) continue;
    for (const code of text.split(/[+/(),*\s]+/)) {
      const name = code === '' ? '' : nameOfCode('proc', code) || nameOfCode('dx', code);
      if (name !== '') names[code] = name;
    }
  }
  return names;
}

/** What its own row and its row of weights say besides. */
function factsOf(scheme: SchemeArtifact, node: SchemeNode): View['facts'] {
  if (node.level !== 'group') return [];
  const own = rowAt(scheme, node.conditions?.[0]?.path ?? '')?.row ?? {};
  const weights = scheme.tables['weights']?.rows.find((row) => row['drg'] === node.code);
  const apg = scheme.tables['apgs']?.rows.find((row) => row['apg'] === node.code);
  return Object.entries({ ...own, ...weights, ...apg })
    .filter(([name, value]) => value !== '' && !TOLD.has(name))
    .map(([name, value]) => ({ name, value }));
}

/** Tables whose rows speak of a group, and the column that names it. */
const RELATED = { supplement: 'group_code', packaging: 'apg' } as const;

/** Rows of the auxiliary catalogue of a DIP group, of the packaging list of an APG. */
function relatedRows(scheme: SchemeArtifact, node: SchemeNode): View['related'] {
  if (node.level !== 'group') return [];
  return Object.entries(RELATED).flatMap(([name, key]) => {
    const table = scheme.tables[name];
    const rows = table?.rows.filter((row) => row[key] === node.code).slice(0, MOST_RELATED) ?? [];
    const columns = table?.columns.filter((column) => column !== key) ?? [];
    return rows.length === 0
      ? []
      : [{ table: name, columns, rows: rows.map((row) => columns.map((column) => row[column] ?? '')) }];
  });
}

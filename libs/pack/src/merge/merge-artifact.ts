import { readFamily } from '../overlay/apply-elements.ts';
import { artifactKey, elementKey, tableRowKey } from '../overlay/layer.ts';
import { rowsByKey, sequenceColumn } from '../overlay-of/row-sameness.ts';
import { byCodeUnit, getIn, isRecord, setIn } from '../text/values.ts';
import { rowMaker } from '../format/table.ts';
import { numberedAnew } from '../overlay/number-rows.ts';
import {
  ARTIFACT_FAMILY,
  type Artifact,
  type ArtifactKind,
  type ElementFamily,
  type Table,
  type TableSpec,
} from '../types.ts';
import { mergeList, type ListMeaning, type MergedList } from './merge-list.ts';
import { mergeMembers } from './merge-members.ts';
import type { MergeConflict, MergedElement, Three } from './types.ts';

type Members = Readonly<Record<string, unknown>>;

export interface MergedArtifact {
  readonly artifact: Artifact;
  readonly elements: readonly MergedElement[];
}

/** How three versions of an artifact make one: own fields member by member, families and tables element by element. Implements PACK-37. */
export function mergeArtifact(three: Three<Artifact>, kind: ArtifactKind): MergedArtifact {
  const { id } = (three.mine ?? three.theirs)!;
  const elements: MergedElement[] = [];
  const cosmetic = new Set(kind.cosmetic ?? []);
  const head = mergeMembers(
    mapped(three, (one) => headOf(one.value, kind)),
    cosmetic,
  );
  let value: unknown = head.value ?? {};
  const tell = (list: string, merged: MergedList, keyOf: (element: string) => string): void => {
    for (const element of told(merged, keyOf)) elements.push({ kind: kind.kind, artifact: id, list, ...element });
  };
  if (head.outcome !== 'same')
    elements.push({
      ...{ kind: kind.kind, artifact: id, list: ARTIFACT_FAMILY, id, outcome: head.outcome },
      conflicts: head.conflicts.map(({ path, ...sides }) => ({
        what: 'value',
        address: `${elementKey(kind.kind, id, ARTIFACT_FAMILY, id)}:${path}`,
        ...sides,
      })),
    });
  for (const family of kind.families) {
    const merged = mergeList(
      mapped(three, (one) => familyOf(one, family)),
      { ordered: family.ordered, cosmetic },
    );
    value = setIn(value, family.path.split('.'), listOf(merged, three, family));
    tell(family.path, merged, (element) => elementKey(kind.kind, id, family.path, element));
  }
  const tables: Record<string, Table> = Object.create(null) as Record<string, Table>;
  for (const name of tableNames(three)) {
    const { table, merged } = mergeTable(
      mapped(three, (one) => tableOf(one, name)),
      kind.tables[name]!,
      cosmetic,
    );
    if (table !== undefined) tables[name] = table;
    tell(`${name}.csv`, merged, (element) => tableRowKey(kind.kind, id, name, element));
  }
  return { artifact: { kind: kind.kind, id, value, tables }, elements };
}

type Told = Pick<MergedElement, 'id' | 'outcome' | 'conflicts'>;

function told({ told: elements, order }: MergedList, keyOf: (id: string) => string): Told[] {
  const values = elements.map(({ id, merged }): Told => ({
    id,
    outcome: merged.outcome as Told['outcome'],
    conflicts: merged.conflicts.map(({ path, ...sides }): MergeConflict => ({
      what:
        merged.removedBy === undefined ? 'value' : merged.removedBy === 'mine' ? 'removedByMine' : 'removedByTheirs',
      address: `${keyOf(id)}${path === '' ? '' : `:${path}`}`,
      ...sides,
    })),
  }));
  const places = order.map(({ ids, theirs }): Told => ({
    id: ids[0]!,
    outcome: 'conflict',
    conflicts: [{ what: 'order', cosmetic: false, address: keyOf(ids[0]!), theirs, mine: ids }],
  }));
  return [...values, ...places];
}

const UNTOUCHED: MergedList = { elements: new Map(), told: [], order: [] };

function mergeTable(
  three: Three<Table>,
  spec: TableSpec,
  cosmetic: ReadonlySet<string>,
): { table: Table | undefined; merged: MergedList } {
  const { base, theirs, mine } = three;
  if (base === theirs && theirs === mine) return { table: mine, merged: UNTOUCHED };
  if (spec.key.length === 0) return mergeKeyless(three);
  const merged = mergeList(
    mapped(three, (table) => rowsByKey(table, spec)),
    { ordered: spec.ordered, cosmetic, ...rowMeaning(spec) },
  );
  if (merged.elements.size === 0 && (theirs === undefined || mine === undefined)) return { table: undefined, merged };
  const columns = [...new Set([...(theirs?.columns ?? []), ...(mine?.columns ?? [])])];
  const make = rowMaker(columns);
  const rows = Array.from(merged.elements.values(), (row) => make(columns.map((column) => textIn(row, column))));
  return { table: numberedAnew({ columns, rows }, spec), merged };
}

/** What a row says: an empty cell is an absent one, and the number of a row is its place. */
function rowMeaning(spec: TableSpec): Omit<ListMeaning, 'ordered' | 'cosmetic'> {
  const sequence = sequenceColumn(spec);
  const within = spec.orderWithin;
  const differs = (a: Members, b: Members): boolean => {
    for (const column in a) if (column !== sequence && (a[column] ?? '') !== (b[column] ?? '')) return true;
    return false;
  };
  return {
    same: (a, b) => !differs(a, b) && !differs(b, a),
    said: (row) =>
      Object.fromEntries(Object.entries(row).filter(([column, cell]) => cell !== '' && column !== sequence)),
    related: within === undefined ? undefined : (a, b) => within.every((column) => a[column] === b[column]),
  };
}

function textIn(row: Members, column: string): string {
  const cell = Object.hasOwn(row, column) ? row[column] : '';
  return typeof cell === 'string' ? cell : '';
}

/** Rows without identity: the table is one thing. */
function mergeKeyless(three: Three<Table>): { table: Table | undefined; merged: MergedList } {
  const text = (table: Table | undefined): Members | undefined =>
    table === undefined
      ? undefined
      : { rows: table.rows.map((row) => table.columns.map((column) => row[column] ?? '')) };
  const merged = mergeMembers(mapped(three, text));
  const table = merged.outcome === 'adopted' || merged.outcome === 'same' ? three.theirs : three.mine;
  const list: MergedList = {
    elements: new Map(),
    told: merged.outcome === 'same' ? [] : [{ id: '', merged }],
    order: [],
  };
  return { table, merged: list };
}

function mapped<A, B>({ base, theirs, mine }: Three<A>, map: (one: A) => B | undefined): Three<B> {
  const each = (one: A | undefined): B | undefined => (one === undefined ? undefined : map(one));
  return { base: each(base), theirs: each(theirs), mine: each(mine) };
}

function headOf(value: unknown, kind: ArtifactKind): Members {
  return kind.families.reduce<Members>(
    (head, family) => setIn(head, family.path.split('.'), undefined),
    isRecord(value) ? { ...value } : {},
  );
}

function familyOf(artifact: Artifact, family: ElementFamily): ReadonlyMap<string, Members> {
  return new Map(readFamily(artifact.value, family).entries());
}

/** A family that no side has stays absent. */
function listOf(merged: MergedList, { theirs, mine }: Three<Artifact>, family: ElementFamily): unknown {
  const has = (one: Artifact | undefined): boolean => Array.isArray(getIn(one?.value, family.path.split('.')));
  return has(mine) || has(theirs) ? [...merged.elements.values()] : undefined;
}

function tableNames(three: Three<Artifact>): string[] {
  const all = [three.base, three.theirs, three.mine].flatMap((one) => Object.keys(one?.tables ?? {}));
  return [...new Set(all)].sort(byCodeUnit);
}

function tableOf(artifact: Artifact, name: string): Table | undefined {
  return Object.hasOwn(artifact.tables, name) ? artifact.tables[name] : undefined;
}

/** One whole artifact that a side has, took out or brought. */
export function wholeArtifact(
  artifact: Artifact,
  outcome: MergedElement['outcome'],
  what?: MergeConflict['what'],
): MergedElement {
  const { kind, id } = artifact;
  return {
    ...{ kind, artifact: id, list: ARTIFACT_FAMILY, id, outcome },
    conflicts: what === undefined ? [] : [{ what, cosmetic: false, address: artifactKey(kind, id) }],
  };
}

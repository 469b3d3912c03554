import { readFamily } from './overlay/apply-elements.ts';
import { artifactKey, elementKey, tableRowKey } from './overlay/layer.ts';
import { rowKey, type Row } from './format/table.ts';
import { movedIds } from './order.ts';
import { sameJson } from './text/merge-patch.ts';
import { formatPath } from './text/property-path.ts';
import { byCodeUnit, isRecord, setIn } from './text/values.ts';
import {
  ARTIFACT_FAMILY,
  type Artifact,
  type ArtifactKind,
  type KindRegistry,
  type PackKindId,
  type ResolvedPack,
  type Table,
  type TableSpec,
} from './types.ts';

export type ChangeKind = 'added' | 'removed' | 'changed' | 'cosmetic';

export interface FieldChange {
  /** Path inside the element: `event.params.severity`. */
  readonly path: string;
  readonly before?: unknown;
  readonly after?: unknown;
  readonly cosmetic: boolean;
}

/** One element, row or artifact that differs. `change` is `cosmetic` when only cosmetic members or an order without meaning differ. */
export interface ElementChange {
  readonly key: string;
  readonly kind: PackKindId;
  readonly artifact: string;
  /** Family path, table name with `.csv`, or `$artifact` for the artifact's own fields and for whole artifacts. */
  readonly family: string;
  readonly id: string;
  readonly change: ChangeKind;
  readonly fields: readonly FieldChange[];
  /** In an ordered family: the element stands elsewhere relative to its neighbours. */
  readonly moved?: boolean;
}

export interface PackDiff {
  readonly counts: Readonly<Record<ChangeKind, number>>;
  readonly elements: readonly ElementChange[];
}

/** What differs between two resolved packs, by meaning: elements by id, rows by key, members by name; never by line. Implements PACK-25. */
export function diffPacks(
  a: Pick<ResolvedPack, 'artifacts'>,
  b: Pick<ResolvedPack, 'artifacts'>,
  registry: KindRegistry,
): PackDiff {
  const elements: ElementChange[] = [];
  for (const [id, kind] of registry) {
    const [left, right] = [a.artifacts.get(id), b.artifacts.get(id)];
    for (const name of union(left?.keys(), right?.keys()).sort(byCodeUnit))
      for (const one of diffArtifacts(left?.get(name), right?.get(name), kind)) elements.push(one);
  }
  const counts = { added: 0, removed: 0, changed: 0, cosmetic: 0 };
  for (const one of elements) counts[one.change]++;
  return { counts, elements };
}

function diffArtifacts(a: Artifact | undefined, b: Artifact | undefined, kind: ArtifactKind): ElementChange[] {
  const { id, kind: kindId } = (a ?? b)!;
  const elements: ElementChange[] = [];
  const base = { kind: kindId, artifact: id };
  if (a === undefined || b === undefined)
    elements.push({
      ...base,
      key: artifactKey(kindId, id),
      family: ARTIFACT_FAMILY,
      id,
      change: a === undefined ? 'added' : 'removed',
      fields: [],
    });
  else
    push(
      elements,
      { ...base, key: elementKey(kindId, id, ARTIFACT_FAMILY, id), family: ARTIFACT_FAMILY, id },
      head(a, kind),
      head(b, kind),
      kind,
      false,
    );
  for (const family of kind.families) {
    const [left, right] = [readFamily(a?.value, family), readFamily(b?.value, family)];
    const moved = family.ordered ? movedIds(left.ids(), right.ids()) : new Set<string>();
    for (const element of union(left.ids(), right.ids()))
      push(
        elements,
        { ...base, key: elementKey(kindId, id, family.path, element), family: family.path, id: element },
        left.get(element),
        right.get(element),
        kind,
        moved.has(element),
      );
  }
  for (const table of union(Object.keys(a?.tables ?? {}), Object.keys(b?.tables ?? {})).sort(byCodeUnit)) {
    if (!Object.hasOwn(kind.tables, table)) continue;
    // One by one: a full code table has more rows than a call takes arguments.
    for (const one of diffTables(base, table, kind.tables[table]!, tableOf(a, table), tableOf(b, table), kind))
      elements.push(one);
  }
  return elements;
}

function diffTables(
  base: Pick<ElementChange, 'kind' | 'artifact'>,
  name: string,
  spec: TableSpec,
  a: Table | undefined,
  b: Table | undefined,
  kind: ArtifactKind,
): ElementChange[] {
  const elements: ElementChange[] = [];
  const [left, right] = [rowsByKey(a, spec), rowsByKey(b, spec)];
  const moved = spec.ordered ? movedIds([...left.keys()], [...right.keys()]) : new Set<string>();
  for (const key of union(left.keys(), right.keys()))
    push(
      elements,
      { ...base, key: tableRowKey(base.kind, base.artifact, name, key), family: `${name}.csv`, id: key },
      filled(left.get(key)),
      filled(right.get(key)),
      kind,
      moved.has(key),
    );
  return elements;
}

function push(
  elements: ElementChange[],
  at: Omit<ElementChange, 'change' | 'fields'>,
  before: unknown,
  after: unknown,
  kind: ArtifactKind,
  moved: boolean,
): void {
  if (before === undefined || after === undefined) {
    if (before !== after) elements.push({ ...at, change: before === undefined ? 'added' : 'removed', fields: [] });
    return;
  }
  const fields = fieldChanges(before, after, new Set(kind.cosmetic ?? []));
  if (fields.length === 0 && !moved) return;
  const change = moved || fields.some((field) => !field.cosmetic) ? 'changed' : 'cosmetic';
  elements.push({ ...at, change, fields, ...(moved ? { moved } : {}) });
}

/** Members that differ, at any depth; lists stand whole. */
export function fieldChanges(
  before: unknown,
  after: unknown,
  cosmetic: ReadonlySet<string>,
  path: readonly PropertyKey[] = [],
  inCosmetic = false,
): FieldChange[] {
  if (sameJson(before, after)) return [];
  if (!isRecord(before) || !isRecord(after)) {
    return [
      {
        path: formatPath(path),
        ...(before === undefined ? {} : { before }),
        ...(after === undefined ? {} : { after }),
        cosmetic: inCosmetic,
      },
    ];
  }
  return union(Object.keys(before), Object.keys(after)).flatMap((key) =>
    fieldChanges(own(before, key), own(after, key), cosmetic, [...path, key], inCosmetic || cosmetic.has(key)),
  );
}

function rowsByKey(table: Table | undefined, spec: TableSpec): ReadonlyMap<string, Row> {
  return new Map(
    (table?.rows ?? []).map((row, index) => [spec.key.length === 0 ? `#${index + 1}` : rowKey(row, spec), row]),
  );
}

function filled(row: Row | undefined): Record<string, string> | undefined {
  return row === undefined ? undefined : Object.fromEntries(Object.entries(row).filter(([, cell]) => cell !== ''));
}

function head(artifact: Artifact, kind: ArtifactKind): unknown {
  return kind.families.reduce((value, family) => setIn(value, family.path.split('.'), undefined), artifact.value);
}

function tableOf(artifact: Artifact | undefined, name: string): Table | undefined {
  return artifact !== undefined && Object.hasOwn(artifact.tables, name) ? artifact.tables[name] : undefined;
}

function own(value: Readonly<Record<string, unknown>>, key: string): unknown {
  return Object.hasOwn(value, key) ? value[key] : undefined;
}

function union<T>(a: Iterable<T> | undefined, b: Iterable<T> | undefined): T[] {
  return [...new Set([...(a ?? []), ...(b ?? [])])];
}

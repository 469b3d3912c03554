import { fieldChanges, type FieldChange } from '../diff.ts';
import { artifactFile, overlayFile, overlayTableFile, tableFile } from '../format/paths.ts';
import { prettyJson } from '../format/pretty.ts';
import { formatTable } from '../format/table.ts';
import { mergePatchBetween } from '../text/merge-patch.ts';
import { byCodeUnit, isRecord, setIn } from '../text/values.ts';
import {
  ARTIFACT_FAMILY,
  type Artifact,
  type ArtifactKind,
  type KindRegistry,
  type PackFiles,
  type Table,
} from '../types.ts';
import { familyOverlay } from './element-overlay.ts';
import type { ListCounts } from './list-difference.ts';
import { tableOverlay } from './table-overlay.ts';

export interface OverlayOptions {
  /** Why inherited rows and elements that are not wanted are disabled. */
  readonly reason: string;
  /** The reason of one of them, where it is known: by family path or table name with `.csv`, and id. */
  readonly reasonOf?: (list: string, id: string) => string | undefined;
}

/** How a family or a table of the wanted artifact compares with the base's. */
export interface ListDifference extends ListCounts {
  /** Family path, or table name with `.csv`. */
  readonly list: string;
  /** `whole`: the overlay has the table anew, for row by row it would be longer. */
  readonly form: 'same' | 'rows' | 'whole';
}

export interface ArtifactOverlay {
  /** `overlay/<kind>/<artifact>.json` and tables; empty when nothing differs. */
  readonly files: PackFiles;
  readonly lists: readonly ListDifference[];
  /** The artifact's own fields that differ. */
  readonly head: readonly FieldChange[];
  /** Bytes of the overlay, and of the artifact written out in full. */
  readonly size: { readonly overlay: number; readonly full: number };
}

/**
 * The least an overlay must say so that an inherited artifact becomes the wanted one. Resolving base and overlay gives the wanted artifact: fields and
 * elements by value, rows cell by cell (empty as absent); the order where order carries meaning. Columns that only number the rows are left to the order.
 * Implements PACK-35.
 * @param base   the artifact as the parents give it; its id is the one the overlay addresses
 * @param wanted of the same kind; its own id does not matter
 */
export function overlayOf(
  base: Artifact,
  wanted: Artifact,
  kinds: KindRegistry,
  options: OverlayOptions,
): ArtifactOverlay {
  const kind = kinds.get(base.kind)!;
  const reasonOf =
    (list: string) =>
    (id: string): string =>
      options.reasonOf?.(list, id) ?? options.reason;
  const value = withDefaults(wanted.value, kind);
  const head = { base: headOf(base.value, kind), wanted: headOf(value, kind) };
  const cosmetic = new Set(kind.cosmetic ?? []);
  const patched = mergePatchBetween(head.base, head.wanted);
  const full = fullFiles({ ...wanted, id: base.id, value });
  const ops: Record<string, unknown>[] = [];
  const files = new Map<string, string>();
  const lists: ListDifference[] = [];
  if (patched.patch !== undefined)
    ops.push({ op: 'patch', id: base.id, family: ARTIFACT_FAMILY, value: patched.patch });
  for (const family of kind.families) {
    const said = familyOverlay(kind, family, base.value, value, reasonOf(family.path));
    ops.push(...said.ops);
    lists.push({ list: family.path, ...said.counts, form: said.ops.length === 0 ? 'same' : 'rows' });
  }
  for (const name of tableNames(base, wanted)) {
    const list = `${name}.csv`;
    const said = tableOverlay(kind, name, tableOf(base, name), tableOf(wanted, name), reasonOf(list));
    if (said.note !== undefined) ops.push({ op: 'table', id: name, ...said.note });
    if (said.text !== undefined) files.set(overlayTableFile(base.kind, base.id, name), said.text);
    lists.push({ list, ...said.counts, form: said.form });
  }
  if (ops.length > 0) files.set(overlayFile(base.kind, base.id), prettyJson(ops));
  const nothingStays = lists.some(({ form }) => form === 'whole') && lists.every(({ form }) => form !== 'rows');
  const isLonger = nothingStays && bytesOf(files) > bytesOf(full);
  const written = patched.exact && !isLonger ? files : anew(base, full, options.reason);
  return {
    files: written,
    lists,
    head: fieldChanges(head.base, head.wanted, cosmetic),
    size: { overlay: bytesOf(written), full: bytesOf(full) },
  };
}

/** Where own fields have a `null`, which no patch can say, or all tables are anew: the inherited artifact is disabled, and one of its name stands beside it. */
function anew({ kind, id }: Artifact, full: PackFiles, reason: string): PackFiles {
  const disable = [{ op: 'disable', id, family: ARTIFACT_FAMILY, reason }];
  return new Map([...full, [overlayFile(kind, id), prettyJson(disable)]]);
}

/** An artifact as a pack's own files: `<kind>/<artifact>.json` and its tables. */
export function fullFiles({ kind, id, value, tables }: Artifact): PackFiles {
  const files = new Map([[artifactFile(kind, id), prettyJson(value)]]);
  for (const [name, table] of Object.entries(tables)) files.set(tableFile(kind, id, name), formatTable(table));
  return files;
}

// The base's value has the schema's defaults filled in; without them in ours too, every default would read as a deletion.
function withDefaults(value: unknown, kind: ArtifactKind): unknown {
  const parsed = kind.schema.safeParse(value);
  return parsed.success ? parsed.data : value;
}

function headOf(value: unknown, kind: ArtifactKind): Record<string, unknown> {
  return kind.families.reduce<Record<string, unknown>>(
    (head, family) => setIn(head, family.path.split('.'), undefined),
    isRecord(value) ? { ...value } : {},
  );
}

function tableNames(base: Artifact, wanted: Artifact): string[] {
  return [...new Set([...Object.keys(base.tables), ...Object.keys(wanted.tables)])].sort(byCodeUnit);
}

function tableOf(artifact: Artifact, name: string): Table | undefined {
  return Object.hasOwn(artifact.tables, name) ? artifact.tables[name] : undefined;
}

const encoder = new TextEncoder();

/** Of UTF-8. */
export function bytesOf(files: PackFiles): number {
  let sum = 0;
  for (const text of files.values()) sum += encoder.encode(text).length;
  return sum;
}

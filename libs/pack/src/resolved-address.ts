import { artifactFile, tableFile } from './format/paths.ts';
import { rowKey } from './format/table.ts';
import { artifactKey, elementKey, tableRowKey } from './overlay/layer.ts';
import { addressIn } from './text/property-path.ts';
import { getIn, isRecord, textOf } from './text/values.ts';
import { ARTIFACT_FAMILY, type KindRegistry, type PackKindId, type Provenance, type ResolvedPack } from './types.ts';

/**
 * The place in a file that a path of a resolved artifact came from: elements of an overlay lead to their op
 * (`overlay/rules/front-page.json#[2].value.conditions`), everything else to the artifact's own file, with the parent's id in front when the
 * file is a parent's. In an artifact that overlays shifted, own elements keep the index of the resolved list.
 * @param path `rules[3].conditions` or a table's place `weights.csv:12:weight` (row of the resolved table, header = 1)
 */
export function addressInResolved(
  resolved: ResolvedPack,
  registry: KindRegistry,
  kind: PackKindId,
  artifact: string,
  path: string,
): string {
  const owner = resolved.provenance.get(artifactKey(kind, artifact));
  const inPack = (by: Provenance | undefined, address: string): string =>
    by === undefined || by.packId === resolved.manifest.id ? address : `${by.packId}:${address}`;
  const table = tablePlace(path);
  if (table !== undefined) {
    const { columns, spec, row } = tableRow(resolved, registry, kind, artifact, table.name, table.row);
    const by =
      spec === undefined || row === undefined || columns === undefined
        ? undefined
        : resolved.provenance.get(tableRowKey(kind, artifact, table.name, rowKey(row, spec)));
    if (by?.address !== undefined) return inPack(by, `${by.address}${table.column}`);
    const own = tableFile(kind, artifact, table.name);
    return inPack(owner, table.row === undefined ? own : `${own}:${table.row}${table.column}`);
  }
  for (const family of registry.get(kind)?.families ?? []) {
    const place = familyPlace(path, family.path);
    if (place === undefined) continue;
    const element = getIn(resolved.artifacts.get(kind)?.get(artifact)?.value, [...family.path.split('.'), place.index]);
    const id = isRecord(element) ? textOf(element[family.key]) : undefined;
    const by = id === undefined ? undefined : resolved.provenance.get(elementKey(kind, artifact, family.path, id));
    if (by?.address === undefined) break;
    return inPack(by, by.address.endsWith(']') ? addressIn(by.address, `value${place.rest}`) : by.address);
  }
  const head = isInFamily(registry, kind, path)
    ? undefined
    : resolved.provenance.get(elementKey(kind, artifact, ARTIFACT_FAMILY, artifact));
  if (head?.address !== undefined)
    return inPack(head, addressIn(head.address, path === '' ? 'value' : `value.${path}`));
  return inPack(owner, addressIn(artifactFile(kind, artifact), path));
}

function isInFamily(registry: KindRegistry, kind: PackKindId, path: string): boolean {
  return (registry.get(kind)?.families ?? []).some((family) => familyPlace(path, family.path) !== undefined);
}

/** `rules[3].conditions` in family `rules` → index 3, rest `.conditions`. */
function familyPlace(path: string, family: string): { index: number; rest: string } | undefined {
  if (!path.startsWith(`${family}[`)) return undefined;
  const close = path.indexOf(']', family.length);
  const index = Number(path.slice(family.length + 1, close));
  return close === -1 || !Number.isInteger(index) ? undefined : { index, rest: path.slice(close + 1) };
}

/** `weights.csv:12:weight` → table `weights`, row 12, `:weight`. */
function tablePlace(path: string): { name: string; row: number | undefined; column: string } | undefined {
  const at = path.indexOf('.csv');
  if (at <= 0 || (path[at + 4] !== undefined && path[at + 4] !== ':')) return undefined;
  const name = path.slice(0, at);
  if (name.includes('[') || name.includes('.')) return undefined;
  const [row, ...column] = path.slice(at + 5).split(':');
  const line = Number(row);
  return {
    name,
    row: row !== '' && Number.isInteger(line) ? line : undefined,
    column: column.length === 0 ? '' : `:${column.join(':')}`,
  };
}

function tableRow(
  resolved: ResolvedPack,
  registry: KindRegistry,
  kind: PackKindId,
  artifact: string,
  name: string,
  line: number | undefined,
) {
  const tables = resolved.artifacts.get(kind)?.get(artifact)?.tables;
  const table = tables !== undefined && Object.hasOwn(tables, name) ? tables[name] : undefined;
  const specs = registry.get(kind)?.tables;
  const spec = specs !== undefined && Object.hasOwn(specs, name) ? specs[name] : undefined;
  return { columns: table?.columns, spec, row: line === undefined ? undefined : table?.rows[line - 2] };
}

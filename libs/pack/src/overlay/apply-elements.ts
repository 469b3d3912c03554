import { getIn, isRecord, setIn, textOf } from '../text/values.ts';
import { mergePatch } from '../text/merge-patch.ts';
import { suggestion } from '../text/near.ts';
import {
  ARTIFACT_FAMILY,
  type Artifact,
  type ArtifactKind,
  type ElementFamily,
  type Overlay,
  type OverlayOp,
  type OverlayPlace,
} from '../types.ts';
import { ElementList } from './element-list.ts';
import { artifactKey, elementKey, tableRowKey, type Ledger } from './layer.ts';

type Element = Readonly<Record<string, unknown>>;

/** Applies an overlay's ops to the families and the own fields of an inherited artifact; wrong ops are issues and change nothing. */
export function applyElementOps(artifact: Artifact, kind: ArtifactKind, overlay: Overlay, ledger: Ledger): Artifact {
  let value = artifact.value;
  for (const family of kind.families) {
    const path = family.path.split('.');
    const mine = overlay.ops
      .map((op, index) => ({ op, address: overlay.addresses[index]! }))
      .filter(({ op }) => op.family === family.path);
    if (mine.length === 0) continue;
    const list = readFamily(value, family);
    for (const { op, address } of mine) applyOp(list, op, address, family, artifact, ledger);
    value = setIn(value, path, list.values());
  }
  overlay.ops.forEach((op, index) => {
    if (op.family === ARTIFACT_FAMILY && op.op === 'patch')
      value = patchHead(value, op.value, overlay.addresses[index]!, kind, artifact, ledger);
  });
  return value === artifact.value ? artifact : { ...artifact, value };
}

export function readFamily(value: unknown, family: ElementFamily): ElementList<Element> {
  const list = getIn(value, family.path.split('.'));
  return new ElementList(
    (Array.isArray(list) ? list : [])
      .filter(isRecord)
      .map((element) => [textOf(element[family.key]), element] as const),
  );
}

function applyOp(
  list: ElementList<Element>,
  op: OverlayOp,
  address: string,
  family: ElementFamily,
  artifact: Artifact,
  ledger: Ledger,
): void {
  const key = elementKey(artifact.kind, artifact.id, family.path, op.id);
  const owner = artifactKey(artifact.kind, artifact.id);
  const existing = list.get(op.id);
  if (op.op === 'add') {
    if (existing !== undefined) return ledger.complain('PACK_OVERLAY_EXISTS', address, { id: op.id });
    if (!positionHolds(list, op, address, family, ledger)) return;
    const value = withId(op, address, family, ledger);
    if (value === undefined) return;
    list.insert(op.id, value, op);
    ledger.enable(key);
    ledger.record(key, 'add', address);
    return;
  }
  if (existing === undefined)
    return ledger.complain('PACK_ELEMENT_UNKNOWN', address, { id: op.id, known: suggestion(op.id, list.ids()) || '–' });
  if (op.op === 'disable') {
    list.retire(op.id);
    ledger.disable(key, ledger.record(key, 'disable', address, { reason: op.reason, owner }), existing);
    return;
  }
  if (!positionHolds(list, op, address, family, ledger)) return;
  if (op.op !== 'move') {
    const value = withId(op, address, family, ledger);
    if (value === undefined) return;
    list.set(op.id, op.op === 'replace' ? value : (mergePatch(existing, value) as Element));
  }
  if (isMoved(op)) list.move(op.id, op);
  ledger.record(key, op.op === 'replace' ? 'replace' : 'patch', address, { owner });
}

/** A `move` without a place goes to the end; other ops without one leave the element where it stands. */
function isMoved(op: { readonly op: string } & OverlayPlace): boolean {
  return op.op === 'move' || op.before !== undefined || op.after !== undefined;
}

function positionHolds(
  list: ElementList<Element>,
  op: Exclude<OverlayOp, { op: 'disable' }>,
  address: string,
  family: ElementFamily,
  ledger: Ledger,
): boolean {
  const anchor = op.before ?? op.after;
  if (anchor === undefined && op.op !== 'move') return true;
  if (!family.ordered) ledger.complain('PACK_OVERLAY_POSITION_UNORDERED', address, { family: family.path });
  else if (anchor !== undefined && !list.has(anchor))
    ledger.complain('PACK_ELEMENT_UNKNOWN', address, { id: anchor, known: suggestion(anchor, list.ids()) || '–' });
  else return true;
  return false;
}

/** The op's value with its id filled in; a value that names another id is an issue. */
function withId(
  op: Exclude<OverlayOp, { op: 'disable' | 'move' }>,
  address: string,
  family: ElementFamily,
  ledger: Ledger,
): Element | undefined {
  const named = Object.hasOwn(op.value, family.key) ? op.value[family.key] : undefined;
  if (named !== undefined && named !== op.id) {
    ledger.complain('PACK_OVERLAY_ID_CHANGED', address, { id: op.id, found: textOf(named) });
    return undefined;
  }
  return op.op === 'patch' ? op.value : { [family.key]: op.id, ...op.value };
}

function patchHead(
  value: unknown,
  patch: Element,
  address: string,
  kind: ArtifactKind,
  artifact: Artifact,
  ledger: Ledger,
): unknown {
  const family = kind.families.find((one) => getIn(patch, one.path.split('.')) !== undefined);
  if (family !== undefined) {
    ledger.complain('PACK_OVERLAY_ARTIFACT_FAMILY', address, { family: family.path });
    return value;
  }
  ledger.record(elementKey(artifact.kind, artifact.id, ARTIFACT_FAMILY, artifact.id), 'patch', address, {
    owner: artifactKey(artifact.kind, artifact.id),
  });
  return mergePatch(value, patch);
}

/** A code list is a set: codes are added to the list, and removed from the list or from the table `codes`, wherever they stand. */
export function applyCodes(artifact: Artifact, kind: ArtifactKind, overlay: Overlay, ledger: Ledger): Artifact {
  if (overlay.addCodes === undefined && overlay.removeCodes === undefined) return artifact;
  const family = kind.families[0]!;
  const list = readFamily(artifact.value, family);
  const table = artifact.tables['codes'];
  const rows = new ElementList((table?.rows ?? []).map((row) => [row['code'] ?? '', row] as const));
  const address = `overlay/${artifact.kind}/${artifact.id}.json`;
  const owner = artifactKey(artifact.kind, artifact.id);
  for (const element of (overlay.addCodes ?? []) as readonly Element[]) {
    const code = textOf(element['code']);
    if (list.has(code) || rows.has(code)) {
      ledger.complain('PACK_OVERLAY_EXISTS', address, { id: code });
      continue;
    }
    const key = elementKey(artifact.kind, artifact.id, family.path, code);
    list.set(code, element);
    ledger.enable(key);
    ledger.record(key, 'add', address);
  }
  for (const code of overlay.removeCodes ?? []) {
    const inList = list.get(code);
    const value = inList ?? rows.get(code);
    if (value === undefined) {
      ledger.complain('PACK_CODE_UNKNOWN', address, { code });
      continue;
    }
    const key =
      inList !== undefined
        ? elementKey(artifact.kind, artifact.id, family.path, code)
        : tableRowKey(artifact.kind, artifact.id, 'codes', code);
    (inList !== undefined ? list : rows).remove(code);
    ledger.disable(key, ledger.record(key, 'disable', address, { owner }), value);
  }
  const tables =
    table === undefined
      ? artifact.tables
      : Object.assign(Object.create(null) as Record<string, typeof table>, artifact.tables, {
          codes: { columns: table.columns, rows: rows.values() },
        });
  return { ...artifact, value: setIn(artifact.value, family.path.split('.'), list.values()), tables };
}

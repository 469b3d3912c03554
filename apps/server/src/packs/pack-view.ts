import type { OutputOf, Operations } from '@caseloom/api';
import { kinds } from '@caseloom/engine';
import { artifactKey, elementKey } from '@caseloom/pack';
import type { Artifact, ArtifactKind, ElementFamily, PackKindId, Provenance } from '@caseloom/pack';
import { notFound } from '../http/problem.ts';
import type { OpenedPack } from './pack-source.ts';
import { provenanceOf } from './rule-layers.ts';

/** What looking at a pack needs of it. */
export type ViewedPack = Pick<OpenedPack, 'resolved' | 'own'>;

type Tree = OutputOf<Operations['packTree']>;
type ArtifactView = OutputOf<Operations['packArtifact']>;
type ElementView = ArtifactView['families'][number]['elements'][number];

const SAMPLE_ROWS = 20;

/** The artifacts of a pack for the workbench's tree: how many elements, whose they are, how many this pack says something about. */
export function artifactNodes(pack: ViewedPack): Tree['artifacts'] {
  return [...kinds.keys()].flatMap((kind) =>
    [...(pack.resolved.artifacts.get(kind)?.values() ?? [])].map((artifact) => {
      const families = kinds.get(kind)!.families;
      return {
        kind,
        id: artifact.id,
        title: titleOf(artifact),
        layer: layerOf(pack, artifact),
        own: isOwn(pack, artifact),
        elements:
          families.reduce((sum, family) => sum + membersOf(artifact, family).length, 0) ||
          Object.values(artifact.tables).reduce((sum, table) => sum + table.rows.length, 0),
        overridden: saysAbout(pack, artifact),
      };
    }),
  );
}

/** One artifact with its elements, each with where it comes from, the disabled ones among them. @throws Refusal 404 */
export function artifactView(pack: ViewedPack, kindId: string, id: string, isDraft: boolean): ArtifactView {
  const { kind, artifact } = findArtifact(pack, kindId, id);
  return {
    kind: kindId,
    id,
    value: artifact.value,
    layer: layerOf(pack, artifact),
    own: isOwn(pack, artifact),
    families: kind.families.map((family) => ({
      path: family.path,
      key: family.key,
      ordered: family.ordered,
      elements: [
        ...membersOf(artifact, family).map((value) => elementView(pack, artifact, family, value, isDraft)),
        ...disabledOf(pack, artifact, family, isDraft),
      ],
    })),
    tables: Object.entries(artifact.tables).map(([name, table]) => ({
      name,
      columns: [...table.columns],
      rows: table.rows.length,
      sample: table.rows.slice(0, SAMPLE_ROWS).map((row) => ({ ...row })),
    })),
  };
}

export function findArtifact(
  pack: Pick<ViewedPack, 'resolved'>,
  kindId: string,
  id: string,
): { kind: ArtifactKind; artifact: Artifact } {
  const kind = kinds.get(kindId as PackKindId);
  const artifact = kind && pack.resolved.artifacts.get(kind.kind)?.get(id);
  if (!kind || !artifact) throw notFound();
  return { kind, artifact };
}

/** The list that an element family names inside an artifact. */
export function membersOf(artifact: Artifact, family: ElementFamily): Record<string, unknown>[] {
  let value: unknown = artifact.value;
  for (const key of family.path.split('.'))
    value =
      typeof value === 'object' && value !== null && Object.hasOwn(value, key)
        ? (value as Record<string, unknown>)[key]
        : undefined;
  return Array.isArray(value) ? (value as Record<string, unknown>[]) : [];
}

function elementView(
  pack: ViewedPack,
  artifact: Artifact,
  family: ElementFamily,
  value: Record<string, unknown>,
  editable: boolean,
): ElementView {
  const id = String(value[family.key]);
  const entry = pack.resolved.provenance.get(elementKey(artifact.kind, artifact.id, family.path, id));
  return {
    id,
    value,
    disabled: false,
    editable,
    provenance: entry
      ? provenanceView(entry)
      : provenanceView(provenanceOf(pack, artifact.kind, artifact.id, family.path, id)),
    ...(entry && entry.history.length > 0 ? { history: entry.history.map(provenanceView) } : {}),
  };
}

function disabledOf(pack: ViewedPack, artifact: Artifact, family: ElementFamily, editable: boolean): ElementView[] {
  const prefix = elementKey(artifact.kind, artifact.id, family.path, '');
  return pack.resolved.disabled
    .filter((one) => one.key.startsWith(prefix))
    .map((one) => ({
      id: one.key.slice(prefix.length),
      value: one.value,
      disabled: true,
      editable,
      provenance: provenanceView(one.by),
      history: one.by.history.map(provenanceView),
    }));
}

function provenanceView({
  packId,
  version,
  layer,
  op,
  reason,
  address,
}: Pick<Provenance, 'packId' | 'version' | 'layer' | 'op'> & { reason?: string; address?: string }) {
  return { packId, version, layer, op, ...(reason ? { reason } : {}), ...(address ? { address } : {}) };
}

function titleOf(artifact: Artifact): { zh: string; en: string } {
  const { title } = artifact.value as { title?: { zh: string; en: string } | string };
  return typeof title === 'object' ? title : { zh: title ?? artifact.id, en: title ?? artifact.id };
}

function layerOf(pack: ViewedPack, artifact: Artifact): Provenance['layer'] {
  return pack.resolved.provenance.get(artifactKey(artifact.kind, artifact.id))?.layer ?? pack.resolved.layers[0]!.layer;
}

const isOwn = (pack: ViewedPack, artifact: Artifact) =>
  pack.own.artifacts.some((one) => one.kind === artifact.kind && one.id === artifact.id);

/** Elements and rows of an inherited artifact that this pack adds, replaces, patches or disables. */
function saysAbout(pack: ViewedPack, artifact: Artifact): number {
  const overlay = pack.own.overlays.find((one) => one.kind === artifact.kind && one.artifact === artifact.id);
  return overlay
    ? overlay.ops.length + Object.values(overlay.tables).reduce((sum, table) => sum + table.rows.length, 0)
    : 0;
}

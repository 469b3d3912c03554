import type { Issue, Result } from '@caseloom/core';
import { artifactFile } from './format/paths.ts';
import { checkSchema } from './format/schema-issues.ts';
import { chainIssues, lockedHashes } from './lock.ts';
import { applyCodes, applyElementOps } from './overlay/apply-elements.ts';
import { applyTables } from './overlay/apply-table.ts';
import { artifactKey, Ledger } from './overlay/layer.ts';
import { addressInResolved } from './resolved-address.ts';
import { suggestion } from './text/near.ts';
import { formatPath } from './text/property-path.ts';
import { byCodeUnit } from './text/values.ts';
import {
  ARTIFACT_FAMILY,
  type Artifact,
  type KindRegistry,
  type Overlay,
  type PackKindId,
  type Provenance,
  type ResolvedPack,
  type SourcePack,
} from './types.ts';

/**
 * Applies a chain of packs, national first, layer by layer. Pure: the same packs give the same result in the same order, byte for byte ([P5]).
 * The result's hash is the topmost pack's own hash once locked to these parents. Wrong overlays and parents that do not fit are located issues;
 * those inside a parent carry its id in front (`cn-national:rules/…`). Implements PACK-10 to PACK-18.
 */
export function resolvePack(chain: readonly SourcePack[], registry: KindRegistry): Result<ResolvedPack> {
  const top = chain.at(-1);
  if (top === undefined) throw new RangeError('resolvePack needs at least one pack');
  const wrongChain = chainIssues(chain);
  if (wrongChain.length > 0) return { ok: false, issues: wrongChain };
  const hashes = lockedHashes(chain);
  const ledger = new Ledger();
  const artifacts = new Map<string, Artifact>();
  for (const pack of chain) {
    ledger.enter({
      id: pack.manifest.id,
      version: pack.manifest.version,
      layer: pack.manifest.layer,
      isTop: pack === top,
    });
    applyLayer(pack, artifacts, registry, ledger);
  }
  const layers = chain.map(({ manifest }, index) => ({
    id: manifest.id,
    version: manifest.version,
    layer: manifest.layer,
    hash: hashes[index]!,
  }));
  const base = {
    hash: hashes.at(-1)!,
    manifest: top.manifest,
    layers,
    provenance: sorted(ledger.provenance),
    disabled: [...ledger.disabled].sort((a, b) => byCodeUnit(a.key, b.key)),
  };
  const { resolved, issues } = complete(base, artifacts, registry);
  const all = [...ledger.issues, ...issues];
  return all.some((one) => one.severity === 'error')
    ? { ok: false, issues: all }
    : { ok: true, value: resolved, issues: all };
}

function applyLayer(pack: SourcePack, artifacts: Map<string, Artifact>, registry: KindRegistry, ledger: Ledger): void {
  const replaced = new Map<string, Provenance>();
  for (const overlay of pack.overlays) {
    const key = artifactKey(overlay.kind, overlay.artifact);
    const kind = registry.get(overlay.kind);
    const inherited = artifacts.get(key);
    if (kind === undefined) continue;
    if (inherited === undefined) {
      const known = [...artifacts.values()].filter((one) => one.kind === overlay.kind).map((one) => one.id);
      if (pack.artifacts.some((own) => artifactKey(own.kind, own.id) === key))
        ledger.complain('PACK_OVERLAY_OWN', fileOf(overlay), { artifact: key });
      else
        ledger.complain('PACK_OVERLAY_TARGET_UNKNOWN', fileOf(overlay), {
          kind: overlay.kind,
          artifact: overlay.artifact,
          known: suggestion(overlay.artifact, known) || '–',
        });
      continue;
    }
    const whole = overlay.ops.findIndex((op) => op.family === ARTIFACT_FAMILY && op.op === 'disable');
    if (whole === -1) {
      artifacts.set(
        key,
        applyTables(
          applyCodes(applyElementOps(inherited, kind, overlay, ledger), kind, overlay, ledger),
          kind,
          overlay,
          ledger,
        ),
      );
      continue;
    }
    const op = overlay.ops[whole]!;
    const by = ledger.record(
      key,
      'disable',
      overlay.addresses[whole]!,
      op.op === 'disable' ? { reason: op.reason } : {},
    );
    ledger.forgetElements(key);
    artifacts.delete(key);
    replaced.set(key, by);
    ledger.disable(key, by, inherited.value);
  }
  for (const own of pack.artifacts) {
    const key = artifactKey(own.kind, own.id);
    const file = artifactFile(own.kind, own.id);
    if (artifacts.has(key)) {
      ledger.complain('PACK_ARTIFACT_INHERITED', file, { artifact: key, pack: ledger.provenance.get(key)!.packId });
      continue;
    }
    const disabledHere = replaced.get(key);
    ledger.enable(key);
    if (disabledHere === undefined) ledger.record(key, 'own', file);
    else ledger.record(key, 'replace', file, disabledHere.reason === undefined ? {} : { reason: disabledHere.reason });
    artifacts.set(key, own);
  }
}

/** Fills the schema's defaults and checks what overlays made; places of wrong values lead to the op that brought them. */
function complete(
  base: Omit<ResolvedPack, 'artifacts'>,
  artifacts: ReadonlyMap<string, Artifact>,
  registry: KindRegistry,
): { resolved: ResolvedPack; issues: Issue[] } {
  const byKind = new Map<PackKindId, Map<string, Artifact>>();
  const issues: Issue[] = [];
  for (const kind of registry.keys()) byKind.set(kind, new Map());
  for (const artifact of [...artifacts.values()].sort((a, b) => byCodeUnit(a.id, b.id))) {
    const kind = registry.get(artifact.kind)!;
    const raw: ResolvedPack = { ...base, artifacts: new Map([[artifact.kind, new Map([[artifact.id, artifact]])]]) };
    const checked = checkSchema(kind.schema, artifact.value, {
      address: (path) => addressInResolved(raw, registry, artifact.kind, artifact.id, formatPath(path)),
    });
    for (const one of checked.issues) issues.push(one);
    byKind.get(artifact.kind)!.set(artifact.id, { ...artifact, value: checked.value ?? artifact.value });
  }
  return { resolved: { ...base, artifacts: byKind }, issues };
}

function fileOf(overlay: Overlay): string {
  return overlay.addresses[0]?.split('#')[0] ?? `overlay/${overlay.kind}/${overlay.artifact}.json`;
}

function sorted(provenance: ReadonlyMap<string, Provenance>): ReadonlyMap<string, Provenance> {
  return new Map([...provenance].sort(([a], [b]) => byCodeUnit(a, b)));
}

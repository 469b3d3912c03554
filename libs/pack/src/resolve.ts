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
  type ArtifactKind,
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
 * @param below the chain without its last pack, resolved before: only the last pack is applied then, with the same result
 */
export function resolvePack(
  chain: readonly SourcePack[],
  registry: KindRegistry,
  below?: ResolvedPack,
): Result<ResolvedPack> {
  const top = chain.at(-1);
  if (top === undefined) throw new RangeError('resolvePack needs at least one pack');
  const wrongChain = chainIssues(chain);
  if (wrongChain.length > 0) return { ok: false, issues: wrongChain };
  const applied = below === undefined ? undefined : applications.get(below);
  const ledger = applied === undefined ? new Ledger() : Ledger.from(applied.ledger);
  const artifacts = new Map<string, Artifact>(applied?.artifacts);
  for (const pack of applied === undefined ? chain : [top]) {
    ledger.enter({
      id: pack.manifest.id,
      version: pack.manifest.version,
      layer: pack.manifest.layer,
      isTop: pack === top,
    });
    applyLayer(pack, artifacts, registry, ledger);
  }
  const base = new Resolved(
    chain,
    sorted(ledger.provenance),
    [...ledger.disabled].sort((a, b) => byCodeUnit(a.key, b.key)),
  );
  const { byKind, issues } = complete(base, artifacts, registry);
  const all = [...ledger.issues, ...issues];
  if (all.some((one) => one.severity === 'error')) return { ok: false, issues: all };
  const value = base.with(byKind);
  if (all.length === 0) applications.set(value, { ledger, artifacts });
  return { ok: true, value, issues: all };
}

/** What a further layer goes on from: artifacts before the schema's defaults. */
const applications = new WeakMap<
  ResolvedPack,
  { readonly ledger: Ledger; readonly artifacts: ReadonlyMap<string, Artifact> }
>();

/** Hashes are worked out when they are asked for: while a pack is being written, nobody does. */
class Resolved implements ResolvedPack {
  readonly manifest: ResolvedPack['manifest'];
  readonly layers: ResolvedPack['layers'];
  readonly artifacts: ResolvedPack['artifacts'];
  readonly provenance: ResolvedPack['provenance'];
  readonly disabled: ResolvedPack['disabled'];
  readonly #chain: readonly SourcePack[];
  #hashes: readonly string[] | undefined;

  constructor(
    chain: readonly SourcePack[],
    provenance: ResolvedPack['provenance'],
    disabled: ResolvedPack['disabled'],
    artifacts: ResolvedPack['artifacts'] = new Map(),
  ) {
    const hashOf = (index: number): string => this.#hashOf(index);
    this.#chain = chain;
    this.manifest = chain.at(-1)!.manifest;
    this.layers = chain.map(({ manifest: { id, version, layer } }, index) => ({
      id,
      version,
      layer,
      get hash() {
        return hashOf(index);
      },
    }));
    this.artifacts = artifacts;
    this.provenance = provenance;
    this.disabled = disabled;
  }

  get hash(): string {
    return this.#hashOf(this.#chain.length - 1);
  }

  with(artifacts: ResolvedPack['artifacts']): Resolved {
    return new Resolved(this.#chain, this.provenance, this.disabled, artifacts);
  }

  #hashOf(index: number): string {
    return (this.#hashes ??= lockedHashes(this.#chain))[index]!;
  }
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
  base: Resolved,
  artifacts: ReadonlyMap<string, Artifact>,
  registry: KindRegistry,
): { byKind: ResolvedPack['artifacts']; issues: Issue[] } {
  const byKind = new Map<PackKindId, Map<string, Artifact>>();
  const issues: Issue[] = [];
  for (const kind of registry.keys()) byKind.set(kind, new Map());
  for (const artifact of [...artifacts.values()].sort((a, b) => byCodeUnit(a.id, b.id))) {
    const kind = registry.get(artifact.kind)!;
    const known = completions.get(artifact);
    if (known?.kind === kind) {
      byKind.get(artifact.kind)!.set(artifact.id, known.completed);
      continue;
    }
    const raw = base.with(new Map([[artifact.kind, new Map([[artifact.id, artifact]])]]));
    const checked = checkSchema(kind.schema, artifact.value, {
      address: (path) => addressInResolved(raw, registry, artifact.kind, artifact.id, formatPath(path)),
    });
    for (const one of checked.issues) issues.push(one);
    const completed = { ...artifact, value: checked.value ?? artifact.value };
    byKind.get(artifact.kind)!.set(artifact.id, completed);
    if (checked.issues.length === 0) completions.set(artifact, { kind, completed });
  }
  return { byKind, issues };
}

/** Artifacts that were found to be right, with their defaults. */
const completions = new WeakMap<Artifact, { readonly kind: ArtifactKind; readonly completed: Artifact }>();

function fileOf(overlay: Overlay): string {
  return overlay.addresses[0]?.split('#')[0] ?? `overlay/${overlay.kind}/${overlay.artifact}.json`;
}

function sorted(provenance: ReadonlyMap<string, Provenance>): ReadonlyMap<string, Provenance> {
  return new Map([...provenance].sort(([a], [b]) => byCodeUnit(a, b)));
}

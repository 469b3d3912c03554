import type { CompiledPack } from '@caseloom/engine';
import { artifactKey, elementKey, tableRowKey } from '@caseloom/pack';
import type { Provenance } from '@caseloom/pack';

/** Where an element of a resolved pack comes from: its own entry, else its artifact's, else the pack it all begins with. */
export function provenanceOf(
  { resolved }: Pick<CompiledPack, 'resolved'>,
  kind: string,
  artifact: string,
  family: string,
  element: string,
): Pick<Provenance, 'packId' | 'version' | 'layer' | 'op'> {
  const own =
    resolved.provenance.get(elementKey(kind as never, artifact, family, element)) ??
    resolved.provenance.get(artifactKey(kind as never, artifact));
  if (own) return own;
  const first = resolved.layers[0]!;
  return { packId: first.id, version: first.version, layer: first.layer, op: 'own' };
}

/** Layer and pack of a rule by its id, be it listed or made of a row. */
export function ruleProvenance(pack: CompiledPack, ruleId: string) {
  const rule = pack.rules.get(ruleId);
  if (rule === undefined) return undefined;
  const row = pack.resolved.provenance.get(tableRowKey('rules', rule.set, 'rows', ruleId));
  return row ?? provenanceOf(pack, 'rules', rule.set, 'rules', ruleId);
}

import { formatCsv } from '@caseloom/core';
import type { Learned } from '@caseloom/engine';
import { kinds } from '@caseloom/engine';
import { applyArtifactSave, prettyJson } from '@caseloom/pack';
import type { PackFiles, ResolvedPack } from '@caseloom/pack';
import type { ModelAcceptance, StatisticalModel } from '@caseloom/statistics';
import { Refusal } from '../http/problem.ts';

/** A pack's files with freshly learned models in the place of earlier ones: in the shadow, whatever the earlier were. */
export function withLearned(files: PackFiles, learned: readonly Learned[]): PackFiles {
  const next = new Map(files);
  for (const { id, value, tables } of learned) {
    for (const path of files.keys()) if (path.startsWith(`models/${id}.`)) next.delete(path);
    next.set(`models/${id}.json`, prettyJson(value));
    for (const [name, { columns, rows }] of Object.entries(tables))
      next.set(
        `models/${id}.${name}.csv`,
        formatCsv([columns, ...rows.map((row) => columns.map((column) => row[column] ?? ''))]),
      );
  }
  return next;
}

/** A pack's files with a model accepted. @throws Refusal MODEL_UNKNOWN */
export function withAccepted(
  files: PackFiles,
  model: string,
  acceptance: ModelAcceptance,
  parents: ResolvedPack | undefined,
  standing: ResolvedPack,
): PackFiles {
  const artifact = standing.artifacts.get('models')?.get(model);
  if (!artifact) throw new Refusal(404, 'MODEL_UNKNOWN', { model: model.slice(0, 80) });
  const value = { ...(artifact.value as StatisticalModel), state: 'accepted', acceptance };
  return applyArtifactSave(files, kinds, { kind: 'models', artifact: model, value: value as never }, parents);
}

/** The day on which a pack's model was learned. @throws Refusal MODEL_UNKNOWN */
export function learnedOn(pack: ResolvedPack, model: string): string {
  const artifact = pack.artifacts.get('models')?.get(model);
  if (!artifact) throw new Refusal(404, 'MODEL_UNKNOWN', { model: model.slice(0, 80) });
  return (artifact.value as StatisticalModel).population.learnedOn;
}

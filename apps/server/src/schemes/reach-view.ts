import type { OutputOf, Operations } from '@caseloom/api';
import type { Reach } from '@caseloom/grouping';
import { rowAt } from './row-origin.ts';
import { schemeIndex } from './scheme-index.ts';
import type { SchemeArtifact } from './scheme-of.ts';

export type ReachView = OutputOf<Operations['schemeReach']>['reach'][number];

/** What is known of a row, with the rows of the proof by code, name and node. */
export function reachView(scheme: SchemeArtifact, one: Reach): ReachView {
  const { group, kind, path, state } = one;
  const base = { group, kind, path, state };
  if (state === 'reached') return { ...base, witness: one.witness };
  return state === 'dead' ? { ...base, by: one.by.map((blocker) => blockerView(scheme, blocker)) } : base;
}

function blockerView(scheme: SchemeArtifact, path: string): NonNullable<ReachView['by']>[number] {
  const row = rowAt(scheme, path)?.row ?? {};
  const node = schemeIndex(scheme).nodeOfRow(path);
  const isFallback = path.endsWith('no_drg_result');
  return {
    path,
    code: (isFallback ? row['no_drg_result'] : undefined) ?? row['drg'] ?? row['rule'] ?? row['mdc'] ?? '',
    name: row['name'] ?? '',
    ...(node === undefined ? {} : { node }),
  };
}

import type { OutputOf, Operations } from '@caseloom/api';
import { Refusal } from '../../http/problem.ts';

import { artifactNodes, artifactView, findArtifact } from '../../packs/pack-view.ts';
import { plainIssue } from '../../packs/plain-issue.ts';
import { defineTask } from './task.ts';

type Tree = OutputOf<Operations['packTree']>;

const MOST_ISSUES = 500;

/** The artifacts of a pack with what there is to say about it; of a draft the hash is nobody's business yet. */
export const treeTask = defineTask({
  id: 'tree',
  run: (state, { isDraft }: { isDraft: boolean }): Omit<Tree, 'draft'> & { hash?: string } => {
    const { manifest, layers } = state.resolved;
    return {
      pack: { packId: manifest.id, version: manifest.version, title: manifest.title, layer: manifest.layer },
      ...(isDraft ? {} : { hash: state.resolved.hash }),
      layers: layers.map((one, index) => ({
        packId: one.id,
        version: one.version,
        layer: one.layer,
        ...(isDraft && index === layers.length - 1 ? {} : { hash: one.hash }),
      })),
      artifacts: artifactNodes(state),
      issues: state.checks.slice(0, MOST_ISSUES).map(plainIssue),
    };
  },
});

/** One artifact with its elements. @throws Refusal 404 */
export const artifactTask = defineTask({
  id: 'artifact',
  run: (state, asked: { kind: string; artifact: string; isDraft: boolean }) =>
    artifactView(state, asked.kind, asked.artifact, asked.isDraft),
});

export interface AskedRows {
  readonly kind: string;
  readonly artifact: string;
  readonly table: string;
  readonly q?: string | undefined;
  readonly page: number;
  readonly pageSize: number;
}

/** One page of a long table. @throws Refusal 404 */
export const tableRowsTask = defineTask({
  id: 'tableRows',
  run: (state, asked: AskedRows): OutputOf<Operations['packTableRows']> => {
    const { artifact } = findArtifact(state, asked.kind, asked.artifact);
    const table = Object.hasOwn(artifact.tables, asked.table) ? artifact.tables[asked.table]! : undefined;
    if (!table) throw new Refusal(404, 'TABLE_UNKNOWN', { table: asked.table.slice(0, 60) });
    const q = asked.q?.trim().toLowerCase();
    const found = q
      ? table.rows.filter((row) => Object.values(row).some((cell) => cell.toLowerCase().includes(q)))
      : table.rows;
    const from = (asked.page - 1) * asked.pageSize;
    return {
      columns: [...table.columns],
      rows: found.slice(from, from + asked.pageSize).map((row) => ({ ...row })),
      total: found.length,
    };
  },
});

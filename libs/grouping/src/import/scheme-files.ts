import { formatCsv } from '@caseloom/core';
import { prettyJson } from '@caseloom/pack';
import type { Artifact, PackFiles } from '@caseloom/pack';

/** Files of a pack: the head `grouping/<id>.json` and its tables. */
export function schemeFiles(artifact: Artifact, document: unknown): PackFiles {
  const files = new Map<string, string>([[`grouping/${artifact.id}.json`, prettyJson(document as never)]]);
  for (const [name, table] of Object.entries(artifact.tables)) {
    files.set(
      `grouping/${artifact.id}.${name}.csv`,
      formatCsv([table.columns, ...table.rows.map((row) => table.columns.map((column) => row[column] ?? ''))]),
    );
  }
  return files;
}

/** Letters, digits, `_` and `-`, as file names of a pack ask; others become `-`. */
export function artifactName(text: string): string {
  const kept = [...text].map((char) => (/[A-Za-z0-9_-]/.test(char) ? char : '-')).join('');
  return kept === '' || kept[0] === '-' || kept[0] === '_' ? `scheme${kept}` : kept;
}

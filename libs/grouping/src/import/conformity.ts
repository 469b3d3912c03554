import type { Issue } from '@caseloom/core';
import type { Artifact } from '@caseloom/pack';
import { analysisOf } from '../analysis/analyses.ts';
import type { CodeSystems } from '../code-systems.ts';
import { readDrgTables } from '../drg/read-tables.ts';
import { unusedLists } from '../drg/check-drg.ts';

/** The import's own report beside the check: lists that nothing reads, and codes that their system does not know (counted by table, with the first few). */
export function conformity(artifact: Artifact, known: CodeSystems): Issue[] {
  const issues = artifact.tables['code_lists'] === undefined ? [] : unusedLists(readDrgTables(artifact));
  if (known.dx === undefined && known.proc === undefined)
    return [...issues, { code: 'SCHEME_IMPORT_CODES_NOT_CHECKED', severity: 'info', path: '', args: {} }];
  const unknown = new Map<string, Set<string>>();
  const { analysis, artifact: scheme } = analysisOf(artifact);
  for (const { table, system, codes } of analysis.codes(scheme)) {
    const found = codes.filter((code) => code !== '' && known[system]?.has(code) === false);
    unknown.set(table, new Set([...(unknown.get(table) ?? []), ...found]));
  }
  for (const [table, codes] of unknown)
    if (codes.size > 0)
      issues.push({
        code: 'SCHEME_IMPORT_CODES_UNKNOWN',
        severity: 'warning',
        path: `${table}.csv`,
        args: { count: codes.size, codes: [...codes].slice(0, 10).join(' ') },
      });
  return issues;
}

import type { Issue } from '@caseloom/core';
import type { Artifact } from '@caseloom/pack';
import type { DipDocument } from '../document.ts';
import { AuxiliaryCatalogue } from './auxiliary.ts';
import { readCatalogue } from './catalogue.ts';
import type { CatalogueRow } from './catalogue.ts';
import { notBuilt } from './not-built.ts';

/** What is wrong, or looks wrong, with a DIP scheme: options that are not built, numbers, auxiliary rows of unknown groups, rows that can never be chosen. */
export function checkDip(artifact: Artifact<DipDocument>): readonly Issue[] {
  const { method } = artifact.value;
  const { catalogue, issues } = readCatalogue(artifact.tables['groups'], method);
  const auxiliary = new AuxiliaryCatalogue(artifact.tables['supplement'], method);
  const known = new Set(catalogue.rows.map((row) => row.code));
  return [
    ...notBuilt(method),
    ...issues,
    ...auxiliary.issues,
    ...catalogue.rows.flatMap((row) => rowIssues(row, method)),
    ...rowProblems('supplement', artifact, (row, path) =>
      known.has(row['group_code'] ?? '')
        ? undefined
        : {
            code: 'GROUPING_DIP_GROUP_UNKNOWN',
            severity: 'warning',
            path: `${path}:group_code`,
            args: { group: row['group_code'] ?? '' },
          },
    ),
    ...rowProblems('procedures', artifact, (row, path) =>
      method.type_rank.includes(row['op_type'] ?? '')
        ? undefined
        : {
            code: 'GROUPING_DIP_KIND_UNKNOWN',
            severity: 'error',
            path: `${path}:op_type`,
            args: { kind: row['op_type'] ?? '' },
          },
    ),
  ];
}

function rowProblems(
  table: string,
  artifact: Artifact,
  look: (row: Readonly<Record<string, string>>, path: string) => Issue | undefined,
): Issue[] {
  return (artifact.tables[table]?.rows ?? []).flatMap((row, index) => look(row, `${table}.csv:${index + 2}`) ?? []);
}

function rowIssues(row: CatalogueRow, method: DipDocument['method']): Issue[] {
  const issues: Issue[] = [];
  const { path } = row;
  if ((row.catalogue === '核心' || row.catalogue === '基层') && row.dxKey.length !== method.dx_key_length) {
    issues.push({
      code: 'GROUPING_DIP_KEY_LENGTH',
      severity: 'warning',
      path: `${path}:dx_key`,
      args: { key: row.dxKey, length: method.dx_key_length },
    });
  }
  if (row.catalogue === '基层' && row.basicFactor === undefined)
    issues.push({
      code: 'GROUPING_DIP_BASIC_FACTOR',
      severity: 'warning',
      path: `${path}:basic_factor`,
      args: { group: row.code },
    });
  if (row.catalogue === '综合' && !method.type_rank.includes(row.opType)) {
    issues.push({
      code: 'GROUPING_DIP_KIND_UNKNOWN',
      severity: 'error',
      path: `${path}:op_type`,
      args: { kind: row.opType },
    });
  }
  return issues;
}

import type { Issue } from '@caseloom/core';
import type { Artifact } from '@caseloom/pack';
import type { ApgDocument } from '../document.ts';
import { readApgTables } from './read-tables.ts';
import type { ApgCodeRow, ParsedApgScheme } from './read-tables.ts';

/** What is wrong, or looks wrong, with an APG scheme: references and numbers (errors), groups without codes, rows that are never used, packaging of other types (warnings). */
export function checkApg(artifact: Artifact<ApgDocument>): readonly Issue[] {
  const parsed = readApgTables(artifact);
  return [...parsed.issues, ...withoutCodes(parsed), ...shadowed(parsed.codes), ...packagedTypes(parsed)];
}

function withoutCodes({ apgs, codes }: ParsedApgScheme): Issue[] {
  const coded = new Set(codes.map((row) => row.apg.apg));
  return [...apgs.values()]
    .filter(({ apg }) => !coded.has(apg))
    .map(({ apg, path }) => ({ code: 'GROUPING_APG_NO_CODES', severity: 'warning', path, args: { apg } }));
}

function shadowed(codes: readonly ApgCodeRow[]): Issue[] {
  const takesAll = new Map<string, ApgCodeRow>();
  return codes.flatMap((row): Issue[] => {
    const key = `${row.source} ${row.code}`;
    const by = takesAll.get(key);
    if (by !== undefined) {
      const args = { code: row.code, by: by.path.slice(by.path.indexOf(':') + 1) };
      return [{ code: 'GROUPING_APG_SHADOWED', severity: 'warning', path: row.path, args }];
    }
    if (row.ageFrom === undefined && row.ageTo === undefined && row.sex === undefined) takesAll.set(key, row);
    return [];
  });
}

function packagedTypes({ apgs, packaging }: ParsedApgScheme): Issue[] {
  return [...packaging.keys()]
    .filter((apg) => apgs.has(apg) && apgs.get(apg)!.type !== 'ancillary')
    .map((apg) => ({
      code: 'GROUPING_APG_PACKAGED_TYPE',
      severity: 'warning',
      path: 'packaging.csv',
      args: { apg },
    }));
}

import type { Artifact } from '@caseloom/pack';
import { readApgTables } from '../../apg/read-tables.ts';
import type { ApgCodeRow } from '../../apg/read-tables.ts';
import type { ApgDocument } from '../../document.ts';
import type { CodeStories } from '../family-analysis.ts';
import type { CodeLead, CodeSystemId } from '../types.ts';

/** Where codes lead: full codes first, then beginnings (`E11*`), the longest first, as the table has them. Items of charge lines are asked as procedures. */
export function apgStories(artifact: Artifact<ApgDocument>): CodeStories {
  const { codes } = readApgTables(artifact);
  const rows = {
    dx: codes.filter(({ source }) => source === 'diagnosis'),
    proc: codes.filter(({ source }) => source !== 'diagnosis'),
  };
  return {
    codes: (system) => [...new Set(rows[system].map(({ code }) => code))],
    story: (code, system) => {
      const leads = rows[system]
        .filter((row) => opens(row, code))
        .sort((a, b) => exactness(b) - exactness(a))
        .map((row, index) => lead(row, system, index + 1));
      return { code, system, leads, ...(leads[0] === undefined ? {} : { first: leads[0] }), complications: [] };
    },
  };
}

/** A beginning opens the codes that begin so, and is asked for by itself when whole schemes are compared. */
function opens(row: ApgCodeRow, code: string): boolean {
  return row.code === code || (row.code.endsWith('*') && code.startsWith(row.code.slice(0, -1)));
}

/** Full codes before every beginning. */
function exactness({ code }: ApgCodeRow): number {
  return code.endsWith('*') ? code.length - 1 : Number.MAX_SAFE_INTEGER;
}

function lead({ source, code, apg, path }: ApgCodeRow, system: CodeSystemId, rank: number): CodeLead {
  return {
    node: `${apg.type}/${apg.apg}`,
    level: 'group',
    opens: apg.apg,
    name: apg.name,
    path,
    subject: system === 'dx' ? 'any_dx' : source === 'item' ? 'item' : 'any_proc',
    list: code,
    isNegated: false,
    rank,
  };
}

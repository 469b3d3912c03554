import type { Catalogue } from './read-catalogue.ts';
import type { ImportIssues } from './import-issues.ts';
import type { SchemeLists } from './list-names.ts';
import { isRegion } from './list-names.ts';
import type { ComplicationSheets } from './read-complications.ts';
import type { CodeList } from './read-lists.ts';

/** Slips between the list sheets and the rules: each list and table at its first row. */
export function checkLists(
  lists: readonly CodeList[],
  named: SchemeLists,
  { mdcs }: Catalogue,
  hasRules: boolean,
  issues: ImportIssues,
): void {
  for (const list of lists) {
    const { kind, name, place } = list;
    if (hasRules && !named.isUsed(list) && !isRegion(list))
      issues.add('SCHEME_SHEET_LIST_UNUSED', 'warning', place, { list: name });
    if (list.mdcs.size > 1)
      issues.add('SCHEME_SHEET_LIST_SHARED', 'info', place, { list: name, mdcs: [...list.mdcs].join(' ') });
    for (const mdc of list.mdcs) {
      if (mdcs.size > 0 && !mdcs.has(mdc))
        issues.add('SCHEME_SHEET_CODE_NOT_IN_CATALOGUE', 'warning', place, { level: 'mdc', code: mdc });
      if (kind === 'mdcDx' && /^[A-Z][0-9]{2}$/.test(name) && name[0] !== mdc[3])
        issues.add('SCHEME_SHEET_CLASS_DIFFERS', 'warning', place, { list: name, mdc });
    }
  }
}

/** Diagnoses of several MDCs: their stays are tried in all of them. One note for all. */
export function checkSharedDiagnoses(lists: readonly CodeList[], issues: ImportIssues): void {
  const mdcs = new Map<string, Set<string>>();
  for (const { kind, codes, mdcs: own } of lists) {
    if (kind !== 'mdcDx') continue;
    for (const code of codes.keys()) mdcs.set(code, new Set([...(mdcs.get(code) ?? []), ...own]));
  }
  const shared = [...mdcs].filter(([, own]) => own.size > 1).map(([code]) => code);
  const first = lists.find(({ kind }) => kind === 'mdcDx');
  if (shared.length > 0 && first !== undefined)
    issues.add(
      'SCHEME_SHEET_DIAGNOSES_SHARED',
      'info',
      { sheet: first.place.sheet },
      {
        count: shared.length,
        of: mdcs.size,
        codes: shared.slice(0, 10).join(' '),
      },
    );
}

/** Complications against the tables that exclude them. */
export function checkComplications({ mcc, cc, tables }: ComplicationSheets, issues: ImportIssues): void {
  const all = [...mcc.values(), ...cc.values()];
  for (const { code, place } of cc.values())
    if (mcc.has(code)) issues.add('SCHEME_SHEET_BOTH_SEVERITIES', 'warning', place, { code });
  const missing = new Map<string, number>();
  for (const { excluded, place } of all) {
    if (excluded === '' || tables.has(excluded)) continue;
    if (!missing.has(excluded)) issues.add('SCHEME_SHEET_TABLE_MISSING', 'warning', place, { table: excluded });
    missing.set(excluded, (missing.get(excluded) ?? 0) + 1);
  }
  const used = new Set(all.map(({ excluded }) => excluded));
  for (const [table, { place }] of tables)
    if (!used.has(table)) issues.add('SCHEME_SHEET_TABLE_UNUSED', 'info', place, { table });
}

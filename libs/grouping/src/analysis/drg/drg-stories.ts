import type { Artifact } from '@caseloom/pack';
import type { DrgDocument } from '../../document.ts';
import { readDrgTables } from '../../drg/read-tables.ts';
import type { ParsedMdc, ParsedRule, ParsedScheme } from '../../drg/read-tables.ts';
import type { Condition } from '../../condition/ast.ts';
import type { CodeStories } from '../family-analysis.ts';
import type { CodeLead, CodeStory, CodeSystemId } from '../types.ts';
import { listTerms } from './list-terms.ts';

type Lead = Omit<CodeLead, 'rank'>;

/** Where codes lead: the rows that name a list with them, in the order tried, and what the tables of complications say. */
export function drgStories(artifact: Artifact<DrgDocument>): CodeStories {
  const { mdcs, lists } = readDrgTables(artifact);
  const leads = leadsByList(mdcs, lists);
  const listsOf = { dx: listsByCode(lists, leads.dx), proc: listsByCode(lists, leads.proc) };
  const table = (name: string, key: string): ReadonlyMap<string, string> =>
    new Map((artifact.tables[name]?.rows ?? []).map((row) => [row[key] ?? '', row['exclusion_group'] ?? '']));
  const [mcc, cc, exclusion] = [table('mcc', 'code'), table('cc', 'code'), table('exclusion', 'principal_dx')];
  const operating = new Set(lists.get('operating'));
  const excluded = { dx: codesOf(artifact, 'excluded_diagnoses'), proc: codesOf(artifact, 'excluded_procedures') };

  const story = (code: string, system: CodeSystemId): CodeStory => {
    const found = (listsOf[system].get(code) ?? [])
      .flatMap((list) => leads[system].get(list)!)
      .sort((a, b) => a.at - b.at)
      .map(({ lead }, index): CodeLead => ({ ...lead, rank: index + 1 }));
    const first = found.find((lead) => lead.level !== 'mdc' && !lead.isNegated);
    const isDiagnosis = system === 'dx';
    const excludes = isDiagnosis ? exclusion.get(code) : undefined;
    const complications = [['mcc', mcc] as const, ['cc', cc] as const].flatMap(([level, groups]) => {
      const exclusionGroup = isDiagnosis ? groups.get(code) : undefined;
      return exclusionGroup === undefined ? [] : [{ level, exclusionGroup }];
    });
    return {
      code,
      system,
      leads: found,
      ...(first === undefined ? {} : { first }),
      complications,
      ...(excludes === undefined ? {} : { excludes }),
      ...(isDiagnosis ? {} : { isOperating: operating.has(code) }),
      isExcluded: excluded[system].has(code),
    };
  };
  return { codes: (system) => [...listsOf[system].keys()], story };
}

function codesOf(artifact: Artifact, table: string): ReadonlySet<string> {
  return new Set((artifact.tables[table]?.rows ?? []).map((row) => row['code'] ?? ''));
}

type LeadsByList = ReadonlyMap<string, readonly { readonly at: number; readonly lead: Lead }[]>;

/** Every naming of a list, with its place in the order tried. */
function leadsByList(
  mdcs: readonly ParsedMdc[],
  lists: ParsedScheme['lists'],
): Readonly<Record<CodeSystemId, LeadsByList>> {
  const leads = {
    dx: new Map<string, { at: number; lead: Lead }[]>(),
    proc: new Map<string, { at: number; lead: Lead }[]>(),
  };
  let at = 0;
  const note = (condition: Condition, row: Omit<Lead, 'subject' | 'list' | 'isNegated'>): void => {
    for (const term of listTerms(condition, lists)) {
      const found = leads[term.subject.endsWith('_dx') ? 'dx' : 'proc'];
      const entry = { at: at++, lead: { ...row, ...term } };
      const list = found.get(term.list);
      if (list === undefined) found.set(term.list, [entry]);
      else list.push(entry);
    }
  };
  for (const mdc of mdcs) {
    note(mdc.condition, { node: mdc.mdc, level: 'mdc', opens: mdc.mdc, name: mdc.name, path: mdc.path });
    for (const rule of mdc.rules) {
      const node = nodeOf(mdc, rule);
      const level = rule.kind === 'group' ? 'adrg' : 'group';
      note(rule.condition, { node, level, opens: rule.rule, name: rule.name, path: rule.path });
      for (const { drg, name, path, condition } of rule.drgs)
        note(condition, { node: `${node}/${drg}`, level: 'group', opens: drg, name, path });
    }
  }
  return leads;
}

/** Id of a rule's node in the tree. */
export function nodeOf(mdc: ParsedMdc, rule: ParsedRule): string {
  return `${mdc.mdc}/${rule.kind === 'group' ? rule.adrg : rule.rule}`;
}

function listsByCode(lists: ParsedScheme['lists'], named: LeadsByList): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const list of named.keys()) {
    for (const code of new Set(lists.get(list))) {
      const names = found.get(code);
      if (names === undefined) found.set(code, [list]);
      else names.push(list);
    }
  }
  return found;
}

import { isDecimalText } from '@caseloom/core';
import type { Issue, IssueSeverity } from '@caseloom/core';
import type { Artifact } from '@caseloom/pack';
import { constantTruth, listsRead } from '../condition/ast.ts';
import type { Condition } from '../condition/ast.ts';
import type { DrgDocument } from '../document.ts';
import { readDrgTables } from './read-tables.ts';
import type { ParsedMdc, ParsedRule, ParsedScheme } from './read-tables.ts';

/**
 * What is wrong, or looks wrong, with a DRG scheme: conditions and references (errors), groups that no record can reach, weights that fit no
 * group, ambiguous rules that differ from the head's word (warnings).
 */
export function checkDrg(artifact: Artifact<DrgDocument>): readonly Issue[] {
  const parsed = readDrgTables(artifact);
  return [
    ...parsed.issues,
    ...reachability(parsed),
    ...emptyRules(parsed),
    ...answerCodes(parsed),
    ...weightIssues(artifact, parsed),
    ...attributeIssues(artifact, parsed),
    ...excludedIssues(artifact, parsed),
    ...ambiguousRules(artifact, parsed),
    ...exclusions(artifact),
  ];
}

function problem(code: string, path: string, args: Issue['args'], severity: IssueSeverity = 'warning'): Issue {
  return { code, severity, path, args };
}

/** Rows behind one that takes everything, and rows whose condition can never hold. Only what the text itself proves; no search through records. */
function reachability({ mdcs, lists }: ParsedScheme): Issue[] {
  const issues: Issue[] = [];
  const inspect = (
    rows: readonly { readonly condition: Condition; readonly path: string; readonly final: boolean }[],
  ): void => {
    let takenBy: string | undefined;
    for (const row of rows) {
      const truth = truthGivenLists(row.condition, lists);
      if (takenBy !== undefined) issues.push(problem('GROUPING_UNREACHABLE', row.path, { by: takenBy }));
      else if (truth === false) issues.push(problem('GROUPING_NEVER', row.path, {}));
      if (truth === true && row.final && takenBy === undefined) takenBy = row.path;
    }
  };
  for (const mdc of mdcs) {
    inspect(mdc.rules.map((rule) => ({ condition: rule.condition, path: rule.path, final: isFinal(rule, lists) })));
    for (const rule of mdc.rules)
      inspect(rule.drgs.map((drg) => ({ condition: drg.condition, path: drg.path, final: true })));
  }
  inspect(
    mdcs.map((mdc) => ({
      condition: mdc.condition,
      path: mdc.path,
      final: mdc.rules.some((rule) => truthGivenLists(rule.condition, lists) === true && isFinal(rule, lists)),
    })),
  );
  return issues;
}

/** True when an entered rule always answers: ambiguous, an answer of its own, or a DRG without condition. */
function isFinal(rule: ParsedRule, lists: ParsedScheme['lists']): boolean {
  return (
    rule.kind === 'ambiguous' ||
    rule.noDrgResult !== '' ||
    rule.drgs.some((drg) => truthGivenLists(drg.condition, lists) === true)
  );
}

/** As constantTruth, and a test against an empty list is false. */
function truthGivenLists(condition: Condition, lists: ParsedScheme['lists']): boolean | undefined {
  if (condition.kind === 'inList' || (condition.kind === 'countCodes' && condition.atLeast > 0))
    return lists.get(condition.list)?.length === 0 ? false : undefined;
  if (condition.kind === 'not') {
    const inner = truthGivenLists(condition.part, lists);
    return inner === undefined ? undefined : !inner;
  }
  if (condition.kind !== 'and' && condition.kind !== 'or') return constantTruth(condition);
  const absorbing = condition.kind === 'or';
  const parts = condition.parts.map((part) => truthGivenLists(part, lists));
  if (parts.includes(absorbing)) return absorbing;
  return parts.includes(undefined) ? undefined : !absorbing;
}

function emptyRules({ mdcs }: ParsedScheme): Issue[] {
  return [
    ...mdcs
      .filter((mdc) => mdc.rules.length === 0)
      .map((mdc) => problem('GROUPING_MDC_EMPTY', mdc.path, { mdc: mdc.mdc })),
    ...mdcs.flatMap((mdc) =>
      mdc.rules
        .filter((rule) => rule.kind === 'group' && rule.drgs.length === 0 && rule.noDrgResult === '')
        .map((rule) => problem('GROUPING_RULE_EMPTY', rule.path, { rule: rule.rule })),
    ),
  ];
}

/** The reported MDC is the answer's first letter: an answer outside `letter + 3` or of another MDC's letter deserves a look. */
function answerCodes({ mdcs }: ParsedScheme): Issue[] {
  const issues: Issue[] = [];
  const look = (answer: string, mdc: ParsedMdc, path: string): void => {
    if (!isGroupCode(answer)) issues.push(problem('GROUPING_ANSWER_SHAPE', path, { answer }));
    else if (answer[0] !== mdc.mdc[3])
      issues.push(problem('GROUPING_ANSWER_MDC', path, { answer, mdc: mdc.mdc }, 'info'));
  };
  for (const mdc of mdcs) {
    for (const rule of mdc.rules) {
      if (rule.kind === 'ambiguous') {
        if (!(rule.rule.length === 3 && rule.rule.endsWith('QY')))
          issues.push(problem('GROUPING_AMBIGUOUS_SHAPE', rule.path, { answer: rule.rule }));
        continue;
      }
      for (const drg of rule.drgs) look(drg.drg, mdc, drg.path);
    }
  }
  return issues;
}

function isGroupCode(code: string): boolean {
  return code.length >= 3 && code.length <= 5 && code[0]! >= 'A' && code[0]! <= 'Z';
}

function weightIssues(artifact: Artifact<DrgDocument>, { mdcs }: ParsedScheme): Issue[] {
  const weights = artifact.tables['weights'];
  if (weights === undefined) return [];
  const issues: Issue[] = [];
  const groups = groupsOf(mdcs);
  const answers = answersOf(mdcs);
  const weighted = new Set<string>();
  weights.rows.forEach((row, index) => {
    const drg = row['drg'] ?? '';
    const path = `weights.csv:${index + 2}`;
    weighted.add(drg);
    if (!answers.has(drg)) issues.push(problem('GROUPING_WEIGHT_UNKNOWN_DRG', path, { drg, row: index + 2 }, 'error'));
    for (const column of ['weight', 'mean_charge', 'mean_los_days']) {
      const value = row[column] ?? '';
      if (value === '' ? column === 'weight' : !isDecimalText(value))
        issues.push(problem('GROUPING_NUMBER', `${path}:${column}`, { value, row: index + 2 }, 'error'));
    }
  });
  for (const drg of groups)
    if (!weighted.has(drg)) issues.push(problem('GROUPING_WEIGHT_MISSING', 'weights.csv', { drg }));
  return issues;
}

const groupsOf = (mdcs: readonly ParsedMdc[]): ReadonlySet<string> =>
  new Set(mdcs.flatMap((mdc) => mdc.rules.flatMap((rule) => rule.drgs.map((drg) => drg.drg))));

/** Every code that a record can be answered: the groups, what rules answer themselves, the ambiguous ones. */
const answersOf = (mdcs: readonly ParsedMdc[]): ReadonlySet<string> =>
  new Set([
    ...groupsOf(mdcs),
    ...mdcs.flatMap((mdc) => mdc.rules.map((rule) => (rule.kind === 'ambiguous' ? rule.rule : rule.noDrgResult))),
  ]);

function attributeIssues(artifact: Artifact<DrgDocument>, { mdcs }: ParsedScheme): Issue[] {
  const answers = answersOf(mdcs);
  return (artifact.tables['group_attributes']?.rows ?? []).flatMap((row, index) => {
    const [drg, flag] = [row['drg'] ?? '', row['primary_care'] ?? ''];
    const [path, args] = [`group_attributes.csv:${index + 2}`, { row: index + 2 }];
    return [
      ...(answers.has(drg) ? [] : [problem('GROUPING_ATTRIBUTE_UNKNOWN_DRG', path, { drg, ...args }, 'error')]),
      ...(['', 'yes', 'no'].includes(flag)
        ? []
        : [problem('GROUPING_YES_NO', `${path}:primary_care`, { value: flag, ...args }, 'error')]),
    ];
  });
}

/** Lists that hold nothing but codes left out before grouping can never match. */
function excludedIssues(artifact: Artifact<DrgDocument>, { lists }: ParsedScheme): Issue[] {
  const excluded = new Set(
    ['excluded_diagnoses', 'excluded_procedures'].flatMap((name) =>
      (artifact.tables[name]?.rows ?? []).map((row) => row['code'] ?? ''),
    ),
  );
  if (excluded.size === 0) return [];
  const dead = [...lists].filter(([, codes]) => codes.length > 0 && codes.every((code) => excluded.has(code)));
  return dead.map(([list]) => problem('GROUPING_LIST_EXCLUDED', 'code_lists.csv', { list }));
}

function ambiguousRules(artifact: Artifact<DrgDocument>, { mdcs }: ParsedScheme): Issue[] {
  const stated = artifact.value.ambiguousRule ?? 'none';
  const found = new Set(
    (artifact.tables['adrg']?.rows ?? [])
      .filter((row) => row['kind'] === 'ambiguous')
      .map((row) => row['condition'] ?? ''),
  );
  if (stated === 'none' && found.size > 0)
    return [problem('GROUPING_AMBIGUOUS_DIFFERS', 'ambiguousRule', { stated, found: [...found].join(' | ') })];
  if (stated !== 'none' && mdcs.length > 0 && ![...found].every((condition) => condition === stated)) {
    return [problem('GROUPING_AMBIGUOUS_DIFFERS', 'ambiguousRule', { stated, found: [...found].join(' | ') }, 'info')];
  }
  return [];
}

/** Exclusion groups that no CC or MCC belongs to do nothing; one note for all of them. */
function exclusions(artifact: Artifact<DrgDocument>): Issue[] {
  const used = new Set(
    ['cc', 'mcc'].flatMap((name) => (artifact.tables[name]?.rows ?? []).map((row) => row['exclusion_group'] ?? '')),
  );
  const idle = new Set(
    (artifact.tables['exclusion']?.rows ?? [])
      .map((row) => row['exclusion_group'] ?? '')
      .filter((group) => !used.has(group)),
  );
  return idle.size === 0
    ? []
    : [
        problem(
          'GROUPING_EXCLUSION_IDLE',
          'exclusion.csv',
          { count: idle.size, groups: [...idle].slice(0, 10).join(' ') },
          'info',
        ),
      ];
}

/** Lists that no condition reads; one note for all of them. */
export function unusedLists(parsed: ParsedScheme): Issue[] {
  const read = new Set<string>();
  const prefixes: string[] = [];
  for (const { condition } of parsed.mdcs.flatMap((mdc) => [
    mdc,
    ...mdc.rules,
    ...mdc.rules.flatMap((rule) => rule.drgs),
  ])) {
    const named = listsRead(condition);
    for (const name of named.lists) read.add(name);
    prefixes.push(...named.prefixes);
  }
  const idle = [...parsed.lists.keys()].filter(
    (name) => name !== 'operating' && !read.has(name) && !prefixes.some((prefix) => name.startsWith(prefix)),
  );
  return idle.length === 0
    ? []
    : [
        problem(
          'GROUPING_LIST_UNUSED',
          'code_lists.csv',
          { count: idle.length, lists: idle.slice(0, 10).join(' ') },
          'info',
        ),
      ];
}

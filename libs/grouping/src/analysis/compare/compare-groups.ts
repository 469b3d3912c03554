import type { GroupSummary, SchemeGroups } from '../family-analysis.ts';
import type { GroupChange, SchemeComparison } from '../types.ts';

const WORTH = ['weight', 'meanCharge', 'meanLosDays', 'riskLevel'] as const;

/** Groups by code. A group is the same when its name, its conditions, the codes of the lists they name and its weights are. */
export function compareGroups(a: SchemeGroups, b: SchemeGroups): SchemeComparison['groups'] {
  const before = new Map(a.groups.map((group) => [group.code, group]));
  const after = new Map(b.groups.map((group) => [group.code, group]));
  const hasSameCodes = listComparison(a, b);
  const changed: SchemeComparison['groups']['changed'][number][] = [];
  let same = 0;
  for (const [code, group] of before) {
    const now = after.get(code);
    if (now === undefined) continue;
    const what = changes(group, now, hasSameCodes);
    if (what.length === 0) same++;
    else changed.push({ code, name: now.name, what });
  }
  const only = (groups: ReadonlyMap<string, GroupSummary>, others: ReadonlyMap<string, unknown>) =>
    [...groups.values()].filter(({ code }) => !others.has(code)).map(({ code, name }) => ({ code, name }));
  return { same, changed, onlyA: only(before, after), onlyB: only(after, before) };
}

function changes(a: GroupSummary, b: GroupSummary, hasSameCodes: (list: string) => boolean): GroupChange[] {
  const what: GroupChange[] = [];
  if (a.name !== b.name) what.push('name');
  const readsAlike = a.conditions.join('\n') === b.conditions.join('\n');
  if (!readsAlike) what.push('conditions');
  if (a.lists.some((list) => b.lists.includes(list) && !hasSameCodes(list))) what.push('lists');
  for (const member of WORTH) if (a[member] !== b[member]) what.push(member);
  return what;
}

/** Whether both schemes give a list the same codes, whatever their order; each list is looked at once. */
function listComparison(a: SchemeGroups, b: SchemeGroups): (list: string) => boolean {
  const known = new Map<string, boolean>();
  return (list) => {
    let answer = known.get(list);
    if (answer === undefined) {
      const [before, after] = [new Set(a.list(list)), new Set(b.list(list))];
      answer = before.size === after.size && [...before].every((code) => after.has(code));
      known.set(list, answer);
    }
    return answer;
  };
}

import type { Artifact, ResolvedPack } from '@caseloom/pack';
import type { Rule, RuleSet } from '@caseloom/rules';
import { disabledRules, documentOf, originsOf } from '../index/rule-block.ts';
import type { FoundRule } from '../index/rule-block.ts';

/** What an edit did to the rules of one set. */
export interface SetChange {
  readonly set: string;
  /** Rules that are new or other than before, with where they stand now: a path below the set. */
  readonly upsert: readonly { readonly found: FoundRule; readonly at: string }[];
  /** Ids of rules that are no longer in use, and how they stand now if they were disabled. */
  readonly remove: readonly { readonly id: string; readonly found: FoundRule | undefined }[];
}

type Sets = ReadonlyMap<string, Artifact<RuleSet>>;
const setsOf = (pack: ResolvedPack) => (pack.artifacts.get('rules') ?? new Map()) as Sets;

/** Kinds that no compiled rule depends on. */
const ASIDE = new Set(['rules', 'tests', 'reports']);

/**
 * Rules that differ between two states of a pack; undefined when something else changed that rules may depend on (a code list, a template, a
 * shared condition), so that all of them have to be looked at again. Costs what the touched sets have rows, by reference.
 */
export function ruleChanges(before: ResolvedPack, after: ResolvedPack): SetChange[] | undefined {
  for (const [kind, artifacts] of after.artifacts) {
    if (ASIDE.has(kind)) continue;
    const former = before.artifacts.get(kind);
    if (former?.size !== artifacts.size) return undefined;
    for (const [id, artifact] of artifacts) if (former.get(id) !== artifact) return undefined;
  }
  const [old, now] = [setsOf(before), setsOf(after)];
  if (old.size !== now.size) return undefined;
  const changes: SetChange[] = [];
  for (const [id, set] of now) {
    const former = old.get(id);
    if (former === undefined || !sameHead(former.value, set.value)) return undefined;
    const wasDisabled = disabledRules(before, id, former.value);
    const disabled = disabledRules(after, id, set.value);
    if (former === set && wasDisabled.size === 0 && disabled.size === 0) continue;
    const change = setChange(former, set, after, disabled);
    const known = new Set(change.remove.map((one) => one.id));
    // Rules that were disabled before and stay so, or are gone altogether.
    for (const [one] of wasDisabled)
      if (!disabled.has(one) && !known.has(one) && !change.upsert.some(({ found }) => found.id === one))
        change.remove.push({ id: one, found: undefined });
    if (change.upsert.length + change.remove.length > 0) changes.push(change);
  }
  return changes;
}

function sameHead(a: RuleSet, b: RuleSet): boolean {
  return (['missing', 'severity', 'conditions', 'template'] as const).every(
    (key) => a[key] === b[key] || JSON.stringify(a[key]) === JSON.stringify(b[key]),
  );
}

type Open = {
  readonly set: string;
  readonly upsert: SetChange['upsert'][number][];
  readonly remove: SetChange['remove'][number][];
};

function setChange(
  before: Artifact<RuleSet>,
  after: Artifact<RuleSet>,
  pack: ResolvedPack,
  disabled: ReadonlyMap<string, FoundRule>,
): Open {
  const change: Open = { set: after.id, upsert: [], remove: [] };
  const origins = originsOf(pack, after.id);
  const set = { id: after.id, value: after.value };
  compare(
    before.value.rules,
    after.value.rules,
    (own: Rule, index) =>
      change.upsert.push({
        found: { id: own.id, set, own, row: undefined, state: 'active', origin: origins.element(own.id) },
        at: `rules[${index}]`,
      }),
    (id) => change.remove.push({ id, found: disabled.get(id) }),
  );
  compare(
    rowsOf(before),
    rowsOf(after),
    (row, index) =>
      change.upsert.push({
        found: { id: row.id, set, own: undefined, row, state: 'active', origin: origins.row(row.id) },
        at: `rows.csv:${index + 2}`,
      }),
    (id) => change.remove.push({ id, found: disabled.get(id) }),
  );
  return change;
}

type RowOf = Readonly<Record<string, string>> & { readonly id: string };
const rowsOf = ({ value, tables }: Artifact<RuleSet>): readonly RowOf[] =>
  value.template === undefined ? [] : ((tables['rows']?.rows ?? []) as readonly RowOf[]);

/** Walks two lists side by side while their ids agree; the rest, from the first element put in or taken out, by id. */
function compare<T extends { readonly id: string }>(
  before: readonly T[],
  after: readonly T[],
  changed: (one: T, index: number) => void,
  gone: (id: string) => void,
): void {
  if (before === after) return;
  let index = 0;
  for (; index < before.length && index < after.length; index++) {
    const [old, now] = [before[index]!, after[index]!];
    if (old === now) continue;
    if (old.id !== now.id) break;
    if (!same(old, now)) changed(now, index);
  }
  const rest = new Map(before.slice(index).map((one) => [one.id, one]));
  for (; index < after.length; index++) {
    const now = after[index]!;
    const old = rest.get(now.id);
    rest.delete(now.id);
    if (old === undefined || !same(old, now)) changed(now, index);
  }
  for (const id of rest.keys()) gone(id);
}

const same = (a: object, b: object): boolean => a === b || JSON.stringify(a) === JSON.stringify(b);

/** The rule as it is compiled. */
export const ruleOf = ({ found }: SetChange['upsert'][number]): Rule => documentOf(found);

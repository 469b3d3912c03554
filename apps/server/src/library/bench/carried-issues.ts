import type { Issue } from '@caseloom/core';
import { kinds } from '@caseloom/engine';
import { addressInResolved, addressIn } from '@caseloom/pack';
import type { Artifact, CheckContext, ResolvedPack } from '@caseloom/pack';
import type { RuleSet } from '@caseloom/rules';
import type { SetChange } from './rule-changes.ts';

/**
 * What there is to say about a pack after an edit of some rules: what was said before of everything else, and what is said of those rules now.
 * @param compiled what compiling the changed rules said, at `rules/<set>.json#<rule id>…`
 */
export function carriedIssues(
  before: readonly Issue[],
  pack: ResolvedPack,
  changes: readonly SetChange[],
  compiled: readonly Issue[],
): Issue[] {
  const addresses = changes.flatMap((change) =>
    change.upsert.map(({ at }) => addressInResolved(pack, kinds, 'rules', change.set, at)),
  );
  const gone = changes.flatMap((change) => change.remove.map(({ id }) => `rules/${change.set}.json#${id}`));
  const touched = new Set([...addresses, ...gone]);
  const kept = before.filter((one) => !isBelow(one.path, touched) && !isAboutRemoved(one, changes));
  return [
    ...kept,
    ...changes.flatMap((change) => checked(pack, change)),
    ...compiled.map((one) => located(one, pack, changes)),
  ];
}

/** Does a path lie at or below one of the addresses: cut at every place where a step may end. */
function isBelow(path: string, addresses: ReadonlySet<string>): boolean {
  if (addresses.has(path)) return true;
  for (let at = path.length - 1; at > 0; at--)
    if ((path[at] === '.' || path[at] === '[' || path[at] === ':') && addresses.has(path.slice(0, at))) return true;
  return false;
}

function isAboutRemoved({ args }: Issue, changes: readonly SetChange[]): boolean {
  const { rule } = args as { rule?: string };
  return rule !== undefined && changes.some((change) => change.remove.some(({ id }) => id === rule));
}

/** The kind's own check on the changed rules alone; places are put right afterwards. */
function checked(pack: ResolvedPack, { set, upsert }: SetChange): Issue[] {
  const artifact = pack.artifacts.get('rules')!.get(set)! as Artifact<RuleSet>;
  const rules = upsert.filter(({ found }) => found.own !== undefined);
  const rows = upsert.filter(({ found }) => found.row !== undefined);
  const small: Artifact = {
    ...artifact,
    value: { ...artifact.value, rules: rules.map(({ found }) => found.own!) },
    tables:
      artifact.tables['rows'] === undefined
        ? {}
        : { rows: { columns: artifact.tables['rows'].columns, rows: rows.map(({ found }) => found.row!) } },
  };
  const context: CheckContext = { artifacts: (kind) => [...(pack.artifacts.get(kind)?.values() ?? [])] };
  return (kinds.get('rules')!.check?.(small, context) ?? []).flatMap((one) => {
    const place = placed(
      one.path,
      rules.map(({ at }) => at),
      rows.map(({ at }) => at),
    );
    // What it says of the set as a whole was said before.
    return place === undefined ? [] : [{ ...one, path: addressInResolved(pack, kinds, 'rules', set, place) }];
  });
}

function placed(path: string, rules: readonly string[], rows: readonly string[]): string | undefined {
  const rule = /^rules\[(\d+)\](.*)$/s.exec(path);
  if (rule) return rules[Number(rule[1])] + rule[2]!;
  const row = /^rows\.csv:(\d+)(.*)$/s.exec(path);
  return row && Number(row[1]) >= 2 ? rows[Number(row[1]) - 2]! + row[2]! : undefined;
}

function located(one: Issue, pack: ResolvedPack, changes: readonly SetChange[]): Issue {
  for (const { set, upsert } of changes) {
    if (!one.path.startsWith(`rules/${set}.json#`)) continue;
    for (const { found, at } of upsert) {
      const prefix = `rules/${set}.json#${found.id}`;
      const rest = one.path.slice(prefix.length);
      if (!one.path.startsWith(prefix) || (rest !== '' && !/^[.[]/.test(rest))) continue;
      const address = addressInResolved(pack, kinds, 'rules', set, at);
      return { ...one, path: at.startsWith('rows') ? address : addressIn(address, rest.replace(/^\./, '')) };
    }
  }
  return one;
}

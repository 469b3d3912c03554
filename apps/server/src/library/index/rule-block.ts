import { artifactKey, elementKey, tableRowKey } from '@caseloom/pack';
import type { Artifact, Provenance, ResolvedPack } from '@caseloom/pack';
import { ruleOfRow } from '@caseloom/rules';
import type { Rule, RuleSet, TemplateRow } from '@caseloom/rules';

export type RuleState = 'active' | 'disabled';
export type Origin = Omit<Provenance, 'history'>;

/** One rule of a set as the pack has it: written by itself, or a row of the set's template; in use or disabled. */
export interface FoundRule {
  readonly id: string;
  readonly set: RuleBlock;
  readonly row: TemplateRow | undefined;
  readonly own: Rule | undefined;
  readonly state: RuleState;
  readonly origin: Origin;
}

/** A rule set of a resolved pack, ready to be read rule by rule. */
export interface RuleBlock {
  readonly id: string;
  readonly value: RuleSet;
}

/** The whole document of a rule. */
export function documentOf({ own, row, set }: Pick<FoundRule, 'own' | 'row' | 'set'>): Rule {
  return own ?? ruleOfRow(set.value.template!, row!);
}

/** All rules of a set: its own, its template's rows, then those an overlay disabled. */
export function* rulesOfSet(pack: ResolvedPack, artifact: Artifact<RuleSet>): Generator<FoundRule> {
  const set: RuleBlock = { id: artifact.id, value: artifact.value };
  const touched = originsOf(pack, artifact.id);
  for (const own of artifact.value.rules)
    yield { id: own.id, set, own, row: undefined, state: 'active', origin: touched.element(own.id) };
  if (artifact.value.template !== undefined)
    for (const row of artifact.tables['rows']?.rows ?? [])
      yield { id: row['id'] ?? '', set, own: undefined, row, state: 'active', origin: touched.row(row['id'] ?? '') };
  for (const one of pack.disabled) {
    const found = disabledIn(one, set);
    if (found !== undefined) yield found;
  }
}

function disabledIn({ key, by, value }: ResolvedPack['disabled'][number], set: RuleBlock): FoundRule | undefined {
  const element = elementKey('rules', set.id, 'rules', '');
  if (key.startsWith(element))
    return { id: key.slice(element.length), set, own: value as Rule, row: undefined, state: 'disabled', origin: by };
  const row = tableRowKey('rules', set.id, 'rows', '');
  if (!key.startsWith(row) || set.value.template === undefined) return undefined;
  const cells = value as TemplateRow;
  return { id: cells['id'] ?? '', set, own: undefined, row: cells, state: 'disabled', origin: by };
}

/** The rules of a set that overlays disabled, by id. */
export function disabledRules(pack: ResolvedPack, id: string, value: RuleSet): Map<string, FoundRule> {
  const found = pack.disabled.map((one) => disabledIn(one, { id, value })).filter((one) => one !== undefined);
  return new Map(found.map((one) => [one.id, one]));
}

/** What layers said about single rules of a set; every other rule comes from where the set comes from. */
export function originsOf(
  pack: ResolvedPack,
  set: string,
): { element: (id: string) => Origin; row: (id: string) => Origin } {
  const first = pack.layers[0]!;
  const whole: Origin = pack.provenance.get(artifactKey('rules', set)) ?? {
    packId: first.id,
    version: first.version,
    layer: first.layer,
    op: 'own',
  };
  const [element, row] = [elementKey('rules', set, 'rules', ''), tableRowKey('rules', set, 'rows', '')];
  return {
    element: (id) => pack.provenance.get(element + id) ?? whole,
    row: (id) => pack.provenance.get(row + id) ?? whole,
  };
}

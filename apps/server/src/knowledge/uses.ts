import { kinds } from '@caseloom/engine';
import { formatPath, type Artifact, type PackKindId, type ResolvedPack } from '@caseloom/pack';
import { operators } from '@caseloom/rules';

/** Something that packs name. */
export interface Nameable {
  readonly what: 'field' | 'condition' | 'codes' | 'system' | 'parameter' | 'rule';
  readonly id: string;
  readonly set?: string | undefined;
}
export interface Use {
  readonly kind: string;
  readonly artifact: string;
  readonly element?: string;
  readonly table?: string;
  readonly path: string;
  readonly title?: string;
  readonly shown: string;
}
type Path = readonly (string | number)[];
type Group = Readonly<Record<string, unknown>>;

const SHOWN = 160;

/** Every place of a resolved pack that names a thing, artifact by artifact; `total` counts also those beyond the limit. */
export function findUses(pack: ResolvedPack, thing: Nameable, limit: number): { uses: Use[]; total: number } {
  const uses: Use[] = [];
  let total = 0;
  const add = (use: Use): void => {
    total += 1;
    if (uses.length < limit) uses.push(use);
  };
  for (const artifacts of pack.artifacts.values())
    for (const artifact of artifacts.values()) {
      if (thing.what === 'condition' && (artifact.kind !== 'rules' || artifact.id !== thing.set)) continue;
      for (const place of placesOf(artifact.value, thing, artifact.kind)) add(useAt(artifact, place));
      for (const one of rowUses(artifact, thing)) add(one);
    }
  return { uses, total };
}

/** Rows of long tables that are the rule, or that say the text of it. */
function* rowUses(artifact: Artifact, { what, id }: Nameable): Generator<Use> {
  if (what !== 'rule' && what !== 'codes') return;
  for (const [table, { rows }] of Object.entries(artifact.tables))
    for (const row of rows) {
      const isOwn = what === 'rule' && artifact.kind === 'rules' && row['id'] === id;
      if (isOwn) yield { kind: artifact.kind, artifact: artifact.id, element: id, table, path: 'id', shown: id };
    }
}

/** Paths inside a document at which a thing is named. */
export function placesOf(value: unknown, thing: Nameable, kind: string): Path[] {
  const found: Path[] = [];
  walk(value, [], { item: undefined, operator: undefined }, thing, kind, found);
  return found;
}

interface Around {
  /** List that the fact `item` stands for. */
  readonly item: string | undefined;
  /** Operator whose value this is part of. */
  readonly operator: string | undefined;
}

function walk(value: unknown, at: Path, around: Around, thing: Nameable, kind: string, found: Path[]): void {
  if (typeof value === 'string') {
    if (isNamedBy(value, at, around, thing, kind)) found.push(at);
    return;
  }
  if (Array.isArray(value)) {
    value.forEach((one, index) => walk(one, [...at, index], around, thing, kind, found));
    return;
  }
  if (typeof value !== 'object' || value === null) return;
  const group = value as Group;
  const forEach = typeof group['forEach'] === 'string' ? group['forEach'] : around.item;
  const here = { ...around, item: forEach };
  const address = typeof group['fact'] === 'string' ? addressIn(group, here.item) : undefined;
  if (thing.what === 'field' && address !== undefined && isField(address, thing.id)) found.push(at);
  for (const [name, one] of Object.entries(group)) {
    if (thing.what === 'condition' && name === thing.id && at.length === 1 && at[0] === 'conditions')
      found.push([...at, name]);
    const operator = name === 'value' && typeof group['operator'] === 'string' ? group['operator'] : here.operator;
    const isInner = name === 'conditions' && here.operator !== undefined;
    const item = name === 'value' && hasConditions(one) && address !== undefined ? address : here.item;
    walk(one, [...at, name], { item, operator: isInner ? undefined : operator }, thing, kind, found);
  }
}

/** Members that are codes or people's words, which may be the same as an id by chance. */
const TEXTS: ReadonlySet<unknown> = new Set(['code', 'zh', 'en', 'title', 'name', 'note']);

const hasConditions = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, 'conditions');

function isNamedBy(text: string, at: Path, { operator }: Around, { what, id }: Nameable, kind: string): boolean {
  const name = at.at(-1);
  switch (what) {
    case 'field':
      if (name === 'field' || name === 'forEach') return isField(text, id);
      return operator === 'satisfies' || kind === 'measures' ? mentions(text, id.replaceAll('[]', '')) : false;
    case 'condition':
      return name === 'condition' && text === id;
    case 'codes':
    case 'system':
      if (text !== id) return false;
      return name === 'codes' || (operator !== undefined && operators.get(operator)?.compare === undefined);
    case 'parameter':
      return name === 'parameter' && text === id;
    case 'rule':
      return text === id && !TEXTS.has(name);
  }
}

/** A field, or the group or list that it stands in. */
function isField(address: string, id: string): boolean {
  return address === id || address === `${id}[]`;
}

/** The path as a whole in an expression: not as part of a longer name. */
function mentions(expression: string, path: string): boolean {
  for (let from = expression.indexOf(path); from >= 0; from = expression.indexOf(path, from + 1)) {
    const before = expression[from - 1] ?? ' ';
    const after = expression[from + path.length] ?? ' ';
    if (!/[\p{L}\p{N}_.]/u.test(before) && !/[\p{L}\p{N}_]/u.test(after)) return true;
  }
  return false;
}

/** Canonical path of a test's fact and path: `$.` taken off, indexes as `[]`, `item` as the items of the list. */
function addressIn(test: Group, item: string | undefined): string {
  const below = (typeof test['path'] === 'string' ? test['path'] : '').replace(/^\$\.?/, '').replace(/\[\d+\]/g, '[]');
  const fact = test['fact'] === 'item' && item !== undefined ? `${item}[]` : String(test['fact']);
  return below === '' ? fact : below.startsWith('[') ? `${fact}${below}` : `${fact}.${below}`;
}

/** The element of a family that a path leads into, with its title and what stands at the place. */
function useAt(artifact: Artifact, place: Path): Use {
  const families = kinds.get(artifact.kind as PackKindId)?.families ?? [];
  const own = { kind: artifact.kind, artifact: artifact.id, shown: shownAt(artifact.value, place) };
  for (const family of families) {
    const steps = family.path.split('.');
    const index = place[steps.length];
    if (typeof index !== 'number' || !steps.every((step, at) => step === place[at])) continue;
    const element = valueAt(artifact.value, place.slice(0, steps.length + 1)) as Group;
    const title = titleOf(element);
    return {
      ...own,
      element: String(element[family.key]),
      path: formatPath(place.slice(steps.length + 1)),
      ...(title === undefined ? {} : { title }),
    };
  }
  return { ...own, path: formatPath(place) };
}

function titleOf(element: Group): string | undefined {
  for (const way of [['event', 'params', 'title', 'zh'], ['title', 'zh'], ['title'], ['name']]) {
    const found = valueAt(element, way);
    if (typeof found === 'string') return found;
  }
  return undefined;
}

function valueAt(value: unknown, path: Path): unknown {
  let at: unknown = value;
  for (const step of path)
    at =
      typeof at === 'object' && at !== null && Object.hasOwn(at, step)
        ? (at as Record<string | number, unknown>)[step]
        : undefined;
  return at;
}

function shownAt(value: unknown, place: Path): string {
  const found = valueAt(value, place);
  const text = typeof found === 'string' ? found : JSON.stringify(found);
  return text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text;
}

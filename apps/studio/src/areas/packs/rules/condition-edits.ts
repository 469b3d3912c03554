/**
 * Edits of a rule's condition as the JSON it is: the form, the outline and the code show one and the same value, so nothing can be lost
 * between them. What an edit does not name (names, priorities, members we do not know) stays as it came.
 */

/** Way into a condition: member names and indexes, `['all', 1, 'not']`. */
export type Address = readonly (string | number)[];
export type Json = Readonly<Record<string, unknown>>;

export function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function valueAt(root: unknown, address: Address): unknown {
  let value = root;
  for (const step of address) {
    if (Array.isArray(value) && typeof step === 'number') value = value[step];
    else if (isObject(value) && typeof step === 'string') value = value[step];
    else return undefined;
  }
  return value;
}

/** The root with another value at the address. `undefined` takes an object's member away. An address that leads nowhere changes nothing. */
export function replaceAt(root: unknown, address: Address, value: unknown): unknown {
  const [step, ...rest] = address;
  if (step === undefined) return value;
  if (Array.isArray(root) && typeof step === 'number') {
    if (step < 0 || step >= root.length) return root;
    return root.map((item: unknown, index) => (index === step ? replaceAt(item, rest, value) : item));
  }
  if (!isObject(root) || typeof step !== 'string') return root;
  if (rest.length === 0 && value === undefined) {
    return Object.fromEntries(Object.entries(root).filter(([name]) => name !== step));
  }
  return { ...root, [step]: replaceAt(root[step], rest, value) };
}

function editList(root: unknown, list: Address, change: (items: readonly unknown[]) => readonly unknown[]): unknown {
  const items = valueAt(root, list);
  return Array.isArray(items) ? replaceAt(root, list, change(items)) : root;
}

/** Puts a condition into the list at `list` (`['all']`), before `index` or at the end. */
export function insertAt(root: unknown, list: Address, value: unknown, index?: number): unknown {
  return editList(root, list, (items) => [
    ...items.slice(0, index ?? items.length),
    value,
    ...items.slice(index ?? items.length),
  ]);
}

/** Takes one condition out of its list. A condition that is not in a list (under `not`, the root) stays. */
export function removeAt(root: unknown, address: Address): unknown {
  const index = address.at(-1);
  if (typeof index !== 'number') return root;
  return editList(root, address.slice(0, -1), (items) => items.filter((_, at) => at !== index));
}

/** Moves a condition up (−1) or down (+1) within its list. */
export function moveAt(root: unknown, address: Address, by: -1 | 1): unknown {
  const index = address.at(-1);
  if (typeof index !== 'number') return root;
  return editList(root, address.slice(0, -1), (items) => {
    const to = index + by;
    if (index >= items.length || to < 0 || to >= items.length) return items;
    const next = [...items];
    [next[index], next[to]] = [next[to], next[index]];
    return next;
  });
}

/**
 * Takes a condition out of its list and puts it before `index` of another, or of the same, list; nothing is moved into itself.
 * @param list address of the list, `['conditions', 'all']`, as it is before the move
 */
export function moveTo(root: unknown, from: Address, list: Address, index: number): unknown {
  const at = from.at(-1);
  const value = valueAt(root, from);
  const inside = from.length <= list.length && from.every((step, place) => step === list[place]);
  if (typeof at !== 'number' || value === undefined || inside || !Array.isArray(valueAt(root, list))) return root;
  const fromList = from.slice(0, -1);
  const isSameList = fromList.length === list.length && fromList.every((step, place) => step === list[place]);
  if (isSameList && (index === at || index === at + 1)) return root;
  const without = removeAt(root, from);
  const isBehind = isSameList && index > at;
  return insertAt(without, afterRemoval(list, from), value, isBehind ? index - 1 : index);
}

/** Where an address leads once a condition was taken out of a list on its way. */
function afterRemoval(address: Address, removed: Address): Address {
  const place = removed.length - 1;
  const index = removed[place] as number;
  const step = address[place];
  const isBehind =
    removed.slice(0, place).every((one, at) => one === address[at]) && typeof step === 'number' && step > index;
  return isBehind ? [...address.slice(0, place), step - 1, ...address.slice(place + 1)] : address;
}

/** Puts what stands at the address into a new group or a negation: `x` → `{ all: [x] }`, `{ not: x }`. */
export function wrapAt(root: unknown, address: Address, kind: 'all' | 'any' | 'not'): unknown {
  const inner = valueAt(root, address);
  if (inner === undefined) return root;
  return replaceAt(root, address, kind === 'not' ? { not: inner } : { [kind]: [inner] });
}

/** Joins what stands at the address with another condition in a new `all`: `x` → `{ all: [x, other] }`. */
export function joinAt(root: unknown, address: Address, other: unknown): unknown {
  const inner = valueAt(root, address);
  return inner === undefined ? root : replaceAt(root, address, { all: [inner, other] });
}

/** Takes a negation, or a group of one, away and keeps what it held. Groups of more, or with a name, stay. */
export function unwrapAt(root: unknown, address: Address): unknown {
  const outer = valueAt(root, address);
  if (!isObject(outer)) return root;
  const members = Object.keys(outer);
  if (members.length !== 1) return root;
  if (members[0] === 'not') return replaceAt(root, address, outer['not']);
  const list = outer[members[0] as string];
  if ((members[0] === 'all' || members[0] === 'any') && Array.isArray(list) && list.length === 1) {
    return replaceAt(root, address, list[0]);
  }
  return root;
}

/** Turns an `all` into an `any` or back, keeping its members, name and priority, and the order of its keys. */
export function switchGroup(root: unknown, address: Address, to: 'all' | 'any'): unknown {
  const group = valueAt(root, address);
  if (!isObject(group)) return root;
  const from = to === 'all' ? 'any' : 'all';
  if (!Array.isArray(group[from])) return root;
  return replaceAt(
    root,
    address,
    Object.fromEntries(Object.entries(group).map(([name, value]) => [name === from ? to : name, value])),
  );
}

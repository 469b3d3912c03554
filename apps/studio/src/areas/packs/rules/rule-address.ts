import { isObject, valueAt, type Address } from './condition-edits.ts';
import { addressIn } from './knowledge.ts';

/** An address as issues write it: `conditions.all[0].value`. */
export function pathOf(address: Address): string {
  return address.reduce<string>(
    (path, step) => (typeof step === 'number' ? `${path}[${step}]` : path === '' ? step : `${path}.${step}`),
    '',
  );
}

/** The address of a path as issues write it. */
export function addressOfPath(path: string): Address {
  return [...path.matchAll(/\[(\d+)\]|[^.[\]]+/g)].map((found) =>
    found[1] === undefined ? found[0] : Number(found[1]),
  );
}

/** The innermost condition of a rule at an address or around it: the nearest step that leads to a test, group, negation or reference. */
export function conditionAt(rule: unknown, address: Address): Address | undefined {
  for (let end = address.length; end > 0; end -= 1) {
    const way = address.slice(0, end);
    const value = valueAt(rule, way);
    if (isObject(value) && isCondition(value) && isConditionPlace(way)) return way;
  }
  return undefined;
}

const isCondition = (value: Readonly<Record<string, unknown>>): boolean =>
  ['all', 'any', 'not', 'condition', 'operator'].some((one) => one in value);

/** A condition stands under `conditions`, `appliesWhen` or `not`, or in a list `all` or `any`. */
function isConditionPlace(address: Address): boolean {
  const last = address.at(-1);
  if (typeof last === 'number') return address.at(-2) === 'all' || address.at(-2) === 'any';
  return last === 'conditions' || last === 'appliesWhen' || last === 'not';
}

/** List whose items the fact `item` stands for at an address: of the nearest list operator around it, else of the rule's `forEach`. */
export function itemListAt(rule: unknown, address: Address): string | undefined {
  let item = isObject(rule) && typeof rule['forEach'] === 'string' ? rule['forEach'] : undefined;
  for (let end = 1; end < address.length; end += 1) {
    if (address[end] !== 'value' || address[end + 1] !== 'conditions') continue;
    const test = valueAt(rule, address.slice(0, end));
    if (!isObject(test) || typeof test['fact'] !== 'string') continue;
    item = addressIn(test['fact'], typeof test['path'] === 'string' ? test['path'] : undefined, item);
  }
  return item;
}

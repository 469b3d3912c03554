import type { Facts } from '@caseloom/record';
import { fieldOf } from '@caseloom/record';

/** Facts as the library wants them: amounts, counts and other decimals that records carry as texts become JavaScript numbers. */
export function plainFacts(facts: Facts): Record<string, unknown> {
  return Object.fromEntries(Object.entries(facts).map(([name, value]) => [name, plain(value, name)]));
}

function plain(value: unknown, path: string): unknown {
  if (Array.isArray(value)) return value.map((item) => plain(item, `${path}[]`));
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, plain(inner, `${path}.${name}`)]));
  return typeof value === 'string' && isNumberField(path) && /^[+-]?\d+(\.\d+)?$/.test(value) ? Number(value) : value;
}

/** Earlier encounters have the same fields. */
export function isNumberField(path: string): boolean {
  const type = fieldOf(path.replace(/^history\[\]\./, ''))?.type;
  return type === 'decimal' || type === 'integer';
}

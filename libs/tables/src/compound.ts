import { toFeel, type FeelValue } from '@caseloom/expression';
import type { TableOutput } from './types.ts';

/** One output is its value; several are a context by output name. */
export function compoundOf(outputs: readonly TableOutput[]): (values: readonly FeelValue[]) => FeelValue {
  if (outputs.length === 1) return (values) => values[0]!;
  const names = outputs.map(({ id, name }) => name ?? id);
  return (values) => contextOf(names.map((name, index) => [name, values[index]!]));
}

/** A FEEL context of these members. */
export function contextOf(entries: Iterable<readonly [name: string, value: FeelValue]>): FeelValue {
  const members = Object.create(null) as Record<string, FeelValue>;
  for (const [name, value] of entries) members[name] = value;
  return toFeel(members);
}

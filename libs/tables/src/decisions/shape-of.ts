import type { FeelType } from '@caseloom/expression';
import { hitPolicies } from '../hit-policy.ts';
import type { TableBody } from '../types.ts';
import type { Boxed } from './documents.ts';
import type { ItemTypes } from './item-types.ts';

/** The type that an expression shows by the way it is written: what has no type of its own still has members with names. */
export function shapeOf(boxed: Boxed, types: ItemTypes): FeelType {
  if (boxed.type !== undefined) return types.typeOf(boxed.type);
  switch (boxed.kind) {
    case 'context': {
      const result = boxed.entries.find(({ name }) => name === undefined);
      if (result !== undefined) return shapeOf(result.value, types);
      return membersOf(
        boxed.entries.map(({ name, type, value }) => [
          name!,
          type === undefined ? shapeOf(value, types) : types.typeOf(type),
        ]),
      );
    }
    case 'relation':
      return { list: membersOf(boxed.columns.map(({ name, type = 'any' }) => [name, types.typeOf(type)])) };
    case 'table':
      return tableShape(boxed, types);
    case 'list':
      return { list: 'any' };
    default:
      return 'any';
  }
}

function tableShape({ outputs, hitPolicy }: TableBody, types: ItemTypes): FeelType {
  if (outputs.length < 2) return 'any';
  const row = membersOf(outputs.map(({ id, name, type = 'any' }) => [name ?? id, types.typeOf(type)]));
  return hitPolicies[hitPolicy].many ? { list: row } : row;
}

/** More members than these may be there. */
function membersOf(members: readonly (readonly [string, FeelType])[]): FeelType {
  return { members: new Map(members), open: true };
}

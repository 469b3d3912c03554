import type { Span, TypeNode } from './ast.ts';
import { closestNames } from './closest.ts';
import { Located } from './located.ts';
import type { FeelType, ScalarType } from './types.ts';

/** Names of types as FEEL writes them. */
const NAMED: ReadonlyMap<string, FeelType> = new Map<string, FeelType>([
  ['Any', 'any'],
  ['Null', 'null'],
  ...(['number', 'string', 'boolean', 'date', 'time', 'date and time', 'years and months duration'] as const).map(
    (name): [string, ScalarType] => [name, name],
  ),
  ['days and time duration', 'duration'],
  ['duration', 'duration'],
  ['list', { list: 'any' }],
  ['context', { members: new Map(), open: true }],
  ['range', 'range'],
  ['function', 'function'],
]);

/** A written type. @throws Located EXPRESSION_TYPE_UNKNOWN for a name that is neither built in nor among `types` */
export function resolveType(node: TypeNode, span: Span, types: ReadonlyMap<string, FeelType>): FeelType {
  if ('list' in node) return { list: resolveType(node.list, span, types) };
  if ('range' in node) return { range: resolveType(node.range, span, types) };
  if ('members' in node)
    return {
      members: new Map(node.members.map(({ name, type }) => [name, resolveType(type, span, types)])),
      open: true,
    };
  if ('parameters' in node)
    return {
      parameters: node.parameters.map((type) => ({ type: resolveType(type, span, types) })),
      returns: resolveType(node.returns, span, types),
    };
  const type = types.get(node.name) ?? NAMED.get(node.name);
  if (type === undefined)
    throw new Located('EXPRESSION_TYPE_UNKNOWN', span, {
      name: node.name,
      known: closestNames(node.name, [...NAMED.keys(), ...types.keys()]).join(', '),
    });
  return type;
}

/** As it was written. */
export function typeText(node: TypeNode): string {
  if ('list' in node) return `list<${typeText(node.list)}>`;
  if ('range' in node) return `range<${typeText(node.range)}>`;
  if ('members' in node)
    return `context<${node.members.map(({ name, type }) => `${name}: ${typeText(type)}`).join(', ')}>`;
  if ('parameters' in node) return `function<${node.parameters.map(typeText).join(', ')}>->${typeText(node.returns)}`;
  return node.name;
}

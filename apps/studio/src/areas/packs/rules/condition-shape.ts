import { isObject, type Json } from './condition-edits.ts';
import type { RuleKnowledge } from './knowledge.ts';

/** Why the form shows something as it is stored, and does not let it be changed there. */
export type OpaqueReason = 'notObject' | 'mixed' | 'params' | 'operatorUnknown' | 'members';

/** What a piece of a condition is, for the form. Nothing is converted: the form edits the JSON itself at its address. */
export type ConditionShape =
  | { readonly is: 'group'; readonly op: 'all' | 'any'; readonly children: readonly unknown[]; readonly name?: string }
  | { readonly is: 'not'; readonly inner: unknown; readonly name?: string }
  | { readonly is: 'reference'; readonly to: string }
  | {
      readonly is: 'test';
      readonly fact: string;
      readonly path?: string;
      readonly operator: string;
      readonly value: unknown;
      readonly name?: string;
    }
  | { readonly is: 'opaque'; readonly reason: OpaqueReason };

const COMMON = ['name', 'priority'];

export function shapeOf(condition: unknown, knowledge: Pick<RuleKnowledge, 'operators'>): ConditionShape {
  if (!isObject(condition)) return { is: 'opaque', reason: 'notObject' };
  const kinds = ['all', 'any', 'not', 'condition', 'fact'].filter((one) => one in condition);
  if (kinds.length !== 1) return { is: 'opaque', reason: 'mixed' };
  const [kind] = kinds;
  const name = typeof condition['name'] === 'string' ? { name: condition['name'] } : {};
  const only = (members: readonly string[]) =>
    Object.keys(condition).every((one) => members.includes(one) || COMMON.includes(one));
  if (kind === 'all' || kind === 'any') {
    const children = condition[kind];
    return Array.isArray(children) && only([kind])
      ? { is: 'group', op: kind, children, ...name }
      : { is: 'opaque', reason: 'members' };
  }
  if (kind === 'not')
    return only(['not']) ? { is: 'not', inner: condition['not'], ...name } : { is: 'opaque', reason: 'members' };
  if (kind === 'condition') {
    const to = condition['condition'];
    return typeof to === 'string' && only(['condition'])
      ? { is: 'reference', to }
      : { is: 'opaque', reason: 'members' };
  }
  return testShape(condition, only(['fact', 'path', 'operator', 'value', 'params']), knowledge, name);
}

function testShape(
  condition: Json,
  known: boolean,
  knowledge: Pick<RuleKnowledge, 'operators'>,
  name: { readonly name?: string },
): ConditionShape {
  const { fact, path, operator } = condition;
  if (typeof fact !== 'string' || typeof operator !== 'string' || !known) return { is: 'opaque', reason: 'members' };
  if ('params' in condition) return { is: 'opaque', reason: 'params' };
  if (path !== undefined && typeof path !== 'string') return { is: 'opaque', reason: 'members' };
  if (operator !== '' && !knowledge.operators.has(operator)) return { is: 'opaque', reason: 'operatorUnknown' };
  return { is: 'test', fact, operator, value: condition['value'], ...(path === undefined ? {} : { path }), ...name };
}

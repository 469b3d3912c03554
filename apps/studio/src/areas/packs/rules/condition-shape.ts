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

/** How the value of an operator is entered, told from the JSON Schema of its value and, where that leaves a choice, from the value itself. */
export type ValueForm = 'none' | 'boolean' | 'scalar' | 'list' | 'members' | 'json';

export function valueForm(schema: Json, value: unknown): ValueForm {
  const forms = formsOf(schema);
  if (forms.includes('none') && (value === undefined || value === null)) return 'none';
  const own = formOfValue(value);
  if (own !== undefined && (forms.includes(own) || (own === 'boolean' && forms.includes('scalar'))))
    return forms.includes(own) ? own : 'scalar';
  if (own === undefined || own === 'scalar') return forms[0] ?? 'json';
  return 'json';
}

function formOfValue(value: unknown): ValueForm | undefined {
  if (value === undefined) return undefined;
  if (Array.isArray(value)) return 'list';
  if (isObject(value)) return 'members';
  return typeof value === 'boolean' ? 'boolean' : 'scalar';
}

function formsOf(schema: Json): readonly ValueForm[] {
  const branches = schema['anyOf'] ?? schema['oneOf'];
  if (Array.isArray(branches)) {
    const forms = [...new Set(branches.flatMap((one) => (isObject(one) ? formsOf(one) : [])))];
    return forms.includes('scalar') ? forms.filter((one) => one !== 'boolean') : forms;
  }
  if ('const' in schema)
    return schema['const'] === null ? ['none'] : [typeof schema['const'] === 'boolean' ? 'boolean' : 'scalar'];
  switch (schema['type']) {
    case 'null':
      return ['none'];
    case 'boolean':
      return ['boolean'];
    case 'string':
    case 'number':
    case 'integer':
      return ['scalar'];
    case 'array':
      return [isScalarSchema(schema['items']) ? 'list' : 'json'];
    case 'object':
      return [isObject(schema['properties']) ? 'members' : 'json'];
    default:
      return ['enum' in schema ? 'scalar' : 'json'];
  }
}

function isScalarSchema(schema: unknown): boolean {
  if (!isObject(schema)) return false;
  const forms = formsOf(schema);
  return forms.length > 0 && forms.every((one) => one === 'scalar' || one === 'boolean');
}

/** The branch of a schema that describes members, for forms of an object value. */
export function membersSchema(schema: Json): Readonly<Record<string, Json>> {
  const branches = schema['anyOf'] ?? schema['oneOf'];
  const found = Array.isArray(branches)
    ? branches.find((one): one is Json => isObject(one) && isObject(one['properties']))
    : schema;
  const properties = found?.['properties'];
  return isObject(properties) ? (properties as Readonly<Record<string, Json>>) : {};
}

/** A first value in the form that an operator asks for. */
export function firstValue(schema: Json): unknown {
  const form = valueForm(schema, undefined);
  if (form === 'list') return [];
  if (form === 'boolean') return true;
  if (form === 'none') return null;
  if (form !== 'members') return '';
  return 'conditions' in membersSchema(schema) ? { conditions: { all: [] } } : {};
}

/** What was typed, in the type that the old value or the field has: `60` stays a number, `0012` stays a text. */
export function typedValue(text: string, before: unknown, fieldType: string | undefined): string | number | boolean {
  const numeric = /^-?\d+(\.\d+)?$/.test(text) && String(Number(text)) === text;
  if (
    numeric &&
    (typeof before === 'number' ||
      (typeof before !== 'string' && fieldType === 'integer') ||
      (before === '' && fieldType === 'integer'))
  )
    return Number(text);
  return text;
}

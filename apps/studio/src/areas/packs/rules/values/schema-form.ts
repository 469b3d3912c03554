import { isObject, type Json } from '../condition-edits.ts';

/**
 * One way in which a value may be written, told from the JSON Schema of an operator's value. `reference` is `{fact, path}`, `tuple` a list of
 * fixed length, `rows` a list of objects; `json` is what no form fits.
 */
export interface Variant {
  readonly form:
    | 'none'
    | 'boolean'
    | 'choice'
    | 'scalar'
    | 'list'
    | 'tuple'
    | 'rows'
    | 'reference'
    | 'members'
    | 'conditions'
    | 'json';
  readonly schema: Json;
}

/** The ways a schema allows, without doubles: a number or a decimal text is one scalar. */
export function variantsOf(schema: Json): readonly Variant[] {
  const branches = schema['anyOf'] ?? schema['oneOf'];
  const all = Array.isArray(branches)
    ? branches.flatMap((one) => (isObject(one) ? variantsOf(one) : []))
    : [{ form: formOf(schema), schema }];
  const scalar = all.some((one) => one.form === 'scalar');
  const seen = new Set<string>();
  return all.filter((one) => {
    if (one.form === 'boolean' && scalar) return false;
    const key = one.form === 'members' ? `members ${Object.keys(propertiesOf(one.schema)).join()}` : one.form;
    return seen.has(key) ? false : (seen.add(key), true);
  });
}

function formOf(schema: Json): Variant['form'] {
  if (typeof schema['$ref'] === 'string') return 'conditions';
  if ('const' in schema)
    return schema['const'] === null ? 'none' : typeof schema['const'] === 'boolean' ? 'boolean' : 'scalar';
  if (Array.isArray(schema['enum'])) return 'choice';
  if (Array.isArray(schema['type'])) return schema['type'].every((one) => SCALARS.has(one)) ? 'scalar' : 'json';
  switch (schema['type']) {
    case 'null':
      return 'none';
    case 'boolean':
      return 'boolean';
    case 'string':
    case 'number':
    case 'integer':
      return 'scalar';
    case 'array':
      return arrayForm(schema);
    case 'object':
      return objectForm(schema);
    default:
      return 'json';
  }
}

const SCALARS: ReadonlySet<unknown> = new Set(['string', 'number', 'integer', 'boolean']);

function arrayForm(schema: Json): Variant['form'] {
  if (Array.isArray(schema['prefixItems'])) return 'tuple';
  if (!isObject(schema['items'])) return 'json';
  const forms = variantsOf(schema['items']).map((one) => one.form);
  if (forms.every((one) => one === 'scalar' || one === 'choice' || one === 'boolean')) return 'list';
  return forms.every((one) => one === 'members' || one === 'reference') ? 'rows' : 'json';
}

function objectForm(schema: Json): Variant['form'] {
  const names = Object.keys(propertiesOf(schema));
  if (names.length === 0) return 'json';
  return names.includes('fact') && names.every((one) => one === 'fact' || one === 'path') ? 'reference' : 'members';
}

export function propertiesOf(schema: Json): Readonly<Record<string, Json>> {
  const properties = schema['properties'];
  return isObject(properties) ? (properties as Readonly<Record<string, Json>>) : {};
}

/** The way in which a value is written now; undefined where it fits none, so that it is shown as the JSON it is. An absent value takes the first. */
export function variantOf(variants: readonly Variant[], value: unknown): Variant | undefined {
  if (value === undefined) return variants[0];
  const fitting = variants.filter((one) => fits(one, value));
  return (
    fitting.find((one) => one.form === 'members' && isObject(value) && knowsAll(one, value)) ??
    fitting.find((one) => one.form !== 'members' || variants.length === 1)
  );
}

function fits({ form, schema }: Variant, value: unknown): boolean {
  switch (form) {
    case 'none':
      return value === null;
    case 'boolean':
      return typeof value === 'boolean';
    case 'choice':
      return !isObject(value) && !Array.isArray(value);
    case 'scalar':
      return ['string', 'number', 'boolean'].includes(typeof value);
    case 'list':
      return Array.isArray(value) && value.every((one) => !isObject(one) && !Array.isArray(one));
    case 'tuple':
      return Array.isArray(value) && value.length <= (schema['prefixItems'] as readonly unknown[]).length;
    case 'rows':
      return Array.isArray(value) && value.every(isObject);
    case 'reference':
      return (
        isObject(value) &&
        typeof value['fact'] === 'string' &&
        Object.keys(value).every((one) => one === 'fact' || one === 'path')
      );
    case 'members':
      return isObject(value);
    case 'conditions':
      return isObject(value);
    case 'json':
      return true;
  }
}

function knowsAll({ schema }: Variant, value: Json): boolean {
  const known = propertiesOf(schema);
  return Object.keys(value).every((one) => Object.hasOwn(known, one));
}

const NEW_TEST = { fact: '', operator: '', value: '' };

/** A first value in a form; members that have to be there begin empty, so that the form asks for them. */
export function firstValue(schema: Json): unknown {
  const [first] = variantsOf(schema);
  return first === undefined ? '' : firstOf(first);
}

export function firstOf({ form, schema }: Variant): unknown {
  switch (form) {
    case 'none':
      return null;
    case 'boolean':
      return schema['const'] ?? true;
    case 'choice':
      return (schema['enum'] as readonly unknown[])[0];
    case 'list':
    case 'rows':
      return [];
    case 'tuple':
      return (schema['prefixItems'] as readonly Json[]).map(firstValue);
    case 'reference':
      return { fact: '' };
    case 'conditions':
      return { all: [NEW_TEST] };
    case 'members':
      return Object.fromEntries(requiredOf(schema).map((name) => [name, firstValue(propertiesOf(schema)[name] ?? {})]));
    case 'scalar':
    case 'json':
      return '';
  }
}

function requiredOf(schema: Json): readonly string[] {
  const required = schema['required'];
  return Array.isArray(required) ? (required as string[]) : [];
}

/** The value written another way, as much of it as the other way can hold: a text becomes a list of one, a list its first, `x` becomes `{than: x}`. */
export function rewritten(value: unknown, to: Variant): unknown {
  const fresh = firstOf(to);
  if (to.form === 'list') return scalarOf(value) === undefined ? fresh : [scalarOf(value)];
  if (to.form === 'scalar') return scalarOf(value) ?? fresh;
  if (to.form === 'reference') {
    const found = isObject(value) ? Object.values(value).find((one) => fits(to, one)) : undefined;
    return found ?? fresh;
  }
  if (to.form !== 'members' || value === undefined || value === '') return fresh;
  const into = Object.entries(propertiesOf(to.schema)).find(
    ([name, schema]) => requiredOf(to.schema).includes(name) && variantOf(variantsOf(schema), value) !== undefined,
  );
  return into === undefined ? fresh : { ...(fresh as Json), [into[0]]: value };
}

function scalarOf(value: unknown): string | number | boolean | undefined {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  if (Array.isArray(value)) return scalarOf(value[0]);
  return isObject(value) ? scalarOf(Object.values(value).find((one) => scalarOf(one) !== undefined)) : undefined;
}

/** What was typed, in the type that the old value, the field or the schema has: `60` stays a number, `0012` stays a text. */
export function typedValue(text: string, before: unknown, kind: string | undefined): string | number {
  const number = /^-?\d+(\.\d+)?$/.test(text) && String(Number(text)) === text;
  const wanted =
    typeof before === 'number' ||
    ((typeof before !== 'string' || before === '') && (kind === 'integer' || kind === 'number'));
  return number && wanted ? Number(text) : text;
}

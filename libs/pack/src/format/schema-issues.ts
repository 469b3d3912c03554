import { issue, type Issue } from '@caseloom/core';
import type { z } from 'zod';
import { addressIn } from '../text/property-path.ts';
import { suggestion } from '../text/near.ts';
import { getIn, isRecord, textOf } from '../text/values.ts';

type ZodIssue = z.core.$ZodIssue;

/** Where a value came from, to turn a path inside it into an address and a span. */
export interface Place {
  readonly address: (path: readonly PropertyKey[]) => string;
  readonly span?: (path: readonly PropertyKey[]) => { readonly from: number; readonly to: number };
}

export function placeInFile(file: string, spanOf?: Place['span']): Place {
  return { address: (path) => addressIn(file, path), ...(spanOf === undefined ? {} : { span: spanOf }) };
}

/**
 * Checks a value against a closed schema and says what is wrong as located issues: PACK_KEY_UNKNOWN (with near names), PACK_KEY_MISSING,
 * PACK_TYPE_WRONG, PACK_VALUE_UNKNOWN, PACK_VALUE_INVALID, or the code a custom check names in `params.code`.
 */
export function checkSchema<T>(
  schema: z.ZodType<T>,
  value: unknown,
  place: Place,
): { readonly value?: T; readonly issues: readonly Issue[] } {
  const result = schema.safeParse(value);
  if (result.success) return { value: result.data, issues: [] };
  return { issues: schemaIssues(schema, value, result.error.issues, place) };
}

export function schemaIssues(
  schema: z.core.$ZodType,
  value: unknown,
  found: readonly ZodIssue[],
  place: Place,
): Issue[] {
  return found
    .flatMap((one) => flatten(one, []))
    .map(({ one, path }) => toIssues(schema, value, one, path, place))
    .flat();
}

interface Located {
  readonly one: ZodIssue;
  readonly path: readonly PropertyKey[];
}

/** A union complains once per branch: we keep the branch that fits best, the one with fewest unknown keys, then with the deepest and fewest complaints. */
function flatten(one: ZodIssue, base: readonly PropertyKey[]): Located[] {
  const path = [...base, ...one.path];
  if (one.code !== 'invalid_union' || one.errors.length === 0) return [{ one, path }];
  const branches = one.errors.map((branch) => branch.flatMap((inner) => flatten(inner, path)));
  const misfit = (branch: Located[]): number =>
    branch.reduce(
      (sum, { one: inner, path: at }) =>
        sum + (at.length > path.length ? 1 : inner.code === 'unrecognized_keys' ? 10 * inner.keys.length : 30),
      0,
    );
  return branches.reduce((best, branch) => (misfit(branch) < misfit(best) ? branch : best));
}

function toIssues(
  schema: z.core.$ZodType,
  value: unknown,
  one: ZodIssue,
  path: readonly PropertyKey[],
  place: Place,
): Issue[] {
  const make = (code: string, at: readonly PropertyKey[], args: Issue['args']): Issue => ({
    ...issue(code, place.address(at), args),
    ...(place.span === undefined ? {} : { span: place.span(at) }),
  });
  const found = getIn(value, path);
  switch (one.code) {
    case 'unrecognized_keys': {
      const present = isRecord(found) ? Object.keys(found) : [];
      const known = [...keysAt(schema, path)].filter((key) => !present.includes(key));
      return one.keys.map((key) =>
        make('PACK_KEY_UNKNOWN', [...path, key], { key, known: suggestion(key, known) || '–' }),
      );
    }
    case 'invalid_type':
      if (found === undefined)
        return [make('PACK_KEY_MISSING', path, { key: String(path.at(-1) ?? ''), expected: one.expected })];
      return [make('PACK_TYPE_WRONG', path, { expected: one.expected, found: typeName(found) })];
    case 'invalid_value':
      if (found === undefined)
        return [
          make('PACK_KEY_MISSING', path, {
            key: String(path.at(-1) ?? ''),
            expected: one.values.map(String).join(' | '),
          }),
        ];
      return [
        make('PACK_VALUE_UNKNOWN', path, {
          value: show(found),
          known: suggestion(textOf(found), one.values.map(String)),
        }),
      ];
    case 'invalid_union': {
      const options = 'options' in one && Array.isArray(one.options) ? one.options.map(String) : [];
      if (found === undefined)
        return [
          make('PACK_KEY_MISSING', path, { key: String(path.at(-1) ?? ''), expected: options.join(' | ') || 'value' }),
        ];
      return [make('PACK_VALUE_UNKNOWN', path, { value: show(found), known: suggestion(textOf(found), options) })];
    }
    case 'custom': {
      const params = one.params ?? {};
      const code = typeof params['code'] === 'string' ? params['code'] : 'PACK_VALUE_INVALID';
      const args = Object.entries(params).filter(
        (entry): entry is [string, string | number] =>
          entry[0] !== 'code' && (typeof entry[1] === 'string' || typeof entry[1] === 'number'),
      );
      return [make(code, path, { value: show(found), rule: one.message, ...Object.fromEntries(args) })];
    }
    case 'too_small':
      return [
        make('PACK_VALUE_INVALID', path, {
          value: show(found),
          rule: `${one.origin} ${one.inclusive === false ? '>' : '≥'} ${String(one.minimum)}`,
        }),
      ];
    case 'too_big':
      return [
        make('PACK_VALUE_INVALID', path, {
          value: show(found),
          rule: `${one.origin} ${one.inclusive === false ? '<' : '≤'} ${String(one.maximum)}`,
        }),
      ];
    case 'invalid_format':
      return [make('PACK_VALUE_INVALID', path, { value: show(found), rule: one.pattern ?? one.format })];
    default:
      return [make('PACK_VALUE_INVALID', path, { value: show(found), rule: one.code })];
  }
}

function typeName(value: unknown): string {
  return value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value;
}

function show(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? 'undefined');
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}

/** Names of the members that a schema knows at a path, through wrappers, unions, lists and maps. */
function keysAt(schema: z.core.$ZodType, path: readonly PropertyKey[]): Set<string> {
  let level = unwrap(schema);
  for (const step of path) level = level.flatMap((one) => inner(one, step)).flatMap((one) => unwrap(one));
  const keys = new Set<string>();
  for (const one of level) if (isObject(one)) for (const key of Object.keys(one._zod.def.shape)) keys.add(key);
  return keys;
}

function isObject(schema: z.core.$ZodType): schema is z.core.$ZodObject {
  return schema._zod.def.type === 'object';
}

interface AnyDef {
  readonly type: string;
  readonly innerType?: z.core.$ZodType;
  readonly options?: readonly z.core.$ZodType[];
  readonly getter?: () => z.core.$ZodType;
  readonly in?: z.core.$ZodType;
  readonly left?: z.core.$ZodType;
  readonly right?: z.core.$ZodType;
  readonly element?: z.core.$ZodType;
  readonly items?: readonly z.core.$ZodType[];
  readonly valueType?: z.core.$ZodType;
}

function unwrap(schema: z.core.$ZodType): z.core.$ZodType[] {
  const def = schema._zod.def as unknown as AnyDef;
  if (def.innerType !== undefined) return unwrap(def.innerType);
  if (def.options !== undefined) return def.options.flatMap(unwrap);
  if (def.getter !== undefined) return unwrap(def.getter());
  if (def.type === 'pipe' && def.in !== undefined) return unwrap(def.in);
  if (def.type === 'intersection')
    return [def.left, def.right].flatMap((side) => (side === undefined ? [] : unwrap(side)));
  return [schema];
}

function inner(schema: z.core.$ZodType, step: PropertyKey): z.core.$ZodType[] {
  if (isObject(schema)) {
    const shape = schema._zod.def.shape;
    return typeof step === 'string' && Object.hasOwn(shape, step) ? [shape[step]!] : [];
  }
  const def = schema._zod.def as unknown as AnyDef;
  if (def.element !== undefined) return [def.element];
  if (def.items !== undefined && typeof step === 'number')
    return def.items[step] === undefined ? [] : [def.items[step]];
  return def.valueType === undefined ? [] : [def.valueType];
}

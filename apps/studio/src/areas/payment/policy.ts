import { parseDecimal } from '@caseloom/core';
import type { LocalText } from '@caseloom/pack';
import type { MethodInfo, ParameterField } from './method-info.ts';

/** `payment/<policy>.json` as the pages read it; members they do not know stay in it. */
export interface Policy {
  readonly title: LocalText;
  readonly method: string;
  readonly scheme?: string;
  readonly scope: {
    readonly poolingArea?: string;
    readonly insuranceType?: readonly string[];
    readonly stayKind?: string;
  };
  readonly validFrom: string;
  readonly validTo?: string;
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly rounding?: Readonly<Record<string, { readonly places: number | null; readonly mode: string }>>;
  readonly source?: string;
  readonly notes?: readonly string[];
  readonly sample?: boolean;
}

export function isPolicy(value: unknown): value is Policy {
  const one = value as Partial<Policy> | null;
  return (
    typeof one === 'object' &&
    one !== null &&
    typeof one.method === 'string' &&
    typeof one.parameters === 'object' &&
    one.parameters !== null &&
    typeof one.scope === 'object' &&
    one.scope !== null
  );
}

/** Members of the parameters that the method does not describe: shown as they are. */
export function unknownParameters(policy: Policy, method: MethodInfo | undefined): readonly string[] {
  const known = new Set(method?.fields.map((one) => one.path));
  return Object.keys(policy.parameters).filter((one) => !known.has(one));
}

/** Sets a parameter; undefined and empty text take it away. */
export function withParameter(policy: Policy, path: string, value: unknown): Policy {
  const rest = Object.entries(policy.parameters).filter(([name]) => name !== path);
  const order = Object.keys(policy.parameters).indexOf(path);
  if (value === undefined || value === '') return { ...policy, parameters: Object.fromEntries(rest) };
  const next =
    order < 0
      ? [...rest, [path, value] as const]
      : [...rest.slice(0, order), [path, value] as const, ...rest.slice(order)];
  return { ...policy, parameters: Object.fromEntries(next) };
}

/** Sets a member of the policy or of its scope; undefined and empty text take it away. */
export function withMember<K extends keyof Policy>(policy: Policy, name: K, value: Policy[K] | undefined): Policy {
  return Object.fromEntries(
    Object.entries({ ...policy, [name]: value }).filter(([, one]) => one !== undefined && one !== ''),
  ) as unknown as Policy;
}

export function withScope(policy: Policy, name: keyof Policy['scope'], value: unknown): Policy {
  const scope = Object.fromEntries(
    Object.entries({ ...policy.scope, [name]: value }).filter(
      ([, one]) => one !== undefined && one !== '' && !(Array.isArray(one) && one.length === 0),
    ),
  );
  return { ...policy, scope };
}

/** What is wrong with one value, told as it is typed; the server's check has the last word. */
export function parameterProblem(field: ParameterField, value: unknown): 'missing' | 'number' | undefined {
  const empty = value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
  if (empty) return field.required ? 'missing' : undefined;
  if (field.type === 'decimal')
    return typeof value === 'string' && parseDecimal(value) !== undefined ? undefined : 'number';
  if (field.type === 'integer')
    return typeof value === 'number' && Number.isInteger(value) && value >= 0 ? undefined : 'number';
  return undefined;
}

export interface ParameterDifference {
  readonly path: string;
  readonly field?: ParameterField;
  readonly now: unknown;
  readonly then: unknown;
  /** then − now, where both are numbers. */
  readonly difference?: string;
}

/** Parameters of two policies side by side, in the order of the method's form; equal ones too when asked. */
export function compareParameters(
  now: Policy | undefined,
  then: Policy | undefined,
  fields: readonly ParameterField[],
  all = false,
): readonly ParameterDifference[] {
  const byPath = new Map(fields.map((one) => [one.path, one]));
  const paths = [
    ...new Set([
      ...fields.map((one) => one.path),
      ...Object.keys(now?.parameters ?? {}),
      ...Object.keys(then?.parameters ?? {}),
    ]),
  ];
  return paths.flatMap((path) => {
    const a = now?.parameters[path];
    const b = then?.parameters[path];
    if (!all && JSON.stringify(a) === JSON.stringify(b)) return [];
    if (a === undefined && b === undefined) return [];
    const field = byPath.get(path);
    const [x, y] = [parseDecimal(a), parseDecimal(b)];
    const isNumber = field?.type === 'decimal' || field?.type === 'integer';
    return [
      {
        path,
        now: a,
        then: b,
        ...(field === undefined ? {} : { field }),
        ...(isNumber && x !== undefined && y !== undefined ? { difference: y.minus(x).toFixed() } : {}),
      },
    ];
  });
}

/**
 * The policy that a stay of this insurance type discharged on that day falls under: in force, scope met, and of those the one that names most.
 * Pooling area and kind of stay are left open: policies that name one are marked as narrower by `specific`.
 */
export function policiesFor<T extends { readonly policy: Policy }>(
  policies: readonly T[],
  insuranceType: string,
  day: string,
): readonly T[] {
  const fitting = policies.filter(
    ({ policy }) =>
      policy.validFrom <= day &&
      (policy.validTo === undefined || day <= policy.validTo) &&
      (policy.scope.insuranceType?.includes(insuranceType) ?? true),
  );
  const named = (policy: Policy) =>
    [policy.scope.poolingArea, policy.scope.insuranceType, policy.scope.stayKind].filter((one) => one !== undefined)
      .length;
  return fitting.toSorted((a, b) => named(b.policy) - named(a.policy));
}

/** What is known of a value before it is there. `any`: nothing. */
export type ScalarType =
  | 'any'
  | 'null'
  | 'number'
  | 'string'
  | 'boolean'
  | 'date'
  | 'time'
  | 'date and time'
  | 'duration'
  | 'years and months duration'
  | 'range'
  | 'function';
export type FeelType = ScalarType | ListType | ContextType | RangeType | FunctionType;
export interface ListType {
  readonly list: FeelType;
}
export interface ContextType {
  /** Members by exact name. */
  readonly members: ReadonlyMap<string, FeelType>;
  /** Members beyond these may exist and have type any. */
  readonly open?: boolean;
}
export interface RangeType {
  /** Type of the bounds. */
  readonly range: FeelType;
}
export interface FunctionType {
  readonly parameters: readonly { readonly name?: string; readonly type: FeelType }[];
  readonly returns: FeelType;
}

/** The names an expression may read and their types. */
export type Names = ReadonlyMap<string, FeelType>;

export function isList(type: FeelType): type is ListType {
  return typeof type === 'object' && 'list' in type;
}

export function isContext(type: FeelType): type is ContextType {
  return typeof type === 'object' && 'members' in type;
}

export function isRange(type: FeelType): type is RangeType {
  return typeof type === 'object' && 'range' in type;
}

export function isFunction(type: FeelType): type is FunctionType {
  return typeof type === 'object' && 'parameters' in type;
}

/** As FEEL writes it: `list<number>`, `context<a: string>`, `function<number>->Any`. */
export function typeName(type: FeelType): string {
  if (type === 'any') return 'Any';
  if (type === 'null') return 'Null';
  if (type === 'duration') return 'days and time duration';
  if (typeof type === 'string') return type;
  if (isList(type)) return `list<${typeName(type.list)}>`;
  if (isRange(type)) return `range<${typeName(type.range)}>`;
  if (isFunction(type))
    return `function<${type.parameters.map((one) => typeName(one.type)).join(', ')}>->${typeName(type.returns)}`;
  if (type.members.size === 0 || type.members.size > 6) return 'context';
  return `context<${[...type.members].map(([name, member]) => `${name}: ${typeName(member)}`).join(', ')}>`;
}

const MOMENTS: readonly FeelType[] = ['date', 'date and time'];

/** Can one value be of both types? A date and a date and time meet: records carry both for one field. */
export function meet(a: FeelType, b: FeelType): boolean {
  if (a === b || a === 'any' || b === 'any' || a === 'null' || b === 'null') return true;
  if (MOMENTS.includes(a) && MOMENTS.includes(b)) return true;
  if (isList(a)) return isList(b) && meet(a.list, b.list);
  if (isRange(a)) return b === 'range' || (isRange(b) && meet(a.range, b.range));
  if (isFunction(a)) return b === 'function' || isFunction(b);
  if (isContext(a)) return isContext(b);
  return typeof b === 'object' && !isList(b) && !isContext(b) && meet(b, a);
}

/** The type of a value that is of one or the other: what both agree on, else any. */
export function join(a: FeelType, b: FeelType): FeelType {
  if (a === b || b === 'null') return a;
  if (a === 'null') return b;
  if (isList(a) && isList(b)) return { list: join(a.list, b.list) };
  if (isRange(a) && isRange(b)) return { range: join(a.range, b.range) };
  if (isContext(a) && isContext(b)) return joinMembers(a, b);
  return 'any';
}

function joinMembers(a: ContextType, b: ContextType): ContextType {
  const members = new Map<string, FeelType>();
  for (const name of [...a.members.keys(), ...b.members.keys()]) {
    const [left, right] = [a.members.get(name), b.members.get(name)];
    members.set(name, left === undefined ? right! : right === undefined ? left : join(left, right));
  }
  return a.open === true || b.open === true ? { members, open: true } : { members };
}

/** Field types of the record's catalogue → FEEL types; texts of decimals and dates become numbers and dates when read. */
const FIELD_TYPES: Readonly<Record<string, ScalarType>> = {
  string: 'string',
  code: 'string',
  icd10: 'string',
  icd9cm3: 'string',
  duration: 'string',
  integer: 'number',
  decimal: 'number',
  boolean: 'boolean',
  date: 'date',
  datetime: 'date and time',
};

/**
 * Names from a catalogue of canonical paths (`patient.sex`, `dx.other[].code`, `patient.newbornBirthWeight[]`). Groups become closed contexts,
 * `[]` lists. A field type that is not known here counts as any.
 */
export function namesFromFields(fields: Iterable<{ readonly path: string; readonly type: string }>): Names {
  interface Node {
    list: boolean;
    type?: FeelType;
    members: Map<string, Node>;
  }
  const root: Node = { list: false, members: new Map() };
  for (const field of fields) {
    let node = root;
    for (const part of field.path.split('.')) {
      const list = part.endsWith('[]');
      const name = list ? part.slice(0, -2) : part;
      let next = node.members.get(name);
      if (next === undefined) node.members.set(name, (next = { list, members: new Map() }));
      if (list) next.list = true;
      node = next;
    }
    node.type = FIELD_TYPES[field.type] ?? 'any';
  }
  const typeOf = (node: Node): FeelType => {
    const single: FeelType =
      node.members.size > 0
        ? { members: new Map([...node.members].map(([name, member]) => [name, typeOf(member)])) }
        : (node.type ?? 'any');
    return node.list ? { list: single } : single;
  };
  return new Map([...root.members].map(([name, node]) => [name, typeOf(node)]));
}

/** Type of a member of a value of this type; undefined when there is no such member. Lists project. */
export function memberType(type: FeelType, member: string): FeelType | undefined {
  if (type === 'any' || type === 'null') return 'any';
  if (isList(type)) {
    const item = memberType(type.list, member);
    return item === undefined ? undefined : { list: item };
  }
  if (isContext(type)) return type.members.get(member) ?? (type.open === true ? 'any' : undefined);
  if (isRange(type) && (member === 'start' || member === 'end')) return type.range;
  const parts = PARTS[isRange(type) ? 'range' : (type as string)];
  return parts !== undefined && Object.hasOwn(parts, member) ? parts[member] : undefined;
}

/** Names of the members a value of this type has for certain. */
export function memberNames(type: FeelType): readonly string[] {
  if (isList(type)) return memberNames(type.list);
  if (isContext(type)) return [...type.members.keys()];
  return Object.keys(PARTS[isRange(type) ? 'range' : (type as string)] ?? {});
}

const DATE: Readonly<Record<string, FeelType>> = { year: 'number', month: 'number', day: 'number', weekday: 'number' };
const TIME: Readonly<Record<string, FeelType>> = {
  hour: 'number',
  minute: 'number',
  second: 'number',
  'time offset': 'duration',
  timezone: 'string',
};

/** DMN 1.5, tables 65 to 67: the properties of dates, times, durations and ranges. */
const PARTS: Readonly<Record<string, Readonly<Record<string, FeelType>>>> = {
  date: DATE,
  time: TIME,
  'date and time': { ...DATE, ...TIME },
  duration: { days: 'number', hours: 'number', minutes: 'number', seconds: 'number' },
  'years and months duration': { years: 'number', months: 'number' },
  range: { start: 'any', end: 'any', 'start included': 'boolean', 'end included': 'boolean' },
};

/** What is known of a value before it is there. `any`: nothing. */
export type ScalarType =
  | 'any'
  | 'null'
  | 'number'
  | 'string'
  | 'boolean'
  | 'date'
  | 'date and time'
  | 'duration'
  | 'years and months duration'
  | 'range';
export type FeelType = ScalarType | ListType | ContextType;
export interface ListType {
  readonly list: FeelType;
}
export interface ContextType {
  /** Members by exact name. */
  readonly members: ReadonlyMap<string, FeelType>;
  /** Members beyond these may exist and have type any. */
  readonly open?: boolean;
}

/** The names an expression may read and their types. */
export type Names = ReadonlyMap<string, FeelType>;

export function isList(type: FeelType): type is ListType {
  return typeof type === 'object' && 'list' in type;
}

export function isContext(type: FeelType): type is ContextType {
  return typeof type === 'object' && 'members' in type;
}

export function typeName(type: FeelType): string {
  if (typeof type === 'string') return type;
  return isList(type) ? `list of ${typeName(type.list)}` : 'context';
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
  if (type === 'any') return 'any';
  if (isList(type)) {
    const item = memberType(type.list, member);
    return item === undefined ? undefined : { list: item };
  }
  if (isContext(type)) return type.members.get(member) ?? (type.open === true ? 'any' : undefined);
  return TEMPORAL_MEMBERS[type as string]?.includes(member) === true ? 'number' : undefined;
}

export const TEMPORAL_MEMBERS: Readonly<Record<string, readonly string[]>> = {
  date: ['year', 'month', 'day', 'weekday'],
  'date and time': ['year', 'month', 'day', 'weekday', 'hour', 'minute', 'second'],
  duration: ['days', 'hours', 'minutes', 'seconds'],
  'years and months duration': ['years', 'months'],
};

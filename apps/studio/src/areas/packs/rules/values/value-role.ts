/**
 * What a text inside an operator's value means, where its JSON Schema only says that it is a text. It decides which picker the form offers and
 * what completion, hover and *find usages* read; a value of an operator without a line here is still edited by its schema.
 */
export type ValueRole =
  /** As the field that the test reads. */
  | 'fieldValue'
  /** Prefixes and ranges of codes. */
  | 'codeRanges'
  | 'codeSet'
  | 'codeSystem'
  | 'codeMap'
  | 'attribute'
  | 'parameter'
  /** Path below the group that the test reads. */
  | 'groupMember'
  /** Path below an item of the list that the test reads, or of the list of a sum's term. */
  | 'itemMember'
  /** Path of the record. */
  | 'recordPath'
  | 'expression'
  | 'pattern'
  | 'plain';

/** Keys are names of members; '' is the value itself. */
const BY_OPERATOR: Readonly<Record<string, Readonly<Record<string, ValueRole>>>> = {
  agreesWithTable: { field: 'groupMember' },
  allAtLeast: { paths: 'groupMember' },
  anyPresent: { '': 'groupMember' },
  bothOrNeither: { '': 'groupMember' },
  codeIn: { '': 'codeRanges' },
  daysCovered: { begin: 'itemMember', end: 'itemMember' },
  hasMapping: { '': 'codeMap' },
  inSet: { '': 'codeSet' },
  inTable: { '': 'codeSystem' },
  isLeafCode: { '': 'codeSystem' },
  matches: { '': 'pattern', pattern: 'pattern' },
  noOverlap: { begin: 'itemMember', end: 'itemMember' },
  noPriorStay: { same: 'recordPath' },
  notInSet: { '': 'codeSet' },
  rises: { value: 'itemMember', at: 'itemMember' },
  satisfies: { '': 'expression' },
  uniqueBy: { by: 'itemMember', day: 'itemMember' },
};

/** Members that mean the same wherever they occur. */
const BY_MEMBER: Readonly<Record<string, ValueRole>> = {
  attribute: 'attribute',
  each: 'itemMember',
  map: 'codeMap',
  parameter: 'parameter',
  set: 'codeSet',
  system: 'codeSystem',
};

/** @param member name of the innermost member that the text stands in; '' for the value itself or its items */
export function roleOf(operator: string, member: string): ValueRole {
  const own = Object.hasOwn(BY_OPERATOR, operator) ? BY_OPERATOR[operator] : undefined;
  if (own !== undefined && Object.hasOwn(own, member)) return own[member] ?? 'plain';
  if (Object.hasOwn(BY_MEMBER, member)) return BY_MEMBER[member] ?? 'plain';
  return member === '' ? 'fieldValue' : 'plain';
}

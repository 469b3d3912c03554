/**
 * From the source's `condition_json` to conditions of docs/spec/rules.md. An expression is turned with the polarity it is needed in, so that
 * `notEmpty` under a negation becomes `isEmpty` and not a `not` around `isPresent`; three-valued answers stay the same.
 */

/** The source's facts that have another address in the record. */
const RENAMED = {
  'stay.payMethod': 'stay.paymentSource',
  'patient.ageYears': 'ageYears',
  'patient.ageDays': 'ageDays',
  'stay.los': 'losDays',
  'op.count': 'stay.opCount',
  'op.patientType': 'stay.opPatientType',
  'drg.mdc': 'grouping.mdc',
  'group.riskLevel': 'grouping.riskLevel',
  now: 'asOf',
};
/** Completeness and range rules are about what is written, not about what can be derived. */
const AS_WRITTEN = new Set(['notEmpty', 'empty']);

export class NotConvertible extends Error {}

/** `{ fact, path }` of a source path; `list` is the list of a rule that runs once per item. */
export function address(path, list, asWritten = false) {
  if (list !== undefined) {
    const prefix = `${list}[n]`;
    if (path === prefix) return { fact: 'item' };
    if (path.startsWith(`${prefix}.`)) return { fact: 'item', path: path.slice(prefix.length + 1) };
  }
  if (path.includes('[') || path.includes('*')) throw new NotConvertible(path);
  const renamed =
    asWritten && !path.startsWith('stay.payMethod') && !path.startsWith('op.') ? path : (RENAMED[path] ?? path);
  if (renamed.startsWith('op.principal.'))
    return { fact: 'principalProcedure', path: renamed.slice('op.principal.'.length) };
  const dot = renamed.indexOf('.');
  return dot === -1 ? { fact: renamed } : { fact: renamed.slice(0, dot), path: renamed.slice(dot + 1) };
}

const test = (at, operator, value) => ({ ...at, operator, value });

/** Operators with an exact opposite under three-valued logic: [positive, negative]. */
const PAIRS = {
  notEmpty: ['isPresent', 'isEmpty'],
  empty: ['isEmpty', 'isPresent'],
  eq: ['equal', 'notEqual'],
  in: ['in', 'notIn'],
  notIn: ['notIn', 'in'],
  inSet: ['inSet', 'notInSet'],
  notInSet: ['notInSet', 'inSet'],
  lt: ['lessThan', 'greaterThanInclusive'],
  gte: ['greaterThanInclusive', 'lessThan'],
  lte: ['lessThanInclusive', 'greaterThan'],
  gt: ['greaterThan', 'lessThanInclusive'],
};
/** Operators taken over by name with the value made from the source's members. */
const PLAIN = {
  startsWith: (e) => ['startsWith', e.v],
  regex: (e) => ['matches', e.v],
  codeIn: (e) => ['codeIn', e.v],
  cnId: () => ['chineseIdValid', true],
  between: (e) => ['between', e.v],
  multipleOf: (e) => ['multipleOf', e.v],
  numeric: () => ['isNumeric', true],
  decimals: (e) => ['decimalPlaces', e.max],
  itemMatch: (e) => ['contains', e.v],
  flag: () => ['equal', true],
};

/**
 * @param expression one expression of the source
 * @param wanted     true: a condition that is true when the expression is; false: one that is true when the expression is false
 */
export function convert(expression, wanted, list) {
  const e = expression;
  const negated = (condition) => (wanted ? condition : { not: condition });
  if (e.op === 'and' || e.op === 'or') {
    const parts = e.a.map((one) => convert(one, wanted, list));
    return (e.op === 'and') === wanted ? { all: parts } : { any: parts };
  }
  if (e.op === 'not') return convert(e.a, !wanted, list);
  if (PAIRS[e.op] !== undefined) {
    const operator = PAIRS[e.op][wanted ? 0 : 1];
    const value =
      e.op === 'notEmpty' || e.op === 'empty' ? true : e.op === 'inSet' || e.op === 'notInSet' ? setName(e.set) : e.v;
    return test(address(e.f, list, AS_WRITTEN.has(e.op)), operator, value);
  }
  if (PLAIN[e.op] !== undefined) {
    const [operator, value] = PLAIN[e.op](e);
    return negated(test(address(e.f, list), operator, value));
  }
  if (OTHER[e.op] !== undefined) return negated(OTHER[e.op](e, list));
  throw new NotConvertible(e.op);
}

const parts = (paths) => {
  const steps = paths.map((path) => path.split('.'));
  let shared = 0;
  while (steps.every((one) => one.length > shared + 1 && one[shared] === steps[0][shared])) shared++;
  return { group: steps[0].slice(0, shared), members: steps.map((one) => one.slice(shared).join('.')) };
};
const grouped = (paths, list) => {
  const { group, members } = parts(paths);
  return { at: address(group.join('.'), list), members };
};
const term = (path, list) => {
  const each = /^(.*)\[\*\]\.(.*)$/.exec(path);
  return each === null ? address(path, list) : { ...address(each[1], list), each: each[2] };
};
const itemWhere = (where) => convertItem(where, true);
const rootOf = (condition) =>
  'all' in condition || 'any' in condition || 'not' in condition ? condition : { all: [condition] };

/** Conditions over the items of `any`: the source's paths there are relative to the item. */
function convertItem(where, wanted) {
  const relative = (one) => ({
    ...one,
    ...(one.f === undefined ? {} : { f: `@[n].${one.op === 'itemGroup' ? 'itemGroup' : one.f}` }),
    ...(one.op === 'itemGroup' ? { op: 'eq' } : {}),
    ...(Array.isArray(one.a) ? { a: one.a.map(relative) } : one.a === undefined ? {} : { a: relative(one.a) }),
  });
  return convert(relative(where), wanted, '@');
}

const OTHER = {
  any: (e, list) => test(address(e.f, list), 'some', { conditions: rootOf(itemWhere(e.where)) }),
  count: (e, list) =>
    test(address(e.f, list), 'countOf', {
      ...(e.min === undefined ? {} : { min: e.min }),
      ...(e.max === undefined ? {} : { max: e.max }),
    }),
  anyNotEmpty: (e, list) => {
    const { at, members } = grouped(e.fs, list);
    return test(at, 'anyPresent', members);
  },
  bothOrNeither: (e, list) => {
    const { at, members } = grouped(e.fs, list);
    return test(at, 'bothOrNeither', members);
  },
  allGte: (e, list) => {
    const { at, members } = grouped(e.fs, list);
    return test(at, 'allAtLeast', { paths: members, min: e.v });
  },
  sumEq: (e, list) =>
    test(address(e.ref, list), 'sumEquals', {
      of: e.fs.map((path) => term(path, list)),
      tolerance: String(e.tolerance),
    }),
  sumLte: (e, list) => {
    if (e.ref === undefined) throw new NotConvertible(e.expr);
    return test(address(e.ref, list), 'sumAtMost', { of: e.fs.map((path) => term(path, list)) });
  },
  lteExpr: (e, list) => {
    if (!/^[\w.]+$/.test(e.expr)) throw new NotConvertible(e.expr);
    return test(address(e.f, list), 'lessThanInclusive', address(e.expr, list));
  },
  dateGte: (e, list) => test(address(e.f, list), 'dateNotBefore', dateValue(e, list)),
  dateLte: (e, list) => test(address(e.f, list), 'dateNotAfter', dateValue(e, list)),
  dateBetween: (e, list) =>
    test(address(e.f, list), 'dateBetween', {
      from: address(e.ref[0], list),
      to: address(e.ref[1], list),
      toleranceHours: e.toleranceHours,
      toleranceSide: e.toleranceSide,
    }),
  withinHours: (e, list) => test(address(e.f, list), 'withinHours', { after: address(e.ref, list), limit: limit(e.v) }),
  withinDays: (e, list) => test(address(e.f, list), 'withinDays', { after: address(e.ref, list), limit: limit(e.v) }),
  noOverlap: (e, list) => test(address(e.f, list), 'noOverlap', { begin: e.begin, end: e.end }),
  contiguous: (e, list) => test(address(e.f, list), 'contiguous', true),
  noPriorStay: (e) =>
    test({ fact: 'history' }, 'noPriorStay', { days: e.days, same: e.same.replace('[0:3]', ''), characters: 3 }),
};

const dateValue = (e, list) =>
  e.unit === undefined && e.ref !== 'now'
    ? address(e.ref, list)
    : { than: address(e.ref, list), unit: e.unit ?? 'day' };
const limit = (text) => {
  const [, name, value] = /^\$\{([\w.]+):(\d+)\}$/.exec(text);
  return { parameter: name, default: Number(value) };
};
const setName = (name) => ({ 'GB/T 2659': 'nationality' })[name] ?? name;

/** The list whose items the paths of a rule name by `[n]`; several lists cannot be one rule. */
export function listOf(json) {
  const lists = new Set([...JSON.stringify(json).matchAll(/"([\w.]+)\[n\]/g)].map((match) => match[1]));
  if (lists.size > 1) throw new NotConvertible([...lists].join(' and '));
  return [...lists][0];
}

/** The same rules in the words of each engine, in the layout that suits it best. */

const has = (fact, code) => ({
  fact,
  operator: 'some',
  value: {
    conditions: { fact: 'item', path: fact === 'charges' ? 'itemCode' : 'code', operator: 'equal', value: code },
  },
});
const hasNone = (fact, codes) => ({
  fact,
  operator: 'none',
  value: { conditions: { fact: 'item', path: 'code', operator: 'in', value: codes } },
});
const than = (fact, path, operator, value) => ({ fact, ...(path ? { path } : {}), operator, value });

const OURS = {
  opNeedsDx: ({ op, dxs }) => [has('op', op), hasNone('diagnoses', dxs)],
  dxSex: ({ dx, sex }) => [has('diagnoses', dx), than('patient', 'sex', 'notEqual', sex)],
  dxAge: ({ dx, age, above }) => [has('diagnoses', dx), than('ageYears', '', above ? 'greaterThan' : 'lessThan', age)],
  dxPair: ({ dx, other }) => [has('diagnoses', dx), has('diagnoses', other)],
  itemNeedsOp: ({ item, ops }) => [has('charges', item), hasNone('op', ops)],
  itemPair: ({ item, other }) => [has('charges', item), has('charges', other)],
  itemQuantity: ({ item, quantity }) => [
    than('item', 'itemCode', 'equal', item),
    than('item', 'quantity', 'greaterThan', quantity),
  ],
  principal: ({ dx, ops, age }) => [
    than('dx', 'principal.code', 'equal', dx),
    hasNone('op', ops),
    than('ageYears', '', 'lessThan', age),
  ],
  combination: ({ dx, other, third }) => [
    has('diagnoses', dx),
    has('diagnoses', other),
    { not: has('diagnoses', third) },
  ],
  numbers: ({ total, days }) => [
    than('fee', 'total', 'greaterThan', String(total)),
    than('losDays', '', 'lessThan', days),
  ],
};

const TITLES = { zh: '编码与费用不符，请核对', en: 'Codes and charges do not agree; please check' };
const params = { severity: 'warn', category: 'C', subcategory: 'C05', title: TITLES };

export function ourRule({ id, kind, ...literals }) {
  return {
    id,
    conditions: { all: OURS[kind](literals) },
    event: { type: 'finding', params: { ...params } },
    ...(kind === 'itemQuantity' ? { forEach: 'charges' } : {}),
  };
}

/** The same rules as one template for each kind, with a table of its literals. */
export function ourTemplates(rules) {
  const byKind = Map.groupBy(rules, (rule) => rule.kind);
  return [...byKind].map(([kind, list]) => {
    const { id: _id, kind: _kind, ...literals } = list[0];
    const names = Object.keys(literals).filter((name) => name !== 'above');
    const type = (name) =>
      Array.isArray(literals[name]) ? 'list' : typeof literals[name] === 'number' ? 'number' : 'text';
    const { id: _template, ...rule } = ourRule({
      kind,
      ...literals,
      ...Object.fromEntries(names.map((name) => [name, `{{${name}}}`])),
    });
    if (kind === 'numbers') rule.conditions.all[0].value = '{{total}}';
    return {
      id: `t-${kind}`,
      template: { columns: names.map((name) => ({ name, type: type(name) })), rule },
      rows: {
        columns: ['id', ...names],
        rows: list.map((one) =>
          Object.fromEntries([
            ['id', one.id],
            ...names.map((name) => [name, Array.isArray(one[name]) ? one[name].join(';') : String(one[name])]),
          ]),
        ),
      },
    };
  });
}

/** What the other engines are given of a record: the codes of its lists as lists of texts, and numbers as numbers. */
export function flat(record) {
  const codes = (list, name) => list.flatMap((one) => (one[name] === undefined ? [] : [one[name]]));
  const quantities = {};
  for (const { itemCode, quantity } of record.charges)
    if (itemCode !== undefined && quantity !== undefined)
      quantities[itemCode] = Math.max(quantities[itemCode] ?? 0, Number(quantity));
  return {
    ...record,
    dxs: codes(record.diagnoses, 'code'),
    ops: codes(record.op, 'code'),
    items: codes(record.charges, 'itemCode'),
    principal: record.dx.principal.code,
    sex: record.patient.sex ?? null,
    total: record.fee.total === undefined ? null : Number(record.fee.total),
    quantities,
  };
}

const contains = (fact, value) => ({ fact, operator: 'contains', value });
const JSON_RULES = {
  opNeedsDx: ({ op, dxs }) => [contains('ops', op), { fact: 'dxs', operator: 'hasNoneOf', value: dxs }],
  dxSex: ({ dx, sex }) => [contains('dxs', dx), { fact: 'sex', operator: 'notEqual', value: sex }],
  dxAge: ({ dx, age, above }) => [
    contains('dxs', dx),
    { fact: 'ageYears', operator: above ? 'greaterThan' : 'lessThan', value: age },
  ],
  dxPair: ({ dx, other }) => [contains('dxs', dx), contains('dxs', other)],
  itemNeedsOp: ({ item, ops }) => [contains('items', item), { fact: 'ops', operator: 'hasNoneOf', value: ops }],
  itemPair: ({ item, other }) => [contains('items', item), contains('items', other)],
  itemQuantity: ({ item, quantity }) => [
    contains('items', item),
    { fact: 'quantities', operator: 'quantityAbove', value: { item, quantity } },
  ],
  principal: ({ dx, ops, age }) => [
    { fact: 'principal', operator: 'equal', value: dx },
    { fact: 'ops', operator: 'hasNoneOf', value: ops },
    { fact: 'ageYears', operator: 'lessThan', value: age },
  ],
  combination: ({ dx, other, third }) => [
    contains('dxs', dx),
    contains('dxs', other),
    { fact: 'dxs', operator: 'doesNotContain', value: third },
  ],
  numbers: ({ total, days }) => [
    { fact: 'total', operator: 'greaterThan', value: total },
    { fact: 'losDays', operator: 'lessThan', value: days },
  ],
};

export function jsonRule({ id, kind, ...literals }) {
  return { name: id, conditions: { all: JSON_RULES[kind](literals) }, event: { type: id } };
}

/** The same documents over the record itself: what they compare is found by JSONPath. */
const PATHS = {
  dxs: { fact: 'diagnoses', path: '$[*].code' },
  ops: { fact: 'op', path: '$[*].code' },
  items: { fact: 'charges', path: '$[*].itemCode' },
  sex: { fact: 'patient', path: '$.sex' },
  principal: { fact: 'dx', path: '$.principal.code' },
  total: { fact: 'fee', path: '$.total' },
};

export function jsonPathRule(rule) {
  const { name, conditions, event } = jsonRule(rule);
  const all = conditions.all.map((test) =>
    test.operator === 'quantityAbove'
      ? {
          fact: 'charges',
          path: `$[?(@.itemCode=='${test.value.item}')].quantity`,
          operator: 'someAbove',
          value: test.value.quantity,
        }
      : { ...test, ...PATHS[test.fact] },
  );
  return { name, conditions: { all }, event };
}

export const jsonRuleOperators = {
  hasNoneOf: (list, values) => !Array.isArray(list) || !values.some((value) => list.includes(value)),
  someAbove: (found, quantity) => Array.isArray(found) && found.some((one) => Number(one) > quantity),
  quantityAbove: (quantities, { item, quantity }) => quantities[item] > quantity,
};

const text = (value) => `'${value}'`;
const texts = (values) => `[${values.map(text).join(',')}]`;
const ZEN = {
  opNeedsDx: ({ op, dxs }) => `contains(ops, ${text(op)}) and none(dxs, # in ${texts(dxs)})`,
  dxSex: ({ dx, sex }) => `contains(dxs, ${text(dx)}) and sex != null and sex != ${text(sex)}`,
  dxAge: ({ dx, age, above }) => `contains(dxs, ${text(dx)}) and ageYears ${above ? '>' : '<'} ${age}`,
  dxPair: ({ dx, other }) => `contains(dxs, ${text(dx)}) and contains(dxs, ${text(other)})`,
  itemNeedsOp: ({ item, ops }) => `contains(items, ${text(item)}) and none(ops, # in ${texts(ops)})`,
  itemPair: ({ item, other }) => `contains(items, ${text(item)}) and contains(items, ${text(other)})`,
  itemQuantity: ({ item, quantity }) =>
    `contains(items, ${text(item)}) and quantities[${text(item)}] != null and quantities[${text(item)}] > ${quantity}`,
  principal: ({ dx, ops, age }) => `principal == ${text(dx)} and none(ops, # in ${texts(ops)}) and ageYears < ${age}`,
  combination: ({ dx, other, third }) =>
    `contains(dxs, ${text(dx)}) and contains(dxs, ${text(other)}) and not contains(dxs, ${text(third)})`,
  numbers: ({ total, days }) => `total != null and total > ${total} and losDays < ${days}`,
};

/** A decision table that collects the ids of the rules whose only cell holds. */
export function zenTable(rules) {
  return zenGraph({
    type: 'decisionTableNode',
    content: {
      hitPolicy: 'collect',
      inputs: [{ id: 'i', name: 'condition', type: 'expression' }],
      outputs: [{ id: 'o', name: 'rule', field: 'rule', type: 'expression' }],
      rules: rules.map(({ id, kind, ...literals }) => ({ _id: id, i: ZEN[kind](literals), o: `'${id}'` })),
    },
  });
}

/** One expression for each rule. */
export function zenExpressions(rules) {
  return zenGraph({
    type: 'expressionNode',
    content: { expressions: rules.map(({ id, kind, ...literals }) => ({ id, key: id, value: ZEN[kind](literals) })) },
  });
}

function zenGraph(node) {
  return {
    nodes: [
      { id: 'in', name: 'in', type: 'inputNode', position: { x: 0, y: 0 } },
      { id: 'rules', name: 'rules', position: { x: 1, y: 0 }, ...node },
      { id: 'out', name: 'out', type: 'outputNode', position: { x: 2, y: 0 } },
    ],
    edges: [
      { id: 'a', sourceId: 'in', targetId: 'rules', type: 'edge' },
      { id: 'b', sourceId: 'rules', targetId: 'out', type: 'edge' },
    ],
  };
}

const vary = (name) => ({ var: name });
const within = (value, name) => ({ in: [value, vary(name)] });
const noneOf = (name, values) => ({ none: [vary(name), { in: [vary(''), values] }] });
const LOGIC = {
  opNeedsDx: ({ op, dxs }) => [within(op, 'ops'), noneOf('dxs', dxs)],
  dxSex: ({ dx, sex }) => [within(dx, 'dxs'), { '!==': [vary('sex'), sex] }],
  dxAge: ({ dx, age, above }) => [within(dx, 'dxs'), { [above ? '>' : '<']: [vary('ageYears'), age] }],
  dxPair: ({ dx, other }) => [within(dx, 'dxs'), within(other, 'dxs')],
  itemNeedsOp: ({ item, ops }) => [within(item, 'items'), noneOf('ops', ops)],
  itemPair: ({ item, other }) => [within(item, 'items'), within(other, 'items')],
  itemQuantity: ({ item, quantity }) => [within(item, 'items'), { '>': [vary(`quantities.${item}`), quantity] }],
  principal: ({ dx, ops, age }) => [
    { '===': [vary('principal'), dx] },
    noneOf('ops', ops),
    { '<': [vary('ageYears'), age] },
  ],
  combination: ({ dx, other, third }) => [within(dx, 'dxs'), within(other, 'dxs'), { '!': within(third, 'dxs') }],
  numbers: ({ total, days }) => [{ '>': [vary('total'), total] }, { '<': [vary('losDays'), days] }],
};

export function jsonLogic({ kind, ...literals }) {
  return { and: LOGIC[kind](literals) };
}

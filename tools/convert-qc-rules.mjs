/**
 * Converts the source list of 326 quality rules (CSV, column `condition_json` with `when` and `assert`) into rule sets of docs/spec/rules.md.
 * Run once; what it wrote is what is kept and edited: rules that differ by their codes became templates since, and rules of `lacking` read external facts. The decisions that are not mechanical stand in `qc-rules/decisions.mjs`.
 *
 *   node tools/convert-qc-rules.mjs <qc_rules.csv> <folder of the pack>
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseCsvTable } from '@caseloom/core';
import { prettyJson } from '@caseloom/pack';
import { convert, listOf, NotConvertible } from './qc-rules/conditions.mjs';
import { decisions, fields, lacking } from './qc-rules/decisions.mjs';
import { suggestionZh } from './qc-rules/suggestions.mjs';

const SETS = {
  basic: { zh: '基本信息质控', en: 'Basic information' },
  knowledge: { zh: '知识库质控', en: 'Knowledge base' },
  stat: { zh: '大数据质控', en: 'Statistics' },
};
const FILES = { basic: 'basic', knowledge: 'knowledge', stat: 'statistical' };

const [source, pack] = process.argv.slice(2);
if (pack === undefined) throw new Error('usage: convert-qc-rules.mjs <qc_rules.csv> <folder of the pack>');
const rows = parseCsvTable(readFileSync(source, 'utf8')).rows.map(({ values }) => values);
const converted = { basic: [], knowledge: [], stat: [] };
const left = [];
for (const row of rows) {
  const reason = lacking[row.rule_id];
  if (reason !== undefined) left.push({ row, reason });
  else converted[row.engine].push(ruleOf(row));
}
for (const [engine, rules] of Object.entries(converted)) {
  const set = { title: SETS[engine], missing: 'unknown', rules };
  writeFileSync(join(pack, 'rules', `${FILES[engine]}.json`), prettyJson(set));
}
writeFileSync(join(pack, 'rules', 'not-yet.md'), notYet(left));
process.stderr.write(
  `${rows.length} rules: ${Object.values(converted)
    .map((rules) => rules.length)
    .join(' + ')} converted, ${left.length} left\n`,
);

function ruleOf(row) {
  try {
    const body = { ...bodyOf(row), ...decisions[row.rule_id] };
    const { note, field, ...rule } = body;
    return { id: row.rule_id, ...rule, event: { type: 'finding', params: paramsOf(row, field, note) } };
  } catch (error) {
    if (error instanceof NotConvertible)
      throw new Error(`${row.rule_id}: ${error.message} needs a decision`, { cause: error });
    throw error;
  }
}

/**
 * `when` states where a rule applies: it becomes `appliesWhen`, and the conditions are `assert` turned round. The outcome is that of
 * `all: [when, not assert]`, except that a false `when` is told as not applicable.
 */
function bodyOf(row) {
  if (decisions[row.rule_id]?.conditions !== undefined) return { field: fieldOf(row, undefined) };
  const { when, assert } = JSON.parse(row.condition_json);
  const codes = diagnosisCodes(assert);
  if (codes !== undefined) {
    // "No diagnosis may be one of": once per diagnosis, so that the finding points at it.
    return {
      field: 'diagnoses[].code',
      ...scope(row, when),
      forEach: 'diagnoses',
      conditions: { all: [{ fact: 'item', path: 'code', operator: 'codeIn', value: codes }] },
    };
  }
  const operations = row.field === 'op,dx' || row.rule_id === 'B10-007' ? procedureCodes(when) : undefined;
  if (operations !== undefined) {
    // "A procedure of these needs a diagnosis of those": once per procedure.
    return {
      field: 'op[].code',
      forEach: 'op',
      appliesWhen: { all: [{ fact: 'item', path: 'code', operator: 'codeIn', value: operations }] },
      conditions: root(convert(assert, false)),
    };
  }
  const list = listOf({ when, assert });
  return {
    field: fieldOf(row, list),
    ...scope(row, when, list),
    ...(list === undefined ? {} : { forEach: list }),
    conditions: root(convert(assert, false, list)),
  };
}

/** Rules of the settlement list apply where there is one. */
function scope(row, when, list) {
  const settlement =
    row.scope === 'settlement' || /"settlement[.[]/.test(row.condition_json)
      ? [{ fact: 'settlement', operator: 'isPresent', value: true }]
      : [];
  const stated = when === undefined ? [] : [convert(when, true, list)];
  const conditions = [...settlement, ...stated];
  if (conditions.length === 0) return {};
  return { appliesWhen: conditions.length === 1 ? root(conditions[0]) : { all: conditions } };
}

function root(condition) {
  return 'all' in condition || 'any' in condition || 'not' in condition ? condition : { all: [condition] };
}

/** The codes of `not (principal in codes or any other in codes)`. */
function diagnosisCodes(assert) {
  const or = assert.op === 'not' && assert.a.op === 'or' ? assert.a.a : undefined;
  if (
    or?.length !== 2 ||
    or[0].op !== 'codeIn' ||
    or[0].f !== 'dx.principal.code' ||
    or[1].op !== 'any' ||
    or[1].f !== 'dx.other' ||
    or[1].where.op !== 'codeIn'
  )
    return undefined;
  return or[0].v;
}

function procedureCodes(when) {
  return when?.op === 'any' && when.f === 'op' && when.where.op === 'codeIn' ? when.where.v : undefined;
}

function fieldOf(row, list) {
  const field = fields[row.rule_id] ?? row.field;
  if (list !== undefined && field === list) return `${list}[]`;
  return field
    .replace(list === undefined ? /\[n\].*$/ : '[n]', list === undefined ? '' : '[]')
    .replace('stay.payMethod', 'stay.paymentSource')
    .replace('op.count', 'stay.opCount');
}

function paramsOf(row, field, note) {
  return {
    severity: row.severity,
    title: { zh: row.title_zh, en: row.title_en },
    message: { zh: row.message_zh, en: row.message_en },
    suggestion: { zh: suggestionZh(row), en: row.suggestion_en },
    field,
    category: row.category,
    subcategory: row.subcategory,
    engine: row.engine,
    scope: row.scope,
    dimension: row.quality_dimension,
    stages: row.stage.split(','),
    deduction: row.deduct_points,
    source: row.source,
    ...(note === undefined ? {} : { basis: note }),
  };
}

function notYet(left) {
  const lines = left.map(
    ({ row, reason }) =>
      `| ${row.rule_id} | ${row.title_zh} · ${row.title_en} | ${reason.needs} | ${reason.zh} ${reason.en} |`,
  );
  return `# 尚不能判断的规则 · Rules that the record cannot answer yet

来源清单的 326 条规则中有 ${left.length} 条需要本系统尚未接入的数据，因此未转换，也不会被当作通过。
Of the 326 rules of the source list ${left.length} need data that are not connected yet. They were not converted; nothing passes for them.

| 规则 rule | 名称 title | 缺 needs | 说明 why |
|---|---|---|---|
${lines.join('\n')}
`;
}

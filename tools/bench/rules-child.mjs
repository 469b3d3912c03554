/**
 * One engine with one library of rules, in a process of its own so that its memory is its own. Prints one line of JSON. Started by rules.bench.mjs:
 * node --expose-gc rules-child.mjs <engine> <rules> [skewed]
 */
import { records, rules } from './rules-library.mjs';
import {
  flat,
  jsonLogic,
  jsonPathRule,
  jsonRule,
  jsonRuleOperators,
  ourRule,
  ourTemplates,
  zenExpressions,
  zenTable,
} from './rules-dialects.mjs';

const [name, size, skewed] = process.argv.slice(2);
const count = Number(size);
const library = rules(count, { skewed: skewed ? 5_000 : 0 });
/** Records per round, so that a round of a slow engine ends; one round where even that takes minutes. */
const PER_ROUND = {
  'json-rules-engine': 10_000,
  'json-rules-engine, flat': 20_000,
  'zen-engine': 300_000,
  'json-logic-engine': 600_000,
};
const perRound = Math.max(1, Math.min(300, Math.floor((PER_ROUND[name] ?? 1e9) / count)));
const rounds = name.startsWith('json-rules-engine') && count > 50_000 ? 1 : 7;
const texts = records(perRound, { common: Boolean(skewed) }).map((record) => JSON.stringify(record));

const ENGINES = {
  caseloom: () => ours(() => [{ id: 's', rules: library.map(ourRule) }]),
  'caseloom, templates': () => ours(() => ourTemplates(library)),
  'json-rules-engine': () => jsonRules(jsonPathRule, (record) => record),
  'json-rules-engine, flat': () => jsonRules(jsonRule, flat),
  'zen-engine': async () => {
    const { ZenEngine } = await import('@gorules/zen-engine');
    const layout = await fasterLayout(ZenEngine);
    const content = Buffer.from(JSON.stringify(layout(library)));
    const made = compiled(() => {
      const decision = new ZenEngine().createDecision(content);
      return { run: async (record) => firedOf((await decision.evaluate(record)).result), prepare: flat };
    });
    return { ...made, note: layout === zenTable ? 'decision table' : 'expression nodes' };
  },
  'json-logic-engine': async () => {
    const { LogicEngine } = await import('json-logic-engine');
    const documents = library.map(jsonLogic);
    return compiled(() => {
      const engine = new LogicEngine();
      const tests = documents.map((logic) => engine.build(logic));
      const run = (record) => {
        let fired = 0;
        for (const test of tests) if (test(record)) fired++;
        return fired;
      };
      return { run, prepare: flat };
    });
  },
};

/** @param prepare what it is given of a record, made beforehand */
async function jsonRules(write, prepare) {
  const { Engine } = await import('json-rules-engine');
  const documents = library.map(write);
  return compiled(() => {
    const engine = new Engine([], { allowUndefinedFacts: true });
    for (const [id, test] of Object.entries(jsonRuleOperators)) engine.addOperator(id, test);
    for (const rule of documents) engine.addRule(rule);
    return { run: async (record) => (await engine.run(record)).events.length, prepare };
  });
}

async function ours(setsOf) {
  const { compileRules, openSharedRules } = await import('@caseloom/rules');
  const { isFieldOrGroup } = await import('@caseloom/record');
  const { Budget } = await import('@caseloom/core');
  const environment = {
    codeSet: () => undefined,
    codeTable: () => undefined,
    parameter: () => undefined,
    hasField: (fact, path) => isFieldOrGroup(path === '' || path.startsWith('[') ? fact + path : `${fact}.${path}`),
  };
  const title = { zh: '库', en: 'Library' };
  const artifacts = setsOf().map(({ id, rules: written = [], template, rows }) => ({
    kind: 'rules',
    id,
    value: { title, missing: 'unknown', rules: written, ...(template && { template }) },
    tables: rows ? { rows } : {},
  }));
  const asOf = '2026-04-10';
  const made = compiled(() => {
    const { value, issues } = compileRules(artifacts, environment);
    if (issues.length > 0) throw new Error(JSON.stringify(issues[0]));
    const run = (record) => {
      const { results } = value.evaluate(record, {
        phase: 'validate',
        asOf,
        notEvaluable: 'fields',
        budget: new Budget(),
      });
      let ids = 0;
      for (const { ruleId } of results) ids += ruleId.length > 0 ? 1 : 0;
      return ids;
    };
    return { value, run, prepare: (record) => record };
  });
  const record = JSON.parse(texts[0]);
  // Records from behind those that are measured: nothing of their rules has been told before.
  const others = records(perRound + 15).slice(perRound);
  const fired = (one) =>
    value.evaluate(one, { phase: 'validate', asOf, notEvaluable: 'fields', budget: new Budget() }).results;
  const { value } = made;
  return {
    ...made,
    extra: () => ({
      edit:
        median(
          timed(7, (round) => {
            const [id] = value.ids();
            const rule = value.get(id).rule;
            value.recompile({ set: value.get(id).set, upsert: [{ ...rule, priority: round + 2 }], remove: [] });
          }),
        ) / 1000,
      tell: median(others.flatMap((one) => timed(1, () => fired(one).map(({ path, read }) => [path, read])))) / 1000,
      explain:
        median(
          timed(7, () =>
            fired(record).map(({ ruleId }) => value.explain(ruleId, record, { asOf, budget: new Budget() })),
          ),
        ) / 1000,
      open: openTime(value, environment, openSharedRules),
    }),
  };
}

function openTime(value, environment, openSharedRules) {
  const shared = value.share();
  return median(timed(5, () => openSharedRules(shared, environment))) / 1000;
}

/** The layout that answers faster with a thousand rules. */
async function fasterLayout(ZenEngine) {
  const record = flat(JSON.parse(texts[0]));
  const some = library.slice(0, 1_000);
  const times = [];
  for (const layout of [zenTable, zenExpressions]) {
    const decision = new ZenEngine().createDecision(Buffer.from(JSON.stringify(layout(some))));
    for (let i = 0; i < 10; i += 1) await decision.evaluate(record);
    const before = process.cpuUsage();
    for (let i = 0; i < 50; i += 1) await decision.evaluate(record);
    times.push(cpu(before));
  }
  return times[0] < times[1] ? zenTable : zenExpressions;
}

function firedOf(result) {
  return Array.isArray(result) ? result.length : Object.values(result).filter((value) => value === true).length;
}

function compiled(make) {
  globalThis.gc();
  const before = process.cpuUsage();
  const made = make();
  return { ...made, compileMs: cpu(before) / 1000 };
}

function cpu(before) {
  const { user, system } = process.cpuUsage(before);
  return user + system;
}

function timed(times, work) {
  return Array.from({ length: times }, (_, round) => {
    const before = process.cpuUsage();
    work(round);
    return cpu(before);
  });
}

function median(samples) {
  return [...samples].sort((a, b) => a - b)[Math.floor(samples.length / 2)];
}

const engine = await ENGINES[name]();
globalThis.gc();
const rss = Math.round(process.memoryUsage().rss / 1e6);
const [parses, evaluations] = [[], []];
let fired = 0;
/** Every engine warms up for two seconds, except where one record takes longer. */
const warmUntil = rounds === 1 ? 0 : performance.now() + 2_000;
for (let round = 0; round < rounds;) {
  const isWarm = performance.now() >= warmUntil;
  let before = process.cpuUsage();
  for (const text of texts) JSON.parse(text);
  const parse = cpu(before) / perRound;
  // Every record is read and then evaluated, one after the other, as in life; what the other engines need made of it is made beforehand.
  const prepared = name.startsWith('caseloom') ? undefined : texts.map((text) => engine.prepare(JSON.parse(text)));
  fired = 0;
  before = process.cpuUsage();
  for (let i = 0; i < perRound; i += 1) {
    const pending = engine.run(prepared ? prepared[i] : JSON.parse(texts[i]));
    fired += typeof pending === 'number' ? pending : await pending;
  }
  const whole = cpu(before) / perRound;
  if (!isWarm) continue;
  parses.push(parse);
  evaluations.push(prepared ? whole : whole - parse);
  round += 1;
}
console.log(
  JSON.stringify({
    name,
    count,
    parse: median(parses),
    evaluate: median(evaluations),
    rounds,
    perRound,
    compileMs: Math.round(engine.compileMs),
    rss,
    fired: Math.round(fired / perRound),
    note: engine.note,
    ...engine.extra?.(),
  }),
);

/**
 * A decision table of 20 inputs, first match, at 1,000 / 10,000 / 100,000 rows: ours beside @gorules/zen-engine, which evaluates the same rows. Each
 * run answers the same inputs in turn; ours answers them many times over, and its figure is per answer.
 */
const INPUTS = 20;
const SIZES = [1_000, 10_000, 100_000];
const CASES = 500;
/** Ours is too fast to be timed once. */
const REPEATS = 200;
/** zen takes 0.1 s per answer at 100,000 rows; one answer a round says enough. */
const ZEN_ROWS = 10_000;

export default {
  title: `Decision table, ${INPUTS} inputs, first match, half of the cells any (one answer)`,
  baseline: `${(10_000).toLocaleString('en')} rows, ours`,
  iterations: 10,
  prepare: async () => {
    const { compileTable } = await import('@caseloom/tables');
    const zen = await import('@gorules/zen-engine').catch(() => undefined);
    const runs = {};
    const notes = [];
    for (const size of SIZES) {
      const random = generator(size);
      const rows = Array.from({ length: size }, (_, index) => ({ cells: cellsOf(random), answer: index }));
      const cases = Array.from({ length: CASES }, () => inputsOf(random));
      const label = size.toLocaleString('en');
      const { table, compileMs } = compiled(compileTable, rows);
      notes.push(`${label} rows compile in ${compileMs} ms`);
      runs[`${label} rows, ours`] = perAnswer((index) => {
        const data = cases[index % CASES];
        return table.evaluate((name) => data[name]);
      });
      if (zen === undefined) continue;
      const decision = new zen.ZenEngine().createDecision(zenTable(rows));
      await agree(table, decision, cases.slice(0, 20));
      if (size <= ZEN_ROWS) runs[`${label} rows, zen`] = (index) => decision.evaluate(cases[index % CASES]);
    }
    if (zen === undefined) notes.push('@gorules/zen-engine is not installed: ours alone');
    return { runs, note: `${notes.join('; ')}.` };
  },
};

/** A run whose cost the harness divides by its iterations; many answers count as one by the share of their time. */
function perAnswer(answer) {
  let index = 0;
  const run = () => {
    for (let repeat = 0; repeat < REPEATS; repeat += 1) answer(index++);
  };
  return Object.assign(run, { answers: REPEATS });
}

function compiled(compileTable, rows) {
  const names = Array.from({ length: INPUTS }, (_, index) => ({
    name: `in${index}`,
    type: index % 2 === 0 ? 'string' : 'number',
  }));
  const value = {
    title: { zh: '表', en: 'Table' },
    hitPolicy: 'first',
    data: names,
    inputs: names.map(({ name }) => ({ id: name, expression: name })),
    outputs: [{ id: 'out' }],
    rules: rows.map(({ cells, answer }) => ({
      id: `r${answer}`,
      inputs: cells.map((cell) => cell ?? '-'),
      outputs: [String(answer)],
    })),
  };
  const before = process.cpuUsage();
  const result = compileTable({ kind: 'tables', id: 'bench', value, tables: {} });
  const { user, system } = process.cpuUsage(before);
  if (!result.ok) throw new Error(JSON.stringify(result.issues[0]));
  return { table: result.value, compileMs: Math.round((user + system) / 1000) };
}

function zenTable(rows) {
  const inputs = Array.from({ length: INPUTS }, (_, index) => ({
    id: `i${index}`,
    name: `in${index}`,
    field: `in${index}`,
  }));
  const content = {
    hitPolicy: 'first',
    inputs,
    outputs: [{ id: 'o', name: 'out', field: 'out' }],
    rules: rows.map(({ cells, answer }) => ({
      _id: `r${answer}`,
      ...Object.fromEntries(cells.map((cell, index) => [`i${index}`, cell ?? ''])),
      o: String(answer),
    })),
  };
  return {
    nodes: [
      { id: 'in', name: 'in', type: 'inputNode' },
      { id: 'table', name: 'table', type: 'decisionTableNode', content },
      { id: 'out', name: 'out', type: 'outputNode' },
    ],
    edges: [
      { id: 'a', sourceId: 'in', targetId: 'table', type: 'edge' },
      { id: 'b', sourceId: 'table', targetId: 'out', type: 'edge' },
    ],
  };
}

/** The two must say the same before their speed means anything. */
async function agree(table, decision, cases) {
  for (const data of cases) {
    const ours = table.evaluate((name) => data[name]).value;
    const { result } = await decision.evaluate(data);
    const theirs = result?.out === undefined || result.out === null ? null : String(result.out);
    if (ours !== theirs) throw new Error(`ours ${ours}, zen ${theirs}: ${JSON.stringify(data)}`);
  }
}

function cellsOf(random) {
  return Array.from({ length: INPUTS }, (_, index) => {
    if (random() < 0.5) return undefined;
    if (index % 2 === 0) return `"v${Math.floor(random() * 20)}"`;
    const low = Math.floor(random() * 100);
    return random() < 0.5 ? `[${low}..${low + 20}]` : `>= ${low}`;
  });
}

function inputsOf(random) {
  return Object.fromEntries(
    Array.from({ length: INPUTS }, (_, index) => [
      `in${index}`,
      index % 2 === 0 ? `v${Math.floor(random() * 20)}` : Math.floor(random() * 120),
    ]),
  );
}

/** mulberry32: the same tables on every machine. */
function generator(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

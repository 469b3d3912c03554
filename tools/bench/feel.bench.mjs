/** A payment formula in FEEL: what feelin makes of its text each time, and ours, compiled once, with decimals. */
const formula =
  'if fee.total > 3 * grouping.weight * policy.rate then decimal(fee.total - fee.selfPaid, 2) ' +
  'else round half up(grouping.weight * policy.rate * policy.coefficient - fee.selfPaid, 2)';

const records = Array.from({ length: 1000 }, (_, i) => ({
  grouping: { weight: `${(i % 4) + 1}.${String((i * 37) % 10000).padStart(4, '0')}` },
  policy: { rate: '10800.00', coefficient: `1.0${i % 10}` },
  fee: { total: `${8000 + i * 97}.${String((i * 7) % 100).padStart(2, '0')}`, selfPaid: `${i * 3}.50` },
}));

export default {
  title: 'One payment formula: a comparison, six multiplications, two roundings, read from a record',
  baseline: 'FEEL, ours',
  iterations: 4000,
  prepare: async () => {
    const { compileExpression, fromFeel, namesFromFields } = await import('@caseloom/expression');
    const { evaluate } = await import('feelin');
    const names = namesFromFields(
      ['grouping.weight', 'policy.rate', 'policy.coefficient', 'fee.total', 'fee.selfPaid'].map((path) => ({
        path,
        type: 'decimal',
      })),
    );
    const compiled = compileExpression(formula, { names });
    if (!compiled.ok) throw new Error(JSON.stringify(compiled.issues));
    const ours = (i) => {
      const record = records[i % 1000];
      return compiled.value.evaluate((name) => record[name]);
    };
    const contexts = records.map((record) => numbers(record));
    const theirs = (i) => evaluate(formula, contexts[i % 1000]).value;
    const differing = records.filter((_, i) => Number(fromFeel(ours(i))) !== theirs(i)).length;
    if (differing > 0) throw new Error(`${differing} of 1000 results differ`);
    return {
      note: 'All 1000 results are equal. feelin parses at every evaluation and counts in doubles; ours in decimals.',
      runs: { 'FEEL, ours': ours, feelin: theirs },
    };
  },
};

/** The record as feelin wants it. */
function numbers(record) {
  return Object.fromEntries(
    Object.entries(record).map(([group, values]) => [
      group,
      Object.fromEntries(Object.entries(values).map(([name, text]) => [name, Number(text)])),
    ]),
  );
}

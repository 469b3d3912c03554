import { execFile } from 'node:child_process';
import { join } from 'node:path';

const SIZES = [100, 1_000, 10_000, 100_000, 480_000];
const ENGINES = [
  'json-rules-engine',
  'json-rules-engine, flat',
  'zen-engine',
  'json-logic-engine',
  'caseloom',
  'caseloom, templates',
];
const MINUTES = 15;

/**
 * The rule index beside the engines one would otherwise take, each with each library in a process of its own, so that memory is told honestly. Each line
 * tells CPU µs per record and how many times reading the record's JSON that is. CASELOOM_BENCH_SIZES=100,1000 takes other sizes.
 */
export default {
  title:
    'Rules: 14.9 kB of JSON per record, 3 % of the fields missing, outcomes told, every record read and then evaluated',
  run: async () => {
    const sizes = process.env.CASELOOM_BENCH_SIZES?.split(',').map(Number) ?? SIZES;
    for (const size of sizes) {
      console.log(`\n  ${size.toLocaleString('en')} rules`);
      const told = [];
      for (const name of ENGINES) told.push(await measure(name, size));
      compare(told);
    }
    console.log('\n  5,000 of the rules about one diagnosis that every record has');
    for (const size of sizes.filter((one) => one >= 10_000)) await measure('caseloom', size, 'skewed');
  },
};

async function measure(name, size, skewed) {
  const label = `  ${name.padEnd(24)}`;
  try {
    const one = await child(name, size, skewed);
    const ratio = one.evaluate / one.parse;
    const more = [
      `${(one.compileMs / 1000).toFixed(2)} s to compile`,
      `${one.rss} MB`,
      `${one.fired} fire`,
      ...(one.edit === undefined
        ? []
        : [
            `edit ${one.edit.toFixed(1)} ms`,
            `findings told in ${one.tell.toFixed(2)} ms, explained in ${one.explain.toFixed(2)} ms`,
            `opened in ${one.open.toFixed(1)} ms`,
          ]),
      ...(one.note ? [one.note] : []),
      ...(one.rounds > 1 ? [] : ['one record, once']),
    ];
    console.log(
      `${label}${one.evaluate.toFixed(1).padStart(14)} µs ${ratio.toFixed(2).padStart(12)} × parse   ${more.join(', ')}`,
    );
    return one;
  } catch (error) {
    console.log(`${label}${'—'.padStart(14)}    ${error.message}`);
    return undefined;
  }
}

function compare(told) {
  const ours = told.find((one) => one?.name === 'caseloom');
  for (const one of told)
    if (ours && one && !one.name.startsWith('caseloom'))
      console.log(`    ${one.name} ÷ ours: ${Math.round(one.evaluate / ours.evaluate).toLocaleString('en')}`);
}

function child(name, size, skewed) {
  const args = [
    '--expose-gc',
    '--max-old-space-size=12000',
    join(import.meta.dirname, 'rules-child.mjs'),
    name,
    String(size),
  ];
  return new Promise((resolve, reject) => {
    execFile(
      process.execPath,
      skewed ? [...args, skewed] : args,
      { timeout: MINUTES * 60_000, maxBuffer: 1e8 },
      (error, stdout, stderr) => {
        if (!error) return resolve(JSON.parse(stdout));
        const reason = error.killed
          ? `no answer within ${MINUTES} minutes`
          : (stderr.match(/\b\w*Error: .*/)?.[0] ?? error.message);
        reject(new Error(reason.slice(0, 120)));
      },
    );
  });
}

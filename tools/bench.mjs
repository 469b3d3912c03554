/**
 * Speed, side by side in one run. Usage: npm run bench [-- name]
 * Each tools/bench/<name>.bench.mjs exports default { title, baseline, iterations, runs, note? }: `runs` maps a name to
 * a function (sync or async) of the iteration number, `baseline` names the run that the others are compared with.
 * A run that is too short to be timed alone gives several answers at a call and says how many in `answers`.
 * `prepare()`, when there, returns { runs } after loading what they need. A benchmark of another form exports `run()`, which measures and prints by itself. Times are CPU time of this process;
 * the machine decides the figures, so the ratios are what counts.
 */
import { readdirSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';

const rounds = 7;
const folder = join(import.meta.dirname, 'bench');

const wanted = process.argv[2];
const files = readdirSync(folder).filter((file) => file.endsWith('.bench.mjs'));
const names = files.map((file) => file.replace('.bench.mjs', '')).sort();
if (wanted && !names.includes(wanted)) {
  console.error(`No benchmark is called "${wanted}". There are: ${names.join(', ')}.`);
  process.exit(2);
}
console.log(`Node ${process.versions.node}, ${cpus().length} × ${cpus()[0]?.model.trim() ?? 'unknown'}`);
for (const name of wanted ? [wanted] : names) await bench(name);

async function bench(name) {
  const { default: described } = await import(join(folder, `${name}.bench.mjs`));
  const { title, baseline, iterations, note, runs } = { ...described, ...(await described.prepare?.()) };
  console.log(`\n${title}`);
  if (described.run) return described.run();
  const times = new Map(Object.keys(runs).map((run) => [run, []]));
  for (let round = -1; round < rounds; round += 1) {
    for (const [run, work] of Object.entries(runs)) {
      const micros = await cpuMicros(work, iterations);
      if (round >= 0) times.get(run).push(micros);
    }
  }
  const base = median(times.get(baseline));
  const width = Math.max(...Object.keys(runs).map((run) => run.length));
  for (const [run, samples] of times) {
    const middle = median(samples);
    console.log(
      `  ${run.padEnd(width)}  ${middle.toFixed(3).padStart(12)} µs  ${(middle / base).toFixed(2).padStart(8)} ×`,
    );
  }
  if (note) console.log(`  ${note}`);
}

async function cpuMicros(work, iterations) {
  const before = process.cpuUsage();
  for (let i = 0; i < iterations; i += 1) {
    const pending = work(i);
    if (pending instanceof Promise) await pending;
  }
  const { user, system } = process.cpuUsage(before);
  return (user + system) / iterations / (work.answers ?? 1);
}

function median(samples) {
  const sorted = [...samples].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}

import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { run } from './child.mjs';
import { cacheFolder, root } from './house.mjs';
import { environment, findNode } from './node.mjs';

/** Whole products with a browser or a killed process among them want the machine for themselves. */
const runsAlone = ['e2e', 'fault'];

/**
 * Runs the specs by jest: all of them in two rounds, or what the arguments select in one.
 * @param settings { budget, chromium, postgres, isBuilt }; specs find the first three in the environment
 * @returns the summary of summary-reporter.mjs
 */
export async function runSpecs(args, settings) {
  if (args.length > 0) return runJest(args, settings);
  const workers = `--maxWorkers=${Math.max(2, availableParallelism() - 1)}`;
  const summary = await runJest([workers, '--ignoreProjects', ...runsAlone], settings);
  for (const name of runsAlone.filter((one) => specFiles(one).length > 0)) {
    const obstacle = !settings.isBuilt ? 'the build failed' : name === 'e2e' && !settings.chromium ? 'no Chromium' : '';
    if (obstacle) leaveOut(name, obstacle, summary);
    else add(summary, await runJest(['--runInBand', '--selectProjects', name], settings));
  }
  return summary;
}

async function runJest(args, { budget, chromium, postgres }) {
  mkdirSync(cacheFolder, { recursive: true });
  const jestSummary = join(cacheFolder, 'jest-summary.json');
  rmSync(jestSummary, { force: true });
  const jest = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning', 'node_modules/jest/bin/jest.js'];
  const env = environment({
    CASELOOM_BUDGET: budget,
    CASELOOM_TEST_SUMMARY: jestSummary,
    CASELOOM_TEST_POSTGRES: postgres ?? '',
    CHROMIUM: chromium ?? '',
  });
  const code = await run(findNode(), [...jest, '--passWithNoTests', ...args], {
    env,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  if (!existsSync(jestSummary)) {
    console.error(`jest ended with code ${code} before it could report.`);
    return { ...emptySummary(), failed: 1 };
  }
  const summary = JSON.parse(readFileSync(jestSummary, 'utf8'));
  return code !== 0 && summary.failed === 0 ? { ...summary, failed: 1 } : summary;
}

function add(summary, more) {
  for (const kind of ['passed', 'failed', 'skipped']) summary[kind] += more[kind];
  Object.assign(summary.projects, more.projects);
  summary.left.push(...more.left);
  summary.broken.push(...more.broken);
}

const specFiles = (name) =>
  existsSync(join(root, 'test', name))
    ? readdirSync(join(root, 'test', name), { recursive: true }).filter((file) => file.endsWith('.spec.ts'))
    : [];

/** What cannot run here still shows in the counts, one per file. */
function leaveOut(name, obstacle, summary) {
  const files = specFiles(name);
  console.log(`SKIPPED ${files.length} spec files of test/${name}: ${obstacle}.`);
  for (const file of files) summary.left.push({ project: name, file: `test/${name}/${file}`, name: obstacle });
  summary.skipped += files.length;
}

const emptySummary = () => ({ passed: 0, failed: 0, skipped: 0, projects: {}, left: [], broken: [] });

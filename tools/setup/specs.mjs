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
 * @param settings { budget, chromium, postgres }; specs find them in the environment
 * @returns the summary of summary-reporter.mjs
 */
export async function runSpecs(args, settings) {
  if (args.length > 0) return runJest(args, settings);
  const workers = `--maxWorkers=${Math.max(2, availableParallelism() - 1)}`;
  const summary = await runJest([workers, '--ignoreProjects', ...runsAlone], settings);
  const last = runsAlone.filter((name) => specFiles(name).length > 0 && (name !== 'e2e' || settings.chromium));
  if (last.length > 0) add(summary, await runJest(['--runInBand', '--selectProjects', ...last], settings));
  if (!settings.chromium) leaveOutBrowserSpecs(summary);
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

/** Without a browser jest.config.mjs drops the project; its specs still show in the counts, one per file. */
function leaveOutBrowserSpecs(summary) {
  const files = specFiles('e2e');
  for (const file of files) summary.left.push({ project: 'e2e', file: `test/e2e/${file}`, name: 'the whole file' });
  summary.skipped += files.length;
}

/** What a run without any spec leaves. */
export const emptySummary = () => ({ passed: 0, failed: 0, skipped: 0, projects: {}, left: [], broken: [] });

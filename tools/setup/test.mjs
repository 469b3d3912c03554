import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBuilt } from './build.mjs';
import { checks, runCheck } from './checks.mjs';
import { run } from './child.mjs';
import { ensureChromium } from './chromium.mjs';
import { cacheFolder, root } from './house.mjs';
import { environment, findNode } from './node.mjs';
import { findPostgres } from './postgres.mjs';

/** What the last `npm test` found, for machines; .ci/run decides by it. */
export const summaryFile = join(cacheFolder, 'test-summary.json');

/**
 * Builds, checks (types of the specs, lint, format, layers) and runs every spec. Prints `N passed, N failed` as the
 * last line, with `, N skipped` when something could not run here; each check counts as one test.
 * @param args for jest; with any of them only jest runs, since a part was asked for
 * @param budget small or long: how much the generated tests try
 * @returns exit code: 0 when nothing failed
 */
export async function test(args, budget) {
  if (!['small', 'long'].includes(budget)) throw new Error(`CASELOOM_BUDGET is small or long, not "${budget}".`);
  rmSync(summaryFile, { force: true });
  const chromium = await ensureChromium();
  const postgres = await findPostgres();
  sayWhatIsMissing(chromium, postgres);
  const results = [await build()];
  const isWhole = args.length === 0;
  if (results[0].passed) {
    for (const check of isWhole ? checks : []) results.push(await runCheck(check));
    if (!isWhole) console.log('A part was asked for: lint, format, layers and types of the specs are not checked.');
  }
  const specs = results[0].passed ? await runSpecs(args, { budget, chromium, postgres }) : emptySummary();
  return conclude(results, specs, { chromium, postgres });
}

function sayWhatIsMissing(chromium, postgres) {
  if (!chromium) console.log('SKIPPED browser specs: no Chromium (set CHROMIUM, or install it as root by apt-get).');
  if (!postgres)
    console.log('SKIPPED PostgreSQL specs: no server (set TEST_DATABASE_URL, or start one on 127.0.0.1:5432).');
}

async function build() {
  try {
    await ensureBuilt();
    return { name: 'build', passed: true };
  } catch (error) {
    console.error(error.message);
    return { name: 'build', passed: false };
  }
}

async function runSpecs(args, { budget, chromium, postgres }) {
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
  if (code !== 0 && summary.failed === 0) return { ...summary, failed: 1 };
  if (!chromium && args.length === 0) leaveOutBrowserSpecs(summary);
  return summary;
}

/** Without a browser jest.config.mjs drops the project; its specs still show in the counts, one per file. */
function leaveOutBrowserSpecs(summary) {
  const files = readdirSync(join(root, 'test/e2e'), { recursive: true }).filter((file) => file.endsWith('.spec.ts'));
  for (const file of files) summary.left.push({ project: 'e2e', file: `test/e2e/${file}`, name: 'the whole file' });
  summary.skipped += files.length;
}

const emptySummary = () => ({ passed: 0, failed: 0, skipped: 0, projects: {}, left: [], broken: [] });

function conclude(results, specs, { chromium, postgres }) {
  const passed = specs.passed + results.filter((result) => result.passed).length;
  const failed = specs.failed + results.filter((result) => !result.passed).length;
  const summary = {
    ...specs,
    passed,
    failed,
    checks: results,
    chromium: chromium ?? null,
    postgres: Boolean(postgres),
  };
  mkdirSync(cacheFolder, { recursive: true });
  writeFileSync(summaryFile, `${JSON.stringify(summary, null, 2)}\n`);
  for (const { name } of results.filter((result) => !result.passed)) console.log(`FAILED ${name}`);
  console.log(`${passed} passed, ${failed} failed${specs.skipped > 0 ? `, ${specs.skipped} skipped` : ''}`);
  return failed === 0 ? 0 : 1;
}

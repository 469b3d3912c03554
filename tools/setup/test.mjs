import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBuilt } from './build.mjs';
import { checks, runCheck } from './checks.mjs';
import { ensureChromium } from './chromium.mjs';
import { cacheFolder } from './house.mjs';
import { findPostgres } from './postgres.mjs';
import { runSpecs } from './specs.mjs';

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
  for (const check of isWhole ? checks : []) results.push(await runCheck(check));
  if (!isWhole) console.log('A part was asked for: lint, format, layers and types of the specs are not checked.');
  const specs = await runSpecs(args, { budget, chromium, postgres, isBuilt: results[0].passed });
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

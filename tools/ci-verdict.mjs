/**
 * Judges the last `npm test` for .ci/run: what was skipped for want of a browser or a database counts as failed.
 * Usage: node tools/ci-verdict.mjs <exit code of npm test>. Prints the reasons, then `N passed, N failed`.
 */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { summaryFile } from './setup/test.mjs';

const mustRun = [
  { what: 'browser', isThere: ({ chromium }) => Boolean(chromium), isMeant: ({ project }) => project === 'e2e' },
  {
    what: 'PostgreSQL',
    isThere: ({ postgres }) => postgres,
    isMeant: ({ file, name }) => /postgres/i.test(`${file} ${name}`),
  },
];

/**
 * @param summary what `npm test` left, see tools/setup/test.mjs
 * @returns reasons why the run does not count, in words; empty when it does
 */
export function objections(summary) {
  const reasons = [];
  for (const { what, isThere, isMeant } of mustRun) {
    if (!isThere(summary)) reasons.push(`the ${what} specs could not run: there is no ${what} here`);
    else for (const left of summary.left.filter(isMeant)) reasons.push(`skipped: ${left.file} › ${left.name}`);
  }
  if (!summary.projects.e2e?.passed && summary.chromium) reasons.push('no browser spec ran');
  return reasons;
}

function conclude(code) {
  if (!existsSync(summaryFile)) {
    console.log('npm test left no summary.\n0 passed, 1 failed');
    return 1;
  }
  const summary = JSON.parse(readFileSync(summaryFile, 'utf8'));
  const reasons = objections(summary);
  for (const reason of reasons) console.log(`CI: ${reason}`);
  const failed = summary.failed + reasons.length + (code !== 0 && summary.failed === 0 ? 1 : 0);
  console.log(`${summary.passed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.exitCode = conclude(Number(process.argv[2]));

import { relative } from 'node:path';
import { writeFileSync } from 'node:fs';
import { root } from './house.mjs';

/**
 * A jest reporter that leaves a summary for machines in the file named by CASELOOM_TEST_SUMMARY:
 * { passed, failed, skipped, projects: { <name>: { passed, failed, skipped } }, left: [{ project, file, name }], broken }
 * `left` lists what was skipped; a suite that could not run counts as one failure and stands in `broken`.
 */
export default class SummaryReporter {
  onRunComplete(_contexts, results) {
    const file = process.env.CASELOOM_TEST_SUMMARY;
    if (file) writeFileSync(file, `${JSON.stringify(summarise(results), null, 2)}\n`);
  }
}

export function summarise({ testResults }) {
  const summary = { passed: 0, failed: 0, skipped: 0, projects: {}, left: [], broken: [] };
  for (const suite of testResults) {
    const project = suite.displayName?.name ?? 'unnamed';
    const file = relative(root, suite.testFilePath);
    const counts = (summary.projects[project] ??= { passed: 0, failed: 0, skipped: 0 });
    const count = (kind) => {
      counts[kind] += 1;
      summary[kind] += 1;
    };
    if (suite.testExecError) {
      count('failed');
      summary.broken.push({ project, file });
    }
    for (const { status, fullName } of suite.testResults) {
      if (status === 'passed' || status === 'failed') count(status);
      else {
        count('skipped');
        summary.left.push({ project, file, name: fullName });
      }
    }
  }
  return summary;
}

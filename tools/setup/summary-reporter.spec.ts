import { describe, expect, it } from '@jest/globals';
import { join } from 'node:path';
import { root } from './house.mjs';
import { summarise } from './summary-reporter.mjs';

const suite = (project: string, file: string, tests: [string, string][], testExecError?: Error) => ({
  displayName: { name: project },
  testFilePath: join(root, file),
  testExecError,
  testResults: tests.map(([status, fullName]) => ({ status, fullName })),
});

describe('the summary of a run', () => {
  it('counts per project, lists what was left and counts a suite that could not run as one failure', () => {
    const testResults = [
      suite('core', 'libs/core/src/a.spec.ts', [
        ['passed', 'one'],
        ['failed', 'two'],
        ['pending', 'three'],
        ['todo', 'four'],
      ]),
      suite('e2e', 'test/e2e/b.spec.ts', [], new SyntaxError('broken')),
      suite('core', 'libs/core/src/c.spec.ts', [['passed', 'five']]),
    ];
    expect(summarise({ testResults })).toEqual({
      passed: 2,
      failed: 2,
      skipped: 2,
      projects: { core: { passed: 2, failed: 1, skipped: 2 }, e2e: { passed: 0, failed: 1, skipped: 0 } },
      left: [
        { project: 'core', file: 'libs/core/src/a.spec.ts', name: 'three' },
        { project: 'core', file: 'libs/core/src/a.spec.ts', name: 'four' },
      ],
      broken: [{ project: 'e2e', file: 'test/e2e/b.spec.ts' }],
    });
  });
});

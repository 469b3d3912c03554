import { describe, expect, it } from '@jest/globals';
import { objections } from './ci-verdict.mjs';

const good = { chromium: '/usr/bin/chromium', postgres: true, projects: { e2e: { passed: 3 } }, left: [] };
const left = (project: string, file: string, name = 'a name') => ({ ...good, left: [{ project, file, name }] });

describe('the verdict of .ci/run', () => {
  it.each([
    ['accepts a run with everything', good, []],
    ['objects to a missing browser', { ...good, chromium: null, projects: {} }, [/browser specs could not run/]],
    ['objects to a missing database', { ...good, postgres: false }, [/PostgreSQL specs could not run/]],
    ['objects when no browser spec ran', { ...good, projects: {} }, [/no browser spec ran/]],
    ['objects to a skipped browser spec', left('e2e', 'test/e2e/story.spec.ts'), [/skipped: test\/e2e\/story/]],
    [
      'objects to a skipped PostgreSQL spec',
      left('server', 'x.spec.ts', 'on PostgreSQL › [P6]'),
      [/skipped: x.spec.ts/],
    ],
    ['accepts a spec without its reference data', left('conformance', 'test/conformance/a.spec.ts'), []],
  ])('%s', (_what, summary, expected) => {
    const reasons = objections(summary);
    expect(reasons).toEqual(expected.map((pattern) => expect.stringMatching(pattern)));
  });
});

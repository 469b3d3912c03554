import { existsSync, readdirSync } from 'node:fs';
import { findChromium } from './tools/setup/chromium.mjs';
import { findPostgres } from './tools/setup/postgres.mjs';

// Specs read these three: CHROMIUM (path, empty when there is none), CASELOOM_TEST_POSTGRES (url, empty when there is
// none) and CASELOOM_BUDGET (small | long). `npm test` sets them; a direct call of jest finds the same here.
process.env.CHROMIUM ??= findChromium() ?? '';
process.env.CASELOOM_TEST_POSTGRES ??= (await findPostgres()) ?? '';
process.env.CASELOOM_BUDGET ??= 'small';

const swc = [
  '@swc/jest',
  {
    jsc: {
      target: 'es2023',
      parser: { syntax: 'typescript', decorators: true, tsx: true },
      transform: { legacyDecorator: true, decoratorMetadata: true, react: { runtime: 'automatic' } },
      keepClassNames: true,
    },
    module: { type: 'es6' },
    sourceMaps: 'inline',
  },
];
const base = {
  transform: { '^.+\\.tsx?$': swc },
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  testEnvironment: 'node',
  testEnvironmentOptions: { customExportConditions: ['@caseloom/source', 'node', 'node-addons'] },
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/types/'],
  testMatch: ['**/*.spec.ts', '**/*.spec.tsx'],
};
const rooms = ['libs', 'apps'].flatMap((area) =>
  readdirSync(area)
    .filter((name) => existsSync(`${area}/${name}/src`))
    .map((name) => ({ ...base, displayName: name, rootDir: `${area}/${name}` })),
);
const acrossRooms = ['conformance', 'fault', 'fuzz', ...(process.env.CHROMIUM ? ['e2e'] : [])];

export default {
  reporters: ['default', '<rootDir>/tools/setup/summary-reporter.mjs'],
  testTimeout: 30_000,
  workerIdleMemoryLimit: '1GB',
  projects: [
    ...rooms,
    { ...base, displayName: 'tools', rootDir: 'tools' },
    ...acrossRooms
      .filter((name) => existsSync(`test/${name}`))
      .map((name) => ({ ...base, displayName: name, rootDir: `test/${name}` })),
  ],
};

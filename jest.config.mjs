import { readdirSync, existsSync } from 'node:fs';

const swc = ['@swc/jest', {
  jsc: {
    target: 'es2023',
    parser: { syntax: 'typescript', decorators: true, tsx: true },
    transform: { legacyDecorator: true, decoratorMetadata: true, react: { runtime: 'automatic' } },
    keepClassNames: true,
  },
  module: { type: 'es6' },
  sourceMaps: 'inline',
}];
const base = {
  transform: { '^.+\\.tsx?$': swc },
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  testEnvironment: 'node',
  testEnvironmentOptions: { customExportConditions: ['@caseloom/source', 'node', 'node-addons'] },
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/types/'],
  testMatch: ['**/*.spec.ts', '**/*.spec.tsx'],
};
const rooms = ['libs', 'apps'].flatMap((area) => readdirSync(area)
  .filter((name) => existsSync(`${area}/${name}/src`))
  .map((name) => ({ ...base, displayName: name, rootDir: `${area}/${name}` })));

export default {
  projects: [
    ...rooms,
    { ...base, displayName: 'packs', rootDir: 'rule-packs' },
    { ...base, displayName: 'tools', rootDir: 'tools' },
    ...['conformance', 'e2e', 'fault', 'fuzz'].map((name) => ({ ...base, displayName: name, rootDir: `test/${name}` })),
  ],
};

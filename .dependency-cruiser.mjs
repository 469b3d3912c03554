/**
 * The arrows of the house, as docs/decisions and CONTRIBUTING.md describe them: apps → engine, files, api, reference →
 * domain rooms → tables → expression, record, pack → core. `npm run lint` runs it; tools/layers.spec.mjs plants one
 * violation of every rule and expects it to be found.
 */

/** What a room of libs/ may import of other rooms. Its package.json and tsconfig.json name no more than this. */
export const arrows = {
  core: [],
  record: ['core'],
  pack: ['core'],
  expression: ['core'],
  tables: ['core', 'expression', 'pack', 'record'],
  dmn: ['core', 'pack', 'tables'],
  rules: ['core', 'expression', 'pack', 'record', 'tables'],
  grouping: ['core', 'expression', 'pack', 'record', 'tables'],
  payment: ['core', 'expression', 'pack', 'record', 'tables'],
  measures: ['core', 'expression', 'pack', 'record', 'tables'],
  statistics: ['core', 'pack', 'record'],
  workflow: ['core', 'expression', 'pack', 'record', 'tables'],
  api: ['core', 'pack', 'record', 'workflow'],
  engine: [
    'core',
    'expression',
    'grouping',
    'measures',
    'pack',
    'payment',
    'record',
    'rules',
    'statistics',
    'tables',
    'workflow',
  ],
  files: ['core', 'pack', 'record'],
  governor: ['core'],
  hospital: ['core', 'record'],
  reference: ['core', 'engine', 'expression', 'pack', 'record', 'rules'],
};

/** Rooms that may touch the disk and processes. All others know no node: module, clock, network or framework. */
const worldly = ['files', 'reference'];
const pure = Object.keys(arrows).filter((room) => !worldly.includes(room));

const spec = '[.]spec[.]tsx?$';
const oneOf = (names) => (names.length ? `(?:${names.join('|')})` : '(?!)');

const arrowRules = Object.entries(arrows).map(([room, allowed]) => ({
  name: `arrow-${room}`,
  severity: 'error',
  comment: `libs/${room} may import of other rooms only: ${allowed.join(', ') || 'nothing'}.`,
  from: { path: `^libs/${room}/` },
  to: { path: '^(?:libs|apps)/', pathNot: `^libs/${oneOf([room, ...allowed])}/` },
}));

export default {
  forbidden: [
    ...arrowRules,
    {
      name: 'unknown-room',
      severity: 'error',
      comment: 'A new room of libs/ gets its line in `arrows` first.',
      from: { path: '^libs/', pathNot: `^libs/${oneOf(Object.keys(arrows))}/` },
      to: {},
    },
    {
      name: 'past-the-index',
      severity: 'error',
      comment: 'A room is entered by its src/index.ts; export there what others need.',
      from: { path: '^(libs/[^/]+|apps/[^/]+|test|tools|rule-packs)/' },
      to: { path: '^libs/[^/]+/', pathNot: ['^$1/', '^libs/[^/]+/(?:src/index[.]ts|dist/index[.](?:js|d[.]ts))$'] },
    },
    {
      name: 'app-to-app',
      severity: 'error',
      comment: 'Apps share through libs/, never with each other.',
      from: { path: '^apps/([^/]+)/' },
      to: { path: '^apps/', pathNot: '^apps/$1/' },
    },
    {
      name: 'pure-room-touches-the-world',
      severity: 'error',
      comment: 'No node: module in a pure room. Time, files and tables are passed in.',
      from: { path: `^libs/${oneOf(pure)}/src/`, pathNot: spec },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'framework-in-a-room',
      severity: 'error',
      comment: 'Rooms know no Nest, MikroORM, database, React or HTTP server.',
      from: { path: '^libs/' },
      to: {
        path: 'node_modules/(?:@nestjs|@mikro-orm|@electric-sql|@fastify|fastify|pg-boss|pg|kysely|react|react-dom|antd)/',
      },
    },
    {
      name: 'second-opinion-in-production',
      severity: 'error',
      comment: 'json-rules-engine and feelin run in the child process of libs/reference only; specs may compare.',
      from: { path: '^(?:libs|apps)/', pathNot: ['^libs/reference/', spec] },
      to: { path: 'node_modules/(?:json-rules-engine|feelin)/' },
    },
    {
      name: 'studio-to-persistence',
      severity: 'error',
      comment: 'The studio speaks to the server by libs/api; it opens no database, file or process.',
      from: { path: '^apps/studio/src/', pathNot: spec },
      to: {
        path: [
          '^libs/(?:files|reference)/',
          'node_modules/(?:@nestjs|@mikro-orm|@electric-sql|@fastify|fastify|pg-boss|pg|kysely|piscina)/',
        ],
      },
    },
    {
      name: 'studio-to-node',
      severity: 'error',
      comment: 'The studio runs in a browser.',
      from: { path: '^apps/studio/src/', pathNot: spec },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'command-line-to-database',
      severity: 'error',
      comment: 'The command line works on folders and files; it is the proof that the rooms stand alone.',
      from: { path: '^apps/cli/' },
      to: { path: 'node_modules/(?:@nestjs|@mikro-orm|@electric-sql|fastify|pg-boss|pg|kysely)/' },
    },
    {
      name: 'tools-at-run-time',
      severity: 'error',
      comment: 'Nothing that ships imports from tools/, test/ or what its specs share in spec/.',
      from: { path: '^(?:libs|apps)/[^/]+/src/', pathNot: spec },
      to: { path: '^(?:tools|test)/|^libs/[^/]+/spec/' },
    },
    {
      name: 'cycle',
      severity: 'error',
      comment: 'Two files that need each other are one file, or lack a third.',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'not-found',
      severity: 'error',
      comment: 'The import leads nowhere.',
      from: { path: '^(?:libs|apps|test|tools)/' },
      to: { couldNotResolve: true },
    },
    {
      name: 'not-listed',
      severity: 'error',
      comment: 'What a room imports stands in the dependencies of its package.json.',
      from: { path: '^(?:libs|apps)/[^/]+/src/', pathNot: spec },
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
  ],
  options: {
    doNotFollow: { path: ['node_modules', '^(?:libs|apps)/[^/]+/(?:dist|types)/'] },
    tsPreCompilationDeps: true,
    combinedDependencies: false,
    detectProcessBuiltinModuleCalls: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['@caseloom/source', 'import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.json'],
    },
  },
};

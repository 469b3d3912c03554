import { run } from './child.mjs';
import { environment, findNode } from './node.mjs';

const bin = (file) => `node_modules/${file}`;

/**
 * What must hold besides the specs. Each is one program; exit code 0 means it holds.
 * Order: what is read first by a person who broke several.
 */
export const checks = [
  {
    name: 'types of the specs',
    args: [bin('typescript/bin/tsc'), '-b', 'tsconfig.spec.json', 'tsconfig.spec.studio.json'],
  },
  { name: 'lint', args: [bin('oxlint/bin/oxlint'), '--type-aware', '--quiet'] },
  { name: 'format', args: [bin('oxfmt/bin/oxfmt'), '--check'] },
  { name: 'layers', args: ['tools/layers.mjs'] },
];

/** Runs one check; its messages go to the terminal. @returns { name, passed, seconds } */
export async function runCheck({ name, args }) {
  const started = performance.now();
  const code = await run(findNode(), args, { env: environment(), stdio: ['ignore', 'inherit', 'inherit'] });
  const seconds = Math.round((performance.now() - started) / 100) / 10;
  const hint = code !== 0 && name === 'format' ? ' – `npm run format` puts it right' : '';
  console.log(`${code === 0 ? 'PASS' : 'FAIL'} ${name} (${seconds} s)${hint}`);
  return { name, passed: code === 0, seconds };
}

/** `npm run lint`: everything but the types, which need a build first. */
export async function lint() {
  const results = [];
  for (const check of checks.slice(1)) results.push(await runCheck(check));
  await remark();
  return results.every(({ passed }) => passed) ? 0 : 1;
}

/** What nobody seems to use. A hint, not a check: exports for other rooms come before their users. */
async function remark() {
  const output = [];
  const args = [bin('knip/bin/knip.js'), '--no-progress', '--no-exit-code', '--no-config-hints', '--reporter=compact'];
  await run(findNode(), args, { env: environment(), onOutput: (bytes) => output.push(bytes) });
  const lines = Buffer.concat(output).toString().trim();
  if (lines) console.log(`\nUnused, says knip (a hint, fails nothing):\n${lines}`);
}

/** `npm run format`: rewrites files in the house's style; arguments are paths. */
export function format(args) {
  return run(findNode(), [bin('oxfmt/bin/oxfmt'), ...args], { env: environment() });
}

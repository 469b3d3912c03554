/**
 * Checks the arrows of the house (.dependency-cruiser.mjs). Usage: node tools/layers.mjs [root] [--json]
 * Exit code 0 when all hold, 1 with one line per violation otherwise, 2 when nothing could be read.
 */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { cruise } from 'dependency-cruiser';
import configuration from '../.dependency-cruiser.mjs';

/**
 * @param root folder with libs/, apps/ and the like
 * @returns { files: number read, violations: [{ rule, from, to }] }
 */
export async function checkLayers(root) {
  const areas = ['libs', 'apps', 'test', 'tools', 'rule-packs'].filter((area) => existsSync(join(root, area)));
  const { options, forbidden } = configuration;
  const { output } = await cruise(areas, {
    ...options,
    baseDir: root,
    parser: 'swc',
    validate: true,
    ruleSet: { forbidden },
  });
  const sources = output.modules.filter(({ source }) => /^(?:libs|apps)\/.*[.]tsx?$/.test(source));
  return {
    files: sources.length,
    violations: output.summary.violations.map(({ rule, from, to, cycle }) => ({
      rule: rule.name,
      from,
      to: cycle ? cycle.map(({ name }) => name).join(' → ') : to,
    })),
  };
}

if (import.meta.filename === resolve(process.argv[1] ?? '')) {
  const { files, violations } = await checkLayers(resolve(process.argv[2] ?? '.'));
  if (process.argv.includes('--json')) console.log(JSON.stringify(violations));
  else tell(files, violations);
  process.exitCode = files === 0 ? 2 : violations.length > 0 ? 1 : 0;
}

function tell(files, violations) {
  const reasons = new Map(configuration.forbidden.map(({ name, comment }) => [name, comment]));
  for (const { rule, from, to } of violations) console.log(`${from} → ${to}\n    ${rule}: ${reasons.get(rule)}`);
  console.log(`${files} sources read, ${violations.length} arrows in the wrong direction.`);
}

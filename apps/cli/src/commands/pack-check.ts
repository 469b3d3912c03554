import { CaseloomError, renderIssue, type Issue } from '@caseloom/core';
import { compilePack, type CompiledPack } from '@caseloom/engine';
import type { Args } from '../args.ts';
import type { Command } from '../command.ts';
import { everyMessage } from '../every-message.ts';
import { loadPack } from '../packs/load-pack.ts';
import { lineOf } from '../tell.ts';

export const command: Command = {
  flags: { packs: { kind: 'list' }, json: { kind: 'switch' } },
  takes: 1,
  async run(args) {
    const { issues, pack } = await check(args.positional[0]!, args);
    const errors = issues.filter((one) => one.severity === 'error').length;
    if (args.has('json')) process.stdout.write(`${JSON.stringify(asJson(issues, errors, pack), undefined, 2)}\n`);
    else {
      for (const one of issues) process.stdout.write(`${one.severity} ${lineOf(everyMessage, one)}\n`);
      const about = pack === undefined ? 'not resolved' : summaryOf(pack);
      process.stdout.write(`${about}; ${errors} errors, ${issues.length - errors} other\n`);
    }
    return errors > 0 ? 1 : 0;
  },
};

/** A pack that does not resolve is a finding; one that is not there, or lacks its parent, is unusable. */
async function check(dir: string, args: Args): Promise<{ issues: readonly Issue[]; pack?: CompiledPack }> {
  try {
    const { resolved, warnings } = await loadPack(dir, args);
    const pack = compilePack(resolved);
    return { issues: [...warnings, ...pack.issues], pack };
  } catch (error) {
    const isLocated = error instanceof CaseloomError && error.issues.every(({ path }) => path !== '');
    if (isLocated) return { issues: error.issues };
    throw error;
  }
}

function summaryOf({ resolved, rules, schemes, policies, measures, workflows }: CompiledPack): string {
  const layers = resolved.layers.map((one) => `${one.id} ${one.version}`).join(' → ');
  const counts = { rules: rules.size, schemes: schemes.size, policies: policies.length };
  const all = { ...counts, measures: measures.length, workflows: workflows.size };
  const parts = Object.entries(all).map(([name, count]) => `${count} ${name}`);
  return `${layers}: ${parts.join(', ')}`;
}

/** Issues with their sentence in both languages, for editors and scripts. */
function asJson(issues: readonly Issue[], errors: number, pack: CompiledPack | undefined): unknown {
  return {
    ...(pack === undefined
      ? {}
      : { id: pack.resolved.manifest.id, version: pack.resolved.manifest.version, hash: pack.hash }),
    errors,
    issues: issues.map((one) => ({
      ...one,
      message: { zh: renderIssue(everyMessage, one, 'zh-CN'), en: renderIssue(everyMessage, one, 'en') },
    })),
  };
}

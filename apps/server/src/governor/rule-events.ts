import type { Evaluation, Finding } from '@caseloom/engine';
import { genericPath } from '@caseloom/record';
import type { Change } from '@caseloom/record';
import type { RuleAct } from './rule-event.entity.ts';

export interface RuleHappening {
  readonly ruleId: string;
  readonly act: RuleAct;
  readonly count: number;
  readonly reason?: string;
}

type Known = Pick<Evaluation, 'findings' | 'manifest'>;

/**
 * What a new evaluation says about rules, beside the one before: which began to fire in this case, and whose findings went because of a
 * change. Under the same packs whatever went, went because of the data; under others only if a changed value was one it had read.
 * Implements GOV-1.
 * @param before undefined for a new case
 * @param changes of the record since then; none: nothing was corrected
 */
export function happeningsBetween(
  before: Known | undefined,
  after: Known,
  changes: readonly Change[],
): RuleHappening[] {
  const had = byRule(before?.findings ?? []);
  const has = byRule(after.findings);
  const isSamePacks =
    before?.manifest.packs.conduct === after.manifest.packs.conduct &&
    before?.manifest.packs.policy === after.manifest.packs.policy;
  const changed = changes.map((one) => genericPath(one.path));
  const fired = [...has.keys()].filter((ruleId) => !had.has(ruleId));
  const fewer = [...had].flatMap(([ruleId, findings]) => {
    const gone = findings.length - (has.get(ruleId)?.length ?? 0);
    const isCorrected =
      gone > 0 && changed.length > 0 && (isSamePacks || findings.some((one) => hasRead(one, changed)));
    return isCorrected ? [{ ruleId, act: 'corrected' as const, count: gone }] : [];
  });
  return [...fired.map((ruleId) => ({ ruleId, act: 'fired' as const, count: 1 })), ...fewer];
}

/** A rule that failed said nothing about the case. */
function byRule(findings: readonly Finding[]): Map<string, Finding[]> {
  const rules = new Map<string, Finding[]>();
  for (const finding of findings) {
    if (finding.failed) continue;
    const known = rules.get(finding.ruleId);
    if (known) known.push(finding);
    else rules.set(finding.ruleId, [finding]);
  }
  return rules;
}

function hasRead(finding: Finding, changed: readonly string[]): boolean {
  const read = [finding.path, ...finding.read.map((one) => one.path)].map(genericPath);
  return read.some((path) => changed.some((one) => one === path || isBelow(one, path) || isBelow(path, one)));
}

const isBelow = (path: string, above: string) => path.startsWith(above) && /^[.[]/.test(path.slice(above.length));

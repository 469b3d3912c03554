import type { RuleResult } from '@caseloom/rules';

export type TrialChange = 'gained' | 'lost' | 'notEvaluable';

export interface TrialExample {
  readonly caseId: string;
  readonly ruleId: string;
  readonly change: TrialChange;
  /** Where the finding points. */
  readonly path: string;
  /** What the rule read; for `lost` what it had read. */
  readonly read: RuleResult['read'];
  readonly missing?: RuleResult['missing'];
}

interface Standing {
  fired: number;
  notEvaluable: number;
  failed: number;
}

export interface TrialReport {
  readonly cases: number;
  /** Rules that were evaluated. */
  readonly rules: number;
  /** Cases with at least one such change. */
  readonly changed: Readonly<Record<TrialChange, number>>;
  readonly byRule: readonly {
    readonly ruleId: string;
    readonly before: Standing;
    readonly after: Standing;
    readonly gained: number;
    readonly lost: number;
    readonly notEvaluable: number;
  }[];
  readonly examples: readonly TrialExample[];
}

type Line = { ruleId: string; before: Standing; after: Standing } & Record<TrialChange, number>;
type Outcome = 'fired' | 'notEvaluable' | 'failed';

/** Counts, case by case, what rules say now that they did not say before. */
export class TrialTally {
  readonly #rules: number;
  readonly #mostExamples: number;
  readonly #onlyCounted: ReadonlySet<string>;
  readonly #lines = new Map<string, Line>();
  readonly #examples: TrialExample[] = [];
  readonly #changed = { gained: 0, lost: 0, notEvaluable: 0 };
  #cases = 0;

  /** @param onlyCounted ids of rules of which no examples are given */
  constructor(rules: number, mostExamples: number, onlyCounted: ReadonlySet<string>) {
    this.#rules = rules;
    this.#mostExamples = mostExamples;
    this.#onlyCounted = onlyCounted;
  }

  add(caseId: string, before: readonly RuleResult[], after: readonly RuleResult[]): void {
    this.#cases++;
    if (before.length === 0 && after.length === 0) return;
    const [had, has] = [byRule(before), byRule(after)];
    const seen = new Set<TrialChange>();
    for (const ruleId of new Set([...had.keys(), ...has.keys()])) {
      const line = this.#line(ruleId);
      const [old, now] = [had.get(ruleId), has.get(ruleId)];
      if (old !== undefined) line.before[old.outcome as Outcome]++;
      if (now !== undefined) line.after[now.outcome as Outcome]++;
      const change = changeOf(old, now);
      if (change === undefined) continue;
      line[change]++;
      seen.add(change);
      if (this.#examples.length < this.#mostExamples && !this.#onlyCounted.has(ruleId))
        this.#examples.push(exampleOf(caseId, change, change === 'lost' ? old! : now!));
    }
    for (const change of seen) this.#changed[change]++;
  }

  report(): TrialReport {
    return {
      cases: this.#cases,
      rules: this.#rules,
      changed: this.#changed,
      byRule: [...this.#lines.values()].sort(
        (a, b) => b.gained + b.lost - (a.gained + a.lost) || (a.ruleId < b.ruleId ? -1 : 1),
      ),
      examples: this.#examples,
    };
  }

  #line(ruleId: string): Line {
    let line = this.#lines.get(ruleId);
    if (line === undefined) {
      const none = () => ({ fired: 0, notEvaluable: 0, failed: 0 });
      line = { ruleId, before: none(), after: none(), gained: 0, lost: 0, notEvaluable: 0 };
      this.#lines.set(ruleId, line);
    }
    return line;
  }
}

const WORST_FIRST = ['fired', 'failed', 'notEvaluable'];

/** A rule counts once for a case: of its items the one that says most. */
function byRule(results: readonly RuleResult[]): Map<string, RuleResult> {
  const found = new Map<string, RuleResult>();
  for (const one of results) {
    const known = found.get(one.ruleId);
    if (known === undefined || WORST_FIRST.indexOf(one.outcome) < WORST_FIRST.indexOf(known.outcome))
      found.set(one.ruleId, one);
  }
  return found;
}

function changeOf(before: RuleResult | undefined, after: RuleResult | undefined): TrialChange | undefined {
  const [had, has] = [before?.outcome === 'fired', after?.outcome === 'fired'];
  if (!had && has) return 'gained';
  if (had && !has) return after?.outcome === 'notEvaluable' ? 'notEvaluable' : 'lost';
  return after?.outcome === 'notEvaluable' && before?.outcome !== 'notEvaluable' ? 'notEvaluable' : undefined;
}

function exampleOf(caseId: string, change: TrialChange, { ruleId, path, read, missing }: RuleResult): TrialExample {
  return { caseId, ruleId, change, path, read, ...(missing === undefined ? {} : { missing }) };
}

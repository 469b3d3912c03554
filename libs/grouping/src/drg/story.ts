import type { TraceStep } from '../types.ts';
import type { CodedCase } from './coded-case.ts';
import type { DrgEntry, MdcEntry, RuleEntry } from './scheme-model.ts';

type Draft = {
  code: string;
  args: Record<string, string | number>;
  outcome: TraceStep['outcome'];
  detail: TraceStep[];
};

/** Collects what the walk meets, as data: MDCs, in an entered MDC its rules, in an entered rule its DRGs, each with the terms that decided. */
export class Story {
  readonly steps: TraceStep[] = [];
  #mdc: Draft | undefined;
  #rule: Draft | undefined;

  mdcPassed(mdc: MdcEntry, record: CodedCase): void {
    this.steps.push({
      code: 'GROUPING_MDC_PASSED',
      args: { mdc: mdc.mdc, name: mdc.name },
      outcome: 'passed',
      detail: mdc.condition.explain(record),
    });
  }

  mdcEntered(mdc: MdcEntry, record: CodedCase): void {
    this.#mdc = {
      code: 'GROUPING_MDC_ENTERED',
      args: { mdc: mdc.mdc, name: mdc.name },
      outcome: 'taken',
      detail: mdc.condition.explain(record),
    };
    this.steps.push(this.#mdc);
  }

  mdcLeft(mdc: MdcEntry): void {
    this.steps.push({ code: 'GROUPING_MDC_LEFT', args: { mdc: mdc.mdc, name: mdc.name }, outcome: 'note' });
  }

  rulePassed(rule: RuleEntry, record: CodedCase): void {
    this.#mdc?.detail.push({
      code: rule.kind === 'ambiguous' ? 'GROUPING_AMBIGUOUS_PASSED' : 'GROUPING_ADRG_PASSED',
      args: { rule: rule.rule, adrg: rule.adrg, name: rule.name },
      outcome: 'passed',
      detail: rule.condition.explain(record),
    });
  }

  ruleEntered(rule: RuleEntry, record: CodedCase): void {
    this.#rule = {
      code: rule.kind === 'ambiguous' ? 'GROUPING_AMBIGUOUS_TAKEN' : 'GROUPING_ADRG_ENTERED',
      args: { rule: rule.rule, adrg: rule.adrg, name: rule.name },
      outcome: 'taken',
      detail: rule.condition.explain(record),
    };
    this.#mdc?.detail.push(this.#rule);
  }

  ruleLeft(rule: RuleEntry): void {
    this.#mdc?.detail.push({
      code: 'GROUPING_ADRG_LEFT',
      args: { rule: rule.rule, adrg: rule.adrg, name: rule.name },
      outcome: 'note',
    });
  }

  drgPassed(drg: DrgEntry, record: CodedCase): void {
    this.#rule?.detail.push({
      code: 'GROUPING_DRG_PASSED',
      args: { drg: drg.drg, name: drg.name },
      outcome: 'passed',
      detail: drg.condition.explain(record),
    });
  }

  /** Names the DRGs after it too: they were not tried, because the first that holds is the answer. */
  drgTaken(rule: RuleEntry, taken: DrgEntry, record: CodedCase): void {
    this.#rule?.detail.push({
      code: 'GROUPING_DRG_TAKEN',
      args: { drg: taken.drg, name: taken.name },
      outcome: 'taken',
      detail: taken.condition.explain(record),
    });
    for (const drg of rule.drgs.slice(rule.drgs.indexOf(taken) + 1)) {
      this.#rule?.detail.push({
        code: 'GROUPING_DRG_NOT_TRIED',
        args: { drg: drg.drg, name: drg.name, taken: taken.drg },
        outcome: 'note',
      });
    }
  }

  noDrgResult(rule: RuleEntry): void {
    this.#rule?.detail.push({
      code: 'GROUPING_ADRG_AS_RESULT',
      args: { adrg: rule.adrg, result: rule.noDrgResult },
      outcome: 'taken',
    });
  }

  retry(procedure: string): void {
    this.steps.push({ code: 'GROUPING_RETRY', args: { procedure }, outcome: 'note' });
  }

  note(code: string, args: Record<string, string | number> = {}): void {
    this.steps.push({ code, args, outcome: 'note' });
  }
}

import type { TraceStep } from '../types.ts';
import type { CodedCase } from './coded-case.ts';
import type { CodeLists } from './compile-condition.ts';
import { Nearness } from './nearness.ts';
import type { DrgEntry, MdcEntry, RuleEntry } from './scheme-model.ts';

type Args = Record<string, string | number>;
type Draft = TraceStep & { readonly detail: TraceStep[] };

/**
 * Collects what the walk meets, as data: MDCs, in an entered MDC its rules, in an entered rule its DRGs, each with its condition and the terms that decided.
 * Beside the way that was taken it tells the neighbours: rules that were nearly met, and what of the rules and DRGs behind the answer would have held.
 */
export class Story {
  readonly steps: TraceStep[] = [];
  readonly #lists: CodeLists;
  #mdc: { readonly entry: MdcEntry; readonly step: Draft } | undefined;
  #rule: Draft | undefined;

  constructor(lists: CodeLists) {
    this.#lists = lists;
  }

  mdcPassed(mdc: MdcEntry, record: CodedCase): void {
    this.steps.push(this.#tested('GROUPING_MDC_PASSED', mdcArgs(mdc), 'passed', mdc, record));
  }

  mdcEntered(mdc: MdcEntry, record: CodedCase): void {
    const step = this.#tested('GROUPING_MDC_ENTERED', mdcArgs(mdc), 'taken', mdc, record);
    this.#mdc = { entry: mdc, step };
    this.steps.push(step);
  }

  mdcLeft(mdc: MdcEntry): void {
    this.steps.push({ code: 'GROUPING_MDC_LEFT', args: mdcArgs(mdc), outcome: 'note' });
  }

  /** Its `no_group` makes it the MDC of a record that no rule takes. */
  mdcKept(mdc: MdcEntry): void {
    this.steps.push({ code: 'GROUPING_MDC_KEPT', args: mdcArgs(mdc), outcome: 'note' });
  }

  rulePassed(rule: RuleEntry, record: CodedCase): void {
    const code = rule.kind === 'ambiguous' ? 'GROUPING_AMBIGUOUS_PASSED' : 'GROUPING_ADRG_PASSED';
    const step = this.#tested(code, ruleArgs(rule), 'passed', rule, record);
    const terms = rule.kind === 'ambiguous' ? undefined : this.#near(rule, record);
    this.#mdc?.step.detail.push(terms === undefined ? step : { ...step, near: true, detail: terms });
  }

  /** An ambiguous rule is the answer at once. */
  ruleEntered(rule: RuleEntry, record: CodedCase): void {
    const code = rule.kind === 'ambiguous' ? 'GROUPING_AMBIGUOUS_TAKEN' : 'GROUPING_ADRG_ENTERED';
    this.#rule = this.#tested(code, ruleArgs(rule), 'taken', rule, record);
    this.#mdc?.step.detail.push(this.#rule);
    if (rule.kind === 'ambiguous') this.#rulesBehind(rule, record);
  }

  ruleLeft(rule: RuleEntry): void {
    this.#mdc?.step.detail.push({ code: 'GROUPING_ADRG_LEFT', args: ruleArgs(rule), outcome: 'note' });
  }

  drgPassed(drg: DrgEntry, record: CodedCase): void {
    this.#rule?.detail.push(this.#tested('GROUPING_DRG_PASSED', drgArgs(drg), 'passed', drg, record));
  }

  /** Tells the DRGs behind it too: they were not tried, because the first that holds is the answer. */
  drgTaken(rule: RuleEntry, taken: DrgEntry, record: CodedCase): void {
    this.#rule?.detail.push(this.#tested('GROUPING_DRG_TAKEN', drgArgs(taken), 'taken', taken, record));
    for (const drg of rule.drgs.slice(rule.drgs.indexOf(taken) + 1)) {
      const code = drg.condition.test(record) ? 'GROUPING_DRG_LATER_HOLDS' : 'GROUPING_DRG_LATER_FAILS';
      this.#rule?.detail.push(this.#tested(code, { ...drgArgs(drg), taken: taken.drg }, 'note', drg, record));
    }
    this.#rulesBehind(rule, record);
  }

  noDrgResult(rule: RuleEntry, record: CodedCase): void {
    this.#rule?.detail.push({
      code: 'GROUPING_ADRG_AS_RESULT',
      args: { adrg: rule.adrg, result: rule.noDrgResult },
      outcome: 'taken',
    });
    this.#rulesBehind(rule, record);
  }

  retry(procedure: string): void {
    this.steps.push({ code: 'GROUPING_RETRY', args: { procedure }, outcome: 'note' });
  }

  note(code: string, args: Args = {}): void {
    this.steps.push({ code, args, outcome: 'note' });
  }

  /** Of the rules behind the one that answered those that would have held, and those nearly met; the rest was never asked and says nothing. */
  #rulesBehind(taken: RuleEntry, record: CodedCase): void {
    if (this.#mdc === undefined) return;
    const { entry, step } = this.#mdc;
    for (const rule of entry.rules.slice(entry.rules.indexOf(taken) + 1)) {
      if (rule.kind === 'ambiguous') continue;
      const args = { ...ruleArgs(rule), taken: taken.rule };
      if (rule.condition.test(record)) {
        step.detail.push(this.#tested('GROUPING_ADRG_LATER_HOLDS', args, 'note', rule, record));
        continue;
      }
      const terms = this.#near(rule, record);
      if (terms === undefined) continue;
      const later = this.#tested('GROUPING_ADRG_LATER_FAILS', args, 'note', rule, record);
      step.detail.push({ ...later, near: true, detail: terms });
    }
  }

  #near(rule: RuleEntry, record: CodedCase): readonly TraceStep[] | undefined {
    return new Nearness(this.#lists, record).near(rule.condition);
  }

  #tested(
    code: string,
    args: Args,
    outcome: TraceStep['outcome'],
    { condition, row }: MdcEntry | RuleEntry | DrgEntry,
    record: CodedCase,
  ): Draft {
    return { code, args, outcome, condition: row.text, path: row.path, detail: condition.explain(record) };
  }
}

const mdcArgs = ({ mdc, name }: MdcEntry): Args => ({ mdc, name });
const ruleArgs = ({ rule, adrg, name }: RuleEntry): Args => ({ rule, adrg, name });
const drgArgs = ({ drg, name }: DrgEntry): Args => ({ drg, name });

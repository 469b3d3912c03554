import { SEVERITIES } from '@caseloom/core';
import type { CompiledRule } from '../compile-rule.ts';
import type { RuleSource } from '../rule-source.ts';
import type { TemplateRow } from '../templates/index.ts';
import type { Rule, RuleInfo, RulePhase } from '../types.ts';
import { NO_ITEM } from '../fields.ts';
import { FieldReaders } from '../plain-reads.ts';
import { Gaps } from './gaps.ts';
import { Matcher, UNKNOWN } from './matcher.ts';
import type { PhaseData } from './phase-data.ts';
import { IdTable, PHASES, type RuleColumns } from './rule-table.ts';

/** Closures of rules that were asked are kept for the next time, the least recently asked dropped. */
const CLOSURES_KEPT = 8_192;

/** One phase of a layer, ready to run. */
export interface PhaseRun {
  readonly data: PhaseData;
  readonly matcher: Matcher;
  readonly gaps: Gaps;
}

/** Rules compiled together: their columns, what finds them in each phase, and their closures when asked for. Rules are told by their ordinals. */
export class RuleLayer {
  readonly columns: RuleColumns;
  readonly phases: readonly PhaseData[];
  readonly readers = new FieldReaders();
  readonly #source: RuleSource;
  readonly #documents: ((ordinal: number) => Rule) | undefined;
  readonly #runs = new Map<RulePhase, PhaseRun>();
  readonly #closures = new Map<number, CompiledRule>();
  #ids: IdTable | undefined;

  /**
   * @param documents of rules that do not stand in their sets (yet)
   * @param ids where each id stands, if that is known
   */
  constructor(
    columns: RuleColumns,
    phases: readonly PhaseData[],
    source: RuleSource,
    documents?: (ordinal: number) => Rule,
    ids?: IdTable,
  ) {
    this.columns = columns;
    this.phases = phases;
    this.#source = source;
    this.#documents = documents;
    this.#ids = ids;
  }

  get size(): number {
    return this.columns.ids.length;
  }

  /** Id to ordinal. */
  get ids(): IdTable {
    if (this.#ids === undefined) {
      const { ids } = this.columns;
      this.#ids = new IdTable((place) => ids.at(place)!);
      for (let ordinal = 0; ordinal < this.size; ordinal++) this.#ids.add(ids.at(ordinal)!, ordinal);
    }
    return this.#ids;
  }

  ordinalOf(id: string): number | undefined {
    return this.ids.get(id);
  }

  rule(ordinal: number): Rule {
    const { sets, sources } = this.columns;
    return this.#documents?.(ordinal) ?? this.#source.rule(sets[ordinal]!, sources[ordinal]!);
  }

  /** The row that a template makes the rule of; undefined of a rule that is a document. */
  row(ordinal: number): TemplateRow | undefined {
    const { sets, sources } = this.columns;
    return this.#documents === undefined ? this.#source.row(sets[ordinal]!, sources[ordinal]!) : undefined;
  }

  info(ordinal: number): RuleInfo {
    return new LayerRuleInfo(this, ordinal, this.#source.sets[this.columns.sets[ordinal]!]!.id);
  }

  /** The rule's own closures, the full meaning of the rule. */
  closure(ordinal: number): CompiledRule {
    let closure = this.#closures.get(ordinal);
    if (closure === undefined) closure = this.#source.compile(this.columns.sets[ordinal]!, this.rule(ordinal));
    else this.#closures.delete(ordinal);
    this.#closures.set(ordinal, closure);
    if (this.#closures.size > CLOSURES_KEPT) this.#closures.delete(this.#closures.keys().next().value!);
    return closure;
  }

  run(phase: RulePhase): PhaseRun {
    let run = this.#runs.get(phase);
    if (run === undefined) {
      const data = this.phases[PHASES.indexOf(phase)]!;
      const matcher = new Matcher(data, {
        codeSet: this.#source.environment.codeSet,
        compileShared: ({ set, condition }) => {
          const { compiler } = this.#source.sets.find((one) => one.id === set)!;
          const notes = { issues: [], reads: new Set<string>(), report: () => undefined };
          return compiler.compile(condition, NO_ITEM, notes, '');
        },
      });
      this.#runs.set(phase, (run = { data, matcher, gaps: new Gaps(data) }));
    }
    return run;
  }

  inForce(ordinal: number, asOf: string): boolean {
    if (this.columns.validityList.length === 0) return true;
    const validity = this.columns.validities[ordinal]!;
    if (validity === -1) return true;
    const { from, to } = this.columns.validityList[validity]!;
    return (from === undefined || from <= asOf) && (to === undefined || asOf <= to);
  }

  /** Whether the rule may be unable to answer, after the phase's matcher and gaps have read the record. */
  isOpen(ordinal: number, { data, gaps, matcher }: PhaseRun): boolean {
    const shape = data.shapeOf[ordinal]!;
    if (shape < 0) return true;
    const { decides, needs, shared } = data.shapes[shape]!;
    return (
      !decides ||
      needs.some((need) => gaps.found[need] !== undefined) ||
      shared.some((index) => matcher.sharedAnswer(index) >= UNKNOWN - 1)
    );
  }
}

class LayerRuleInfo implements RuleInfo {
  readonly id: string;
  readonly set: string;
  readonly #layer: RuleLayer;
  readonly #ordinal: number;
  constructor(layer: RuleLayer, ordinal: number, set: string) {
    this.id = layer.columns.ids.at(ordinal)!;
    this.set = set;
    this.#layer = layer;
    this.#ordinal = ordinal;
  }

  get severity(): RuleInfo['severity'] {
    return SEVERITIES[this.#layer.columns.severities[this.#ordinal]!]!;
  }

  get priority(): number {
    return this.#layer.columns.priorities[this.#ordinal]!;
  }

  get phase(): RulePhase {
    return PHASES[this.#layer.columns.phases[this.#ordinal]!]!;
  }

  get reads(): readonly string[] {
    const { reads, readLists } = this.#layer.columns;
    return readLists[reads[this.#ordinal]!]!;
  }

  get rule(): Rule {
    return this.#layer.closure(this.#ordinal).rule;
  }
}

import { issue, SEVERITIES, type Issue } from '@caseloom/core';
import { compileRule } from './compile-rule.ts';
import { joinPaths } from './path.ts';
import { PhaseBuilder, type Shape } from './postings/build-phase.ts';
import { RuleLayer } from './postings/rule-layer.ts';
import { IdTable, PHASES, RuleTableBuilder, type Validity } from './postings/rule-table.ts';
import { signatureOf } from './postings/signature.ts';
import type { RuleSource } from './rule-source.ts';
import type { Condition, Rule, RulePhase } from './types.ts';

/** What rules of one structure have in common, once the first of them has compiled. */
interface KnownShape {
  readonly phase: RulePhase;
  readonly reads: readonly string[];
  readonly shape: Shape;
}

/**
 * Compiles rules into one layer. The first rule of a structure is compiled in full; of the others only the literals are looked at. Whatever is odd about a
 * rule sends it through the full compiler, which alone complains.
 */
export class LayerCompiler {
  readonly issues: Issue[] = [];
  readonly #source: RuleSource;
  readonly #table = new RuleTableBuilder();
  readonly #phases = new Map(PHASES.map((phase) => [phase, new PhaseBuilder()]));
  readonly #shapes: Map<string, KnownShape>[];
  /** Of each rule added: its shape, and where its literals are. */
  readonly #shapeOf: (Shape | undefined)[] = [];
  readonly #literalsAt: number[] = [];
  readonly #owners: number[] = [];
  readonly #ownerIds: string[] = [];
  readonly #ids = new IdTable((place) => this.#ownerIds[place]!);
  readonly #told = new Set<string>();

  readonly #documents: ((place: number) => Rule) | undefined;

  /** @param documents where rules do not stand in their sets: the rule added at a place */
  constructor(source: RuleSource, documents?: (place: number) => Rule) {
    this.#source = source;
    this.#documents = documents;
    this.#shapes = source.sets.map(() => new Map());
  }

  /** @param place number of the rule in its set, or from -1 down of the row */
  add(rule: Rule, set: number, place: number): void {
    const owner = this.#ids.get(rule.id);
    if (owner !== undefined) {
      const args = { rule: rule.id, set: this.#source.sets[this.#owners[owner]!]!.id };
      this.issues.push(issue('RULE_ID_DUPLICATE', joinPaths(this.#addressOf(rule, set, place), 'id'), args));
      this.#full(rule, set, place);
      return;
    }
    this.#ids.add(rule.id, this.#ownerIds.push(rule.id) - 1);
    this.#owners.push(set);
    if (!this.#fast(rule, set, place)) this.#slow(rule, set, place);
  }

  layer(): RuleLayer {
    const { columns, added } = this.#table.sorted();
    added.forEach((number, ordinal) => {
      const phase = this.#phases.get(PHASES[columns.phases[ordinal]!]!)!;
      phase.add(ordinal, this.#shapeOf[number], this.#literalsAt[number]!, columns.readLists[columns.reads[ordinal]!]!);
    });
    const phases = PHASES.map((phase) => this.#phases.get(phase)!.build(added.length));
    const documents = this.#documents;
    return new RuleLayer(
      columns,
      phases,
      this.#source,
      documents && ((ordinal) => documents(columns.sources[ordinal]!)),
    );
  }

  /** True where the rule is one of a known structure with nothing odd about it. */
  #fast(rule: Rule, set: number, place: number): boolean {
    const { compiler } = this.#source.sets[set]!;
    if (compiler.set.missing === 'reference') return false;
    const params = (rule.event as Partial<Rule['event']>).params;
    const severity = params?.severity ?? compiler.set.severity;
    const validity = validityOf(params);
    if (severity === undefined || !SEVERITIES.includes(severity) || validity === 'odd') return false;
    const signature = signatureOf(rule);
    if (signature === undefined) return false;
    const known = this.#shapes[set]!.get(signature.text) ?? this.#firstOf(rule, set, signature.text);
    if (known === undefined) return false;
    const { phase, reads, shape } = known;
    const literals = this.#phases.get(phase)!.literals(shape, signature.literals);
    if (literals === -1) return false;
    this.#table.add({
      id: rule.id,
      set,
      source: place,
      severity,
      priority: rule.priority ?? 1,
      phase,
      reads,
      validity,
    });
    this.#shapeOf.push(shape);
    this.#literalsAt.push(literals);
    return true;
  }

  /** Compiles the first rule of a structure in full, for what it reads and when it runs. A faulty one stands for no other. */
  #firstOf(rule: Rule, set: number, signature: string): KnownShape | undefined {
    const { id, compiler } = this.#source.sets[set]!;
    const issues: Issue[] = [];
    const compiled = compileRule(rule, id, compiler, this.#source.environment, '', issues);
    if (compiled === undefined || issues.length > 0) return undefined;
    const { phase, reads } = compiled;
    const named = (name: string): Condition | undefined => {
      const shared = compiler.set.conditions;
      return shared !== undefined && Object.hasOwn(shared, name) ? shared[name] : undefined;
    };
    const known = { phase, reads, shape: this.#phases.get(phase)!.shape(rule, id, named) };
    this.#shapes[set]!.set(signature, known);
    return known;
  }

  #slow(rule: Rule, set: number, place: number): void {
    const compiled = this.#full(rule, set, place);
    if (compiled === undefined) return;
    const { id, severity, priority, phase, reads } = compiled;
    const validity = validityOf(rule.event.params);
    this.#table.add({
      id,
      set,
      source: place,
      severity,
      priority,
      phase,
      reads,
      validity: validity === 'odd' ? undefined : validity,
    });
    this.#shapeOf.push(undefined);
    this.#literalsAt.push(0);
  }

  #addressOf(rule: Rule, set: number, place: number): string {
    return this.#documents === undefined
      ? this.#source.addressOf(set, place)
      : `rules/${this.#source.sets[set]!.id}.json#${rule.id}`;
  }

  /** The full compiler's word on one rule. What is wrong with a template is told once, what is wrong with a row at the row. */
  #full(rule: Rule, set: number, place: number): ReturnType<typeof compileRule> {
    const { id, compiler } = this.#source.sets[set]!;
    const issues: Issue[] = [];
    const compiled = compileRule(rule, id, compiler, this.#source.environment, '', issues);
    for (const one of issues) {
      const isRow = this.#documents === undefined && place < 0;
      const at =
        isRow && !one.path.includes('value') ? `rules/${id}.json#template.rule` : this.#addressOf(rule, set, place);
      const told = { ...one, path: isRow && one.path.includes('value') ? at : joinPaths(at, one.path) };
      const key = `${told.code} ${told.path}`;
      if (isRow && this.#told.has(key)) continue;
      this.#told.add(key);
      this.issues.push(told);
    }
    return compiled;
  }
}

const DATE = /^\d{4}-\d{2}-\d{2}$/;

function validityOf(params: Partial<Rule['event']['params']> | undefined): Validity | 'odd' | undefined {
  const { validFrom: from, validTo: to } = params ?? {};
  if (from === undefined && to === undefined) return undefined;
  const sound = (date: unknown): boolean => date === undefined || (typeof date === 'string' && DATE.test(date));
  return sound(from) && sound(to) && (from ?? '') <= (to ?? '9999-12-31') ? { from, to } : 'odd';
}

import { Budget, issue, type Issue } from '@caseloom/core';
import { fromFeel, type FeelValue, type Scope } from '@caseloom/expression';
import type { Artifact } from '@caseloom/pack';
import type { Datum } from '../types.ts';
import { contextOf } from '../compound.ts';
import { compileDecision, type CompiledDecision } from './compile-decision.ts';
import type { DecisionDocument, DecisionHead, Knowledge } from './documents.ts';
import { findDecision } from './find-decision.ts';
import { lambdaOf, type LambdaParameter } from './lambda.ts';
import { observe, observedIn } from './observations.ts';

export interface DecisionAnswer {
  readonly value: FeelValue;
  /** What made the answer, or a part of it, null; empty when all went well. */
  readonly issues: readonly Issue[];
}

/** One evaluation: each decision is made once. */
interface Run {
  readonly input: Readonly<Record<string, unknown>>;
  readonly budget: Budget;
  readonly made: Map<string, FeelValue>;
}

/**
 * The decisions of a pack, compiled when they are first needed. Nothing of a run outlives it.
 * Implements DECISION-1 to DECISION-6.
 */
export class DecisionSet {
  readonly #artifacts: ReadonlyMap<string, Artifact<DecisionDocument>>;
  readonly #compiled = new Map<string, CompiledDecision>();
  readonly #cyclic = new Map<string, string | undefined>();

  constructor(artifacts: Iterable<Artifact<DecisionDocument>>) {
    this.#artifacts = new Map([...artifacts].map((one) => [one.id, one]));
  }

  /** @returns the id of what is meant, or DECISION_UNKNOWN, DECISION_AMBIGUOUS */
  find(asked: string): { readonly id: string } | { readonly issue: Issue } {
    return findDecision(asked, this.#artifacts);
  }

  /** Complaints of a decision and of all it requires: nothing is evaluated. */
  issues(id: string): readonly Issue[] {
    return [...this.#reached(id)].flatMap((one) =>
      (this.#of(one)?.issues ?? []).map((issue) => inArtifact(one, issue)),
    );
  }

  /**
   * @param input  JSON by the names of input data; numbers may be decimals
   * @throws BudgetExceeded
   */
  evaluate(id: string, input: Readonly<Record<string, unknown>>, budget: Budget = new Budget()): DecisionAnswer {
    const cycle = this.#cycleAt(id);
    if (cycle !== undefined)
      return { value: null, issues: [issue('DECISION_CYCLE', `${id}.json#requires`, { cycle })] };
    const run: Run = { input, budget, made: new Map() };
    return { value: this.#asked(id, run), issues: observedIn(budget) };
  }

  #asked(id: string, run: Run): FeelValue {
    switch (this.#artifacts.get(id)?.value.kind) {
      case 'service':
        return this.#serve(id, run);
      case 'knowledge':
        return this.#call(id, run);
      default:
        return this.#make(id, run);
    }
  }

  /** A function asked for by name: its arguments are in the input, by the names of its parameters. */
  #call(id: string, run: Run): FeelValue {
    const { parameters, reader } = this.#of(id)!;
    const { parameters: declared } = this.#artifacts.get(id)!.value as Knowledge;
    const args = parameters.map(({ name }, index): [string, FeelValue] => {
      const { value, issues } = reader.read(own(run.input, name), declared[index]!.type, name, run.budget);
      for (const one of issues) observe(run.budget, one);
      return [name, value];
    });
    return lambdaOf.callByName(this.#knowledge(id, run), new Map(args), () => null, run.budget);
  }

  #make(id: string, run: Run): FeelValue {
    const known = run.made.get(id);
    if (known !== undefined) return known;
    const decision = this.#of(id);
    const value = decision === undefined ? null : this.#answer(decision, run);
    run.made.set(id, value);
    return value;
  }

  #answer(decision: CompiledDecision, run: Run): FeelValue {
    for (const one of decision.issues) if (one.severity !== 'info') observe(run.budget, inArtifact(decision.id, one));
    if (!hasLogic(decision.head)) return this.#datum(decision, { name: decision.name, ...typeOf(decision.head) }, run);
    const scope = this.#scopeOf(decision, run);
    const value = decision.part.run(scope, run.budget);
    const { conformity, head, name } = decision;
    return conformity.accept(value, head.type, run.budget, name, (one) => observe(run.budget, one));
  }

  /** Nothing but what the decision says it reads. */
  #scopeOf(decision: CompiledDecision, run: Run): Scope {
    const values = new Map<string, FeelValue>();
    return (name) => {
      const known = values.get(name);
      if (known !== undefined) return known;
      const value = this.#read(decision, name, run);
      values.set(name, value);
      return value;
    };
  }

  #read(decision: CompiledDecision, name: string, run: Run): FeelValue {
    const datum = decision.data.get(name);
    if (datum !== undefined) return this.#datum(decision, datum, run);
    const required = decision.required.get(name);
    if (required === undefined) return null;
    const { kind } = this.#artifacts.get(required)!.value;
    if (kind === 'knowledge') return this.#knowledge(required, run);
    return kind === 'service' ? this.#service(required) : this.#make(required, run);
  }

  #datum(decision: CompiledDecision, { name, type }: Datum, run: Run): FeelValue {
    const { value, issues } = decision.reader.read(own(run.input, name), type, name, run.budget);
    for (const one of issues) observe(run.budget, one);
    return value;
  }

  #knowledge(id: string, run: Run): FeelValue {
    const known = run.made.get(id);
    if (known !== undefined) return known;
    const decision = this.#of(id)!;
    for (const one of decision.issues) if (one.severity !== 'info') observe(run.budget, inArtifact(id, one));
    const made = lambdaOf.make(decision.parameters, decision.part, this.#scopeOf(decision, run));
    run.made.set(id, made);
    return made;
  }

  /** A service as a function: its parameters stand in for its input decisions and data, in a run of its own. */
  #service(id: string): FeelValue {
    const { parameters, givenBy } = this.#parametersOf(id);
    const part = {
      type: 'any' as const,
      run: (scope: Scope, budget: Budget): FeelValue => {
        const made = new Map<string, FeelValue>();
        const input: Record<string, unknown> = Object.create(null) as Record<string, unknown>;
        for (const { name } of parameters) {
          const value = scope(name) as FeelValue;
          const decision = givenBy.get(name);
          if (decision === undefined) input[name] = value;
          else made.set(decision, value);
        }
        return this.#outputs(id, { input, budget, made });
      },
    };
    return lambdaOf.make(parameters, part, () => null);
  }

  /** A service asked for by name: input decisions are taken from the input where it has them, and made where it has not. */
  #serve(id: string, run: Run): FeelValue {
    const { parameters, givenBy } = this.#parametersOf(id);
    const { reader } = this.#of(id)!;
    for (const { name, typeName } of parameters) {
      const decision = givenBy.get(name);
      if (decision === undefined || !Object.hasOwn(run.input, name)) continue;
      const { value, issues } = reader.read(run.input[name], typeName, name, run.budget);
      for (const one of issues) observe(run.budget, one);
      run.made.set(decision, value);
    }
    return this.#outputs(id, run);
  }

  #outputs(id: string, run: Run): FeelValue {
    const service = this.#artifacts.get(id)!.value as Extract<DecisionDocument, { kind: 'service' }>;
    const values = service.outputs.map((output): [string, FeelValue] => [
      this.#nameOf(output),
      this.#make(output, run),
    ]);
    const value = values.length === 1 ? values[0]![1] : contextOf(values);
    const { conformity, head, name } = this.#of(id)!;
    const returned = conformity.types.returned(head.type);
    return conformity.accept(value, returned, run.budget, name, (one) => observe(run.budget, one));
  }

  #parametersOf(id: string): {
    parameters: (LambdaParameter & { readonly typeName: string | undefined })[];
    givenBy: ReadonlyMap<string, string>;
  } {
    const service = this.#artifacts.get(id)!.value as Extract<DecisionDocument, { kind: 'service' }>;
    const decisions = (service.inputDecisions ?? []).filter((one) => this.#artifacts.has(one));
    const { conformity } = this.#of(id)!;
    const stated = new Map(conformity.types.signature(service.type)?.parameters.map(({ name, type }) => [name, type]));
    const all: Datum[] = [
      ...decisions.map((one) => ({
        name: this.#nameOf(one),
        ...typeOf(this.#artifacts.get(one)!.value as DecisionHead),
      })),
      ...(service.data ?? []),
    ];
    return {
      parameters: all.map(({ name, type }) => {
        const typeName = stated.get(name) ?? type;
        return {
          name,
          typeName,
          type: conformity.types.typeOf(typeName ?? 'any'),
          accept: (value, budget) => conformity.accept(value, typeName, budget),
        };
      }),
      givenBy: new Map(decisions.map((one) => [this.#nameOf(one), one])),
    };
  }

  #nameOf(id: string): string {
    return this.#artifacts.get(id)?.value.name ?? id;
  }

  #of(id: string): CompiledDecision | undefined {
    const known = this.#compiled.get(id);
    if (known !== undefined) return known;
    const artifact = this.#artifacts.get(id);
    if (artifact === undefined || artifact.value.kind === 'model') return undefined;
    const compiled = compileDecision(artifact, (other) => this.#artifacts.get(other));
    this.#compiled.set(id, compiled);
    return compiled;
  }

  #reached(id: string, seen: Set<string> = new Set()): Set<string> {
    if (seen.has(id)) return seen;
    seen.add(id);
    for (const next of requirementsOf(this.#artifacts.get(id)?.value)) this.#reached(next, seen);
    return seen;
  }

  #cycleAt(id: string): string | undefined {
    if (!this.#cyclic.has(id))
      this.#cyclic.set(id, findCycle(id, (one) => this.#artifacts.get(one)?.value)?.join(' → '));
    return this.#cyclic.get(id);
  }
}

/** Artifacts that must be there before this one. */
export function requirementsOf(value: DecisionDocument | undefined): readonly string[] {
  if (value === undefined || value.kind === 'model') return [];
  const required = value.requires ?? [];
  return value.kind === 'service' ? [...required, ...value.outputs] : required;
}

/** The first way around that leads back, as ids; undefined when there is none. */
export function findCycle(
  start: string,
  valueOf: (id: string) => DecisionDocument | undefined,
): readonly string[] | undefined {
  const done = new Set<string>();
  const path: string[] = [];
  const visit = (id: string): readonly string[] | undefined => {
    if (path.includes(id)) return [...path.slice(path.indexOf(id)), id];
    if (done.has(id)) return undefined;
    path.push(id);
    for (const next of requirementsOf(valueOf(id))) {
      const found = visit(next);
      if (found !== undefined) return found;
    }
    path.pop();
    done.add(id);
    return undefined;
  };
  return visit(start);
}

/** A decision that people make: its answer is data (DMN 1.5, 6.3.7: decision logic may be absent). */
function hasLogic(head: DecisionHead): boolean {
  const { kind, expression } = head as { readonly kind?: string; readonly expression?: string };
  return kind !== 'expression' || expression!.trim() !== '';
}

function typeOf({ type }: { readonly type?: string }): { readonly type?: string } {
  return type === undefined ? {} : { type };
}

function own(input: Readonly<Record<string, unknown>>, name: string): unknown {
  return Object.hasOwn(input, name) ? input[name] : undefined;
}

function inArtifact(id: string, one: Issue): Issue {
  return { ...one, path: one.path.startsWith(`${id}.`) ? one.path : `${id}.json#${one.path}` };
}

/** One decision of a pack for one input, in JSON form. @throws BudgetExceeded */
export function evaluateDecision(
  artifacts: Iterable<Artifact<DecisionDocument>>,
  name: string,
  input: Readonly<Record<string, unknown>>,
  budget: Budget = new Budget(),
): { readonly value: unknown; readonly issues: readonly Issue[] } {
  const set = new DecisionSet(artifacts);
  const found = set.find(name);
  if ('issue' in found) return { value: null, issues: [found.issue] };
  const { value, issues } = set.evaluate(found.id, input, budget);
  return { value: fromFeel(value), issues };
}

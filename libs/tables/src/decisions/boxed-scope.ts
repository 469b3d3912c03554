import { issue, type Budget, type Issue, type Result } from '@caseloom/core';
import {
  compileExpression,
  type FeelType,
  type FeelValue,
  type Names,
  type Scope,
  type Missing,
} from '@caseloom/expression';
import type { Conformity } from './conformity.ts';
import type { ItemTypes } from './item-types.ts';

/** A part of a decision, ready to run. */
export interface CompiledPart {
  readonly type: FeelType;
  run(scope: Scope, budget: Budget): FeelValue;
}

/** What a part of a decision is compiled among: the names it may read, and where complaints go. */
export class BoxedScope {
  readonly names: Names;
  readonly missing: Missing;
  readonly conformity: Conformity;
  /** Artifact of which it is a part, and its address there: `entries[1].value`. */
  readonly artifact: string;
  readonly at: string;
  readonly issues: Issue[];

  constructor(names: Names, missing: Missing, conformity: Conformity, artifact: string, at: string, issues: Issue[]) {
    this.names = names;
    this.missing = missing;
    this.conformity = conformity;
    this.artifact = artifact;
    this.at = at;
    this.issues = issues;
  }

  get types(): ItemTypes {
    return this.conformity.types;
  }

  /** The same names, one part further in. */
  inside(step: string): BoxedScope {
    const at = this.at === '' || step === '' ? this.at + step : `${this.at}.${step}`;
    return new BoxedScope(this.names, this.missing, this.conformity, this.artifact, at, this.issues);
  }

  with(names: Iterable<readonly [name: string, type: FeelType]>): BoxedScope {
    return new BoxedScope(
      new Map([...this.names, ...names]),
      this.missing,
      this.conformity,
      this.artifact,
      this.at,
      this.issues,
    );
  }

  /** Address of the part, or of something in it, as a run tells it. */
  address(step = ''): string {
    return `${this.artifact}.json#${this.inside(step).at}`;
  }

  /** A FEEL text; one that cannot be compiled is a complaint, and null in an imported model, as DMN has it. */
  expression(text: string, step = 'expression'): CompiledPart {
    if (text.trim() === '') return NOTHING;
    const { names, missing, conformity } = this;
    const result = compileExpression(text, { names, missing, ...conformity.feel });
    this.complain(result, this.inside(step).at);
    if (!result.ok) return NOTHING;
    const { type } = result.value;
    return { type, run: (scope, budget) => result.value.evaluate(scope, budget) };
  }

  /** Passes complaints on; in an imported model what cannot be compiled is null, so they are warnings. */
  complain({ issues }: Result<unknown>, at: string): void {
    const isReference = this.missing === 'reference';
    for (const cause of issues) {
      const severity = isReference ? 'warning' : cause.severity;
      const span = cause.span === undefined ? {} : { span: cause.span };
      this.issues.push({ ...issue('DECISION_EXPRESSION_INVALID', at, {}, severity), cause, ...span });
    }
  }
}

export const NOTHING: CompiledPart = { type: 'any', run: () => null };

import type { Artifact } from '@caseloom/pack';
import { compileRule, setCompiler, type CompiledRule, type SetCompiler } from './compile-rule.ts';
import { ruleOfRow, type TemplateRow } from './templates/index.ts';
import type { Rule, RuleEnvironment, RuleSet } from './types.ts';

interface SourceSet {
  readonly id: string;
  readonly compiler: SetCompiler;
  /** For rules that have compiled before. */
  readonly again: SetCompiler;
  readonly artifact: Artifact<RuleSet>;
}

/** Where the documents of compiled rules stand: the sets of a pack, with what compiles one of them when it is asked for. */
export class RuleSource {
  readonly sets: readonly SourceSet[];
  readonly environment: RuleEnvironment;
  constructor(artifacts: readonly Artifact<RuleSet>[], environment: RuleEnvironment) {
    this.environment = environment;
    this.sets = artifacts.map((artifact) => ({
      id: artifact.id,
      artifact,
      compiler: setCompiler(artifact.value, environment),
      again: setCompiler(artifact.value, environment, true),
    }));
  }

  /** @param place number of the rule, or from -1 down of the row */
  rule(set: number, place: number): Rule {
    const { value, tables } = this.sets[set]!.artifact;
    return place >= 0 ? value.rules[place]! : ruleOfRow(value.template!, tables['rows']!.rows[~place]!);
  }

  /** The row of a place, if it is that of a row. */
  row(set: number, place: number): TemplateRow | undefined {
    return place >= 0 ? undefined : this.sets[set]!.artifact.tables['rows']!.rows[~place];
  }

  addressOf(set: number, place: number): string {
    const { id } = this.sets[set]!;
    return place >= 0 ? `rules/${id}.json#rules[${place}]` : `rules/${id}.rows.csv:${~place + 2}`;
  }

  /** A rule ready to be asked. It has compiled before. */
  compile(set: number, rule: Rule): CompiledRule {
    const { id, again } = this.sets[set]!;
    const compiled = compileRule(rule, id, again, this.environment, '', []);
    if (compiled === undefined) throw new Error(`rule ${rule.id} no longer compiles`);
    return compiled;
  }
}

import type { Issue } from '@caseloom/core';
import type { Artifact } from '@caseloom/pack';
import { LayerCompiler } from './compile-layer.ts';
import { layeredRules } from './layered-rules.ts';
import { RuleSource } from './rule-source.ts';
import { ruleOfRow } from './templates/index.ts';
import type { CompiledRules, RuleEnvironment, RuleSet } from './types.ts';

/**
 * Compiles the rule sets of a pack once. A rule with an error is reported and left out, so the others can be tried; a pack with errors cannot be
 * published. Issues' paths are addresses of the resolved pack: `rules/basic.json#rules[3].conditions.all[0].operator`, `rules/needs.rows.csv:12`.
 */
export function compileRules(
  artifacts: readonly Artifact<RuleSet>[],
  environment: RuleEnvironment,
): { readonly value: CompiledRules; readonly issues: readonly Issue[] } {
  const source = new RuleSource(artifacts, environment);
  const compiler = new LayerCompiler(source);
  artifacts.forEach(({ value, tables }, set) => {
    value.rules.forEach((rule, index) => compiler.add(rule, set, index));
    if (value.template === undefined || !Object.hasOwn(tables, 'rows')) return;
    tables['rows']!.rows.forEach((row, index) => compiler.add(ruleOfRow(value.template!, row), set, ~index));
  });
  return { issues: compiler.issues, value: layeredRules(compiler.layer(), source) };
}

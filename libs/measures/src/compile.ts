import { issue, type Issue } from '@caseloom/core';
import { compileExpression, type CompiledExpression } from '@caseloom/expression';
import type { Artifact } from '@caseloom/pack';
import type { MeasureSet } from './kind.ts';
import { measureNames } from './names.ts';
import type { MeasureDefinition } from './types.ts';

export interface CompiledMeasure {
  readonly definition: MeasureDefinition;
  readonly population?: CompiledExpression;
  readonly numerator: CompiledExpression;
  readonly denominator?: CompiledExpression;
}
export type CompiledMeasures = readonly CompiledMeasure[];

/** Compiles all measures of a resolved pack, sorted by id. Measures that do not compile are left out and named in `issues` with the span in their formula. */
export function compileMeasures(artifacts: readonly Artifact<MeasureSet>[]): {
  value: CompiledMeasures;
  issues: Issue[];
} {
  const issues: Issue[] = [];
  const compiled = new Map<string, CompiledMeasure>();
  for (const artifact of artifacts) {
    artifact.value.measures.forEach((definition, index) => {
      const path = `measures/${artifact.id}.json#measures[${index}]`;
      if (compiled.has(definition.id)) issues.push(issue('MEASURE_ID_TWICE', path, { id: definition.id }));
      const measure = compileOne(definition, path, issues);
      if (measure !== undefined) compiled.set(definition.id, measure);
    });
  }
  return { value: [...compiled.values()].sort((a, b) => (a.definition.id < b.definition.id ? -1 : 1)), issues };
}

function compileOne(definition: MeasureDefinition, path: string, issues: Issue[]): CompiledMeasure | undefined {
  let sound = true;
  const expression = (source: string, at: string): CompiledExpression | undefined => {
    const result = compileExpression(source, { names: measureNames });
    issues.push(...result.issues.map((one) => ({ ...one, path: `${path}.${at}` })));
    if (!result.ok) sound = false;
    return result.ok ? result.value : undefined;
  };
  const population = definition.population === undefined ? undefined : expression(definition.population, 'population');
  const numerator = expression(definition.numerator.expression, 'numerator.expression');
  const denominator =
    definition.denominator === undefined
      ? undefined
      : expression(definition.denominator.expression, 'denominator.expression');
  if (!sound || numerator === undefined) return undefined;
  return {
    definition,
    numerator,
    ...(population === undefined ? {} : { population }),
    ...(denominator === undefined ? {} : { denominator }),
  };
}

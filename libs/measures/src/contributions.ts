import { Budget, BudgetExceeded, Decimal, formatDecimal, type Issue } from '@caseloom/core';
import { toFeel, type CompiledExpression, type FeelValue } from '@caseloom/expression';
import type { Facts } from '@caseloom/record';
import type { CompiledMeasure, CompiledMeasures } from './compile.ts';
import { measureNames } from './names.ts';
import type { MeasureContribution, MeasureDefinition } from './types.ts';

/**
 * What one case adds to each measure. A case outside a measure's population, or whose numerator or denominator is unknown, adds nothing to it:
 * such a case is in neither sum, so that a missing charge never counts as zero.
 *
 * @param failed  told of each measure that went over its budget on this case ([P8]); the others still answer
 */
export function contributions(
  measures: CompiledMeasures,
  facts: Facts,
  failed: (measure: MeasureDefinition, issue: Issue) => void = rethrow,
): MeasureContribution[] {
  const scope = (name: string): FeelValue => toFeel(facts[name], measureNames.get(name));
  return measures.flatMap((measure) => {
    try {
      const one = contribution(measure, scope);
      return one === undefined ? [] : [one];
    } catch (error) {
      if (!(error instanceof BudgetExceeded)) throw error;
      failed(measure.definition, error.issues[0]!);
      return [];
    }
  });
}

function rethrow(measure: MeasureDefinition, issue: Issue): never {
  throw new Error(`measure ${measure.id}: ${issue.code}`);
}

function contribution(measure: CompiledMeasure, scope: (name: string) => FeelValue): MeasureContribution | undefined {
  const value = (expression: CompiledExpression): FeelValue =>
    expression.evaluate(scope, new Budget({ steps: 10_000 }));
  if (measure.population !== undefined && value(measure.population) !== true) return undefined;
  const { definition } = measure;
  const numerator = part(definition.numerator.aggregate, value(measure.numerator));
  if (numerator === undefined) return undefined;
  if (measure.denominator === undefined) return { measure: definition.id, ...numerator };
  const denominator = part(definition.denominator?.aggregate ?? 'count', value(measure.denominator));
  return denominator === undefined
    ? undefined
    : { measure: definition.id, ...numerator, denominator: denominator.numerator };
}

type Aggregate = MeasureDefinition['numerator']['aggregate'];

function part(aggregate: Aggregate, value: FeelValue): { numerator: string; distinct?: string } | undefined {
  if (aggregate === 'count') return typeof value === 'boolean' ? { numerator: value ? '1' : '0' } : undefined;
  if (aggregate === 'sum') return value instanceof Decimal ? { numerator: formatDecimal(value) } : undefined;
  return typeof value === 'string' && value !== '' ? { numerator: '1', distinct: value } : undefined;
}

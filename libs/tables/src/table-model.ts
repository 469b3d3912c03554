import type { Budget, Issue } from '@caseloom/core';
import type { CompileOptions, FeelType, FeelValue } from '@caseloom/expression';
import type { TypeName } from './types.ts';

/** The types of the model a table stands in. */
export interface TableModel {
  readonly types: { typeOf(name: TypeName): FeelType };
  readonly feel: Pick<CompileOptions, 'types' | 'accept'>;
  accept(
    value: FeelValue,
    type: TypeName | undefined,
    budget: Budget,
    path: string,
    tell: (issue: Issue) => void,
  ): FeelValue;
}

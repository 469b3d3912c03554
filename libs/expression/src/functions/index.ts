import { contextFunctions } from './contexts.ts';
import { conversionFunctions } from './conversions.ts';
import type { FeelFunction } from './function.ts';
import { listEditFunctions } from './list-edits.ts';
import { listFunctions } from './lists.ts';
import { numberFunctions } from './numbers.ts';
import { patternFunctions } from './patterns.ts';
import { rangeFunctions } from './ranges.ts';
import { spanFunctions } from './spans.ts';
import { statisticsFunctions } from './statistics.ts';
import { textFunctions } from './texts.ts';
import { timeFunctions } from './times.ts';
import { truthFunctions } from './truths.ts';

export type { FeelFunction, Parameter, ParameterType } from './function.ts';

/** Every function an expression may call, by exact name. */
export const functions: ReadonlyMap<string, FeelFunction> = new Map(
  [
    ...listFunctions,
    ...listEditFunctions,
    ...statisticsFunctions,
    ...numberFunctions,
    ...conversionFunctions,
    ...textFunctions,
    ...patternFunctions,
    ...timeFunctions,
    ...spanFunctions,
    ...rangeFunctions,
    ...contextFunctions,
    ...truthFunctions,
  ].map((one) => [one.name, one]),
);

/** Functions of DMN that ask a clock: refused by name. */
export const clockFunctions: readonly string[] = ['now', 'today'];

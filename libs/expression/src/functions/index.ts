import type { FeelFunction } from './function.ts';
import { listFunctions } from './lists.ts';
import { numberFunctions } from './numbers.ts';
import { textFunctions } from './texts.ts';
import { timeFunctions } from './times.ts';
import { truthFunctions } from './truths.ts';

export type { FeelFunction, Parameter, ParameterType } from './function.ts';

/** Every function an expression may call, by exact name. */
export const functions: ReadonlyMap<string, FeelFunction> = new Map(
  [...listFunctions, ...numberFunctions, ...textFunctions, ...timeFunctions, ...truthFunctions].map((one) => [
    one.name,
    one,
  ]),
);

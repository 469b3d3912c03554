export {
  compileExpression,
  compileUnaryTests,
  type CompiledExpression,
  type CompiledTest,
  type CompileOptions,
} from './compile.ts';
export type { Scope } from './environment.ts';
export { closestNames } from './closest.ts';
export { print as printExpressionTree } from './print.ts';
export { expressionMessages } from './messages.ts';
export { functions as feelFunctions, type FeelFunction, type Parameter as FeelParameter } from './functions/index.ts';
export { compilePattern, textOf } from './functions/texts.ts';
export { compare3, equal3, inRange3 } from './compare.ts';
export {
  FeelDate,
  FeelDateTime,
  FeelDuration,
  FeelMonths,
  parseDate,
  parseDateTime,
  parseDuration,
} from './temporal.ts';
export {
  namesFromFields,
  typeName,
  memberType,
  type ContextType,
  type FeelType,
  type ListType,
  type Names,
  type ScalarType,
} from './types.ts';
export {
  FeelRange,
  fromFeel,
  isFeelContext,
  isFeelList,
  toFeel,
  valueTypeName,
  type FeelContext,
  type FeelValue,
} from './values.ts';

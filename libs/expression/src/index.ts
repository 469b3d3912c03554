export {
  compileExpression,
  compileUnaryTests,
  type CompiledExpression,
  type CompiledTest,
  type CompileOptions,
} from './compile.ts';
export type { Missing, Scope } from './environment.ts';
export { convert, isInstance } from './conversions.ts';
export { closestNames } from './closest.ts';
export { print as printExpressionTree } from './print.ts';
export { expressionMessages } from './messages.ts';
export { functions as feelFunctions, type FeelFunction, type Parameter as FeelParameter } from './functions/index.ts';
export { compilePattern } from './functions/patterns.ts';
export { textOf } from './functions/conversions.ts';
export { compare3, equal3, inRange3 } from './compare.ts';
export { FeelDate, FeelDateTime, FeelDuration, FeelMonths, FeelTime } from './temporal.ts';
export { parseDate, parseDateTime, parseDuration, parseTime } from './temporal-texts.ts';
export {
  memberNames,
  memberType,
  namesFromFields,
  typeName,
  type ContextType,
  type FeelType,
  type FunctionType,
  type ListType,
  type Names,
  type RangeType,
  type ScalarType,
} from './types.ts';
export {
  FeelLambda,
  FeelRange,
  fromFeel,
  isFeelContext,
  isFeelList,
  toFeel,
  valueTypeName,
  type FeelContext,
  type FeelValue,
  type LambdaParameter,
} from './values.ts';
export { completeExpression, type Completion } from './editor/complete.ts';
export { describeAt, type Description } from './editor/describe.ts';
export { typeAt, type EditorOptions, type EditorText } from './editor/analyse.ts';
export { typeLabel } from './editor/type-labels.ts';

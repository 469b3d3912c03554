export * from './types.ts';
export { aggregate, measureState, measureValue } from './aggregate.ts';
export { MeasureTally, type MeasureSums } from './tally.ts';
export { compileMeasures, type CompiledMeasure, type CompiledMeasures } from './compile.ts';
export { contributions } from './contributions.ts';
export { measuresKind, type MeasureSet } from './kind.ts';
export { measuresMessages } from './messages.ts';
export { measureNames } from './names.ts';

export { compareWithReference, type ReferenceReport } from './compare.ts';
export type { ChildLimits } from './run-child.ts';
export { referenceMessages } from './messages.ts';

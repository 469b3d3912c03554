export * from './budget.ts';
export * from './govern.ts';
export * from './precision.ts';
export * from './propose.ts';

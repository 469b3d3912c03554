export * from './decimal.ts';
export * from './calendar.ts';
export * from './issue.ts';
export * from './canonical.ts';
export * from './budget.ts';
export * from './outcome.ts';
export * from './csv.ts';
export * from './messages.ts';

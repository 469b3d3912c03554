export * from './back-test.ts';
export * from './compile.ts';
export * from './kind.ts';
export * from './learn.ts';
export * from './messages.ts';
export * from './observation.ts';
export * from './types.ts';

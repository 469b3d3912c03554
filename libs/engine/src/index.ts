export * from './types.ts';
export { kinds } from './kinds.ts';
export { messages } from './messages.ts';
export { packEnvironment, type CodeSystem, type PackEnvironment } from './environment.ts';
export { compilePack, compileSoundPack } from './compile.ts';
export { evaluateCase, factsOf, groupAndPay, resultHash } from './evaluate.ts';
export { explainRule } from './explain.ts';
export { runPackTests, type PackTestReport, type PackTestResult } from './pack-tests.ts';
export { importDefaults } from './import-defaults.ts';

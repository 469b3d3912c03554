export * from './shared.ts';
export * from './cases.ts';
export { columnMapping, job } from '../operations/imports.ts';
export { draft } from '../operations/packs.ts';
export { me, role, user } from '../operations/session.ts';
export { measureInfo, measureValue } from '../operations/knowledge.ts';

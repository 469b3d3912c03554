export { departments } from './clinic/departments.ts';
export type { Department, DiagnosisProfile, ProcedureProfile, StayProfile } from './clinic/model.ts';
export { errorKinds, type ErrorKind } from './errors/index.ts';
export { errorTrials, hospitalYear, type HospitalOptions, type SyntheticCase, type Trial } from './hospital.ts';
export { syntheticRulePack, type RulePackOptions } from './rules/synthetic-rule-pack.ts';

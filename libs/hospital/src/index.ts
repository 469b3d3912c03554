export { departments } from './clinic/departments.ts';
export type { Department, DiagnosisProfile, ProcedureProfile, StayProfile } from './clinic/model.ts';
export { errorKinds, type ErrorKind } from './errors/index.ts';
export { errorTrials, hospitalYear, type HospitalOptions, type SyntheticCase, type Trial } from './hospital.ts';
export { syntheticRulePack, type RulePackOptions } from './rules/synthetic-rule-pack.ts';
export { syntheticCaseLines, syntheticCases } from './scheme/cases.ts';
export type { NationalEdition } from './scheme/edition.ts';
export {
  syntheticNationalScheme,
  type SyntheticScheme,
  type SyntheticSchemeOptions,
} from './scheme/national-scheme.ts';

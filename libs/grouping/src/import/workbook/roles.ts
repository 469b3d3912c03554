/** What a sheet can hold, and by which columns. One sheet may hold several (a catalogue of MDCs, ADRGs and DRGs), several sheets may hold the same. */
export const ROLES = {
  mdc: { required: ['mdc'], optional: ['mdcName'] },
  adrg: { required: ['adrg'], optional: ['mdc', 'mdcName', 'adrgName'] },
  drg: { required: ['drg'], optional: ['mdc', 'adrg', 'drgName'] },
  mdcDiagnoses: { required: ['code'], optional: ['mdc', 'list', 'name'] },
  adrgDiagnoses: { required: ['code'], optional: ['mdc', 'list', 'name'] },
  adrgProcedures: { required: ['code'], optional: ['mdc', 'list', 'name'] },
  mcc: { required: ['code'], optional: ['name', 'excluded'] },
  cc: { required: ['code'], optional: ['name', 'excluded'] },
  complications: { required: ['code', 'level'], optional: ['name', 'excluded'] },
  exclusions: { required: ['code'], optional: ['table', 'name'] },
  rules: {
    required: ['drg', 'adrgRule'],
    optional: ['mdc', 'adrg', 'mdcRule', 'drgRule', 'op', 'mcc', 'cc'],
  },
  weights: { required: ['drg', 'weight'], optional: ['meanCharge', 'meanLosDays', 'riskLevel'] },
} as const satisfies Record<string, { readonly required: readonly string[]; readonly optional: readonly string[] }>;

export type Role = keyof typeof ROLES;
export const ROLE_IDS = Object.keys(ROLES) as [Role, ...Role[]];

/** Columns of all roles. */
export type Field = (typeof ROLES)[Role]['required' | 'optional'][number];
export const FIELDS: readonly Field[] = [
  ...new Set(Object.values(ROLES).flatMap(({ required, optional }) => [...required, ...optional])),
];

/** Columns that say to which MDC, list or table a row belongs; where several rows have the same, sheets often write it once. */
export const KEY_FIELDS: readonly Field[] = ['mdc', 'mdcName', 'adrg', 'adrgName', 'list', 'table'];

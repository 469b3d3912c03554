/** Who signs in on a fresh local data folder. Two consultants, so that one can approve what the other wrote. */
export const DEMO_PEOPLE: readonly { account: string; name: string; roles: string[]; departments: string[] }[] = [
  { account: 'physician', name: '陈医师', roles: ['physician'], departments: [] },
  { account: 'coder', name: '林编码', roles: ['coder'], departments: [] },
  { account: 'seniorcoder', name: '吴编码', roles: ['seniorCoder'], departments: [] },
  { account: 'qc', name: '周质控', roles: ['qcManager', 'seniorCoder', 'departmentQc'], departments: [] },
  { account: 'records', name: '郑病案', roles: ['recordsOffice'], departments: [] },
  { account: 'insurance', name: '孙医保', roles: ['insuranceOffice'], departments: [] },
  { account: 'finance', name: '何财务', roles: ['finance'], departments: [] },
  { account: 'director', name: '高院长', roles: ['leadership'], departments: [] },
  { account: 'consultant1', name: '顾问甲', roles: ['consultant'], departments: [] },
  { account: 'consultant2', name: '顾问乙', roles: ['consultant'], departments: [] },
  { account: 'admin', name: '系统管理员', roles: ['administrator'], departments: [] },
  { account: 'security', name: '安全管理员', roles: ['securityAdministrator'], departments: [] },
  { account: 'auditor', name: '审计员', roles: ['auditor'], departments: [] },
];

/** Without a demonstration only the three administrators exist at first; there is no default password. */
export const FIRST_PEOPLE = DEMO_PEOPLE.filter((person) => ['admin', 'security', 'auditor'].includes(person.account));

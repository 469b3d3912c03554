import { PERMISSIONS } from '@caseloom/api';
import type { Permission } from '@caseloom/api';

interface BuiltInRole {
  readonly titleZh: string;
  readonly titleEn: string;
  readonly permissions: readonly Permission[];
}

/**
 * The roles a hospital begins with. Ids are what workflows name. System, security and audit administration are
 * three roles that no account combines ([P25]); money is kept from physicians unless the hospital decides otherwise.
 */
export const BUILT_IN_ROLES: Readonly<Record<string, BuiltInRole>> = {
  physician: {
    titleZh: '医师',
    titleEn: 'Physician',
    permissions: ['case.read', 'case.identity', 'case.edit', 'finding.acknowledge', 'task.work'],
  },
  departmentQc: {
    titleZh: '科室质控',
    titleEn: 'Department QC',
    permissions: [
      'case.read',
      'case.identity',
      'case.edit',
      'finding.acknowledge',
      'finding.waive',
      'task.work',
      'task.assign',
      'measure.read',
    ],
  },
  coder: {
    titleZh: '编码员',
    titleEn: 'Coder',
    permissions: ['case.read', 'case.identity', 'case.edit', 'finding.acknowledge', 'task.work', 'measure.read'],
  },
  seniorCoder: {
    titleZh: '高级编码员',
    titleEn: 'Senior coder',
    permissions: [
      'case.read',
      'case.identity',
      'case.edit',
      'case.import',
      'case.export',
      'finding.acknowledge',
      'finding.waive',
      'task.work',
      'task.assign',
      'grouping.recommend',
      'pack.read',
      'measure.read',
    ],
  },
  recordsOffice: {
    titleZh: '病案科',
    titleEn: 'Records office',
    permissions: [
      'case.read',
      'case.identity',
      'case.edit',
      'case.import',
      'case.export',
      'case.unlock',
      'finding.acknowledge',
      'task.work',
      'task.assign',
      'measure.read',
    ],
  },
  qcManager: {
    titleZh: '质控科',
    titleEn: 'QC manager',
    permissions: [
      'case.read',
      'case.identity',
      'case.edit',
      'case.import',
      'case.export',
      'case.unlock',
      'finding.acknowledge',
      'finding.waive',
      'task.work',
      'task.assign',
      'money.read',
      'grouping.recommend',
      'pack.read',
      'pack.edit',
      'measure.read',
      'prompt.govern',
    ],
  },
  insuranceOffice: {
    titleZh: '医保办',
    titleEn: 'Insurance office',
    permissions: [
      'case.read',
      'case.identity',
      'case.edit',
      'case.export',
      'finding.acknowledge',
      'task.work',
      'money.read',
      'grouping.recommend',
      'pack.read',
      'measure.read',
    ],
  },
  finance: {
    titleZh: '财务科',
    titleEn: 'Finance',
    permissions: ['case.read', 'case.export', 'money.read', 'measure.read'],
  },
  leadership: {
    titleZh: '院领导',
    titleEn: 'Leadership',
    permissions: ['case.read', 'money.read', 'pack.read', 'measure.read'],
  },
  consultant: {
    titleZh: '实施顾问',
    titleEn: 'Consultant',
    permissions: [
      'case.read',
      'case.import',
      'money.read',
      'pack.read',
      'pack.edit',
      'pack.approve',
      'pack.publish',
      'pack.activate',
      'measure.read',
    ],
  },
  approver: {
    titleZh: '规则审批人',
    titleEn: 'Approver',
    permissions: ['case.read', 'money.read', 'pack.read', 'pack.approve', 'measure.read'],
  },
  administrator: {
    titleZh: '系统管理员',
    titleEn: 'Administrator',
    permissions: ['user.manage', 'system.read', 'pack.read', 'pack.activate', 'money.read', 'measure.read'],
  },
  securityAdministrator: { titleZh: '安全管理员', titleEn: 'Security administrator', permissions: ['role.manage'] },
  auditor: { titleZh: '审计员', titleEn: 'Auditor', permissions: ['audit.read'] },
};

export const isPermission = (name: string): name is Permission => Object.hasOwn(PERMISSIONS, name);

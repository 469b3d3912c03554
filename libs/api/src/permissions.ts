import type { LocalText } from '@caseloom/pack';

/** Verbs. Roles are tenant data made of them; operations name the one they need. */
export const PERMISSIONS = {
  'case.read': { zh: '查看病例', en: 'See cases' },
  'case.identity': { zh: '查看患者身份信息', en: 'See who the patient is' },
  'case.edit': { zh: '修改病例', en: 'Correct cases' },
  'case.import': { zh: '导入病例', en: 'Import cases' },
  'case.export': { zh: '导出病例', en: 'Export cases' },
  'case.unlock': { zh: '解锁定稿首页', en: 'Unlock final front pages' },
  'finding.acknowledge': { zh: '确认提醒', en: 'Acknowledge warnings' },
  'finding.waive': { zh: '豁免错误', en: 'Waive errors' },
  'task.work': { zh: '处理任务', en: 'Work on tasks' },
  'task.assign': { zh: '分派任务', en: 'Assign tasks' },
  'money.read': { zh: '查看支付金额', en: 'See payment amounts' },
  'grouping.recommend': { zh: '查看可核对的文书依据', en: 'See what the documentation could also support' },
  'pack.read': { zh: '查看规则包', en: 'See packs' },
  'pack.edit': { zh: '编写规则包', en: 'Author packs' },
  'pack.approve': { zh: '审批规则包', en: 'Approve packs' },
  'pack.publish': { zh: '发布规则包', en: 'Publish packs' },
  'pack.activate': { zh: '启用规则包', en: 'Activate packs' },
  'prompt.govern': { zh: '管理提醒：降级、反馈', en: 'Govern prompts: demotions, reports' },
  'measure.read': { zh: '查看指标', en: 'See measures' },
  'user.manage': { zh: '管理用户', en: 'Manage users' },
  'role.manage': { zh: '管理角色', en: 'Manage roles' },
  'audit.read': { zh: '查看审计', en: 'Read the audit' },
  'system.read': { zh: '查看系统状态', en: 'See system state' },
} as const satisfies Record<string, LocalText>;
export type Permission = keyof typeof PERMISSIONS;

/** Separate hands: no account may hold permissions of two of these groups ([P25]). */
export const SEPARATE_HANDS: readonly (readonly Permission[])[] = [['user.manage'], ['role.manage'], ['audit.read']];

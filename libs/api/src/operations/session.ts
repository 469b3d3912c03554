import { z } from 'zod';
import { operation } from '../operation.ts';
import { done, id, idParams, localText, moment, paged, paging, version } from '../schemas/shared.ts';

const permission = z.string();
export const me = z.object({
  user: z.object({ id, account: z.string(), name: z.string(), language: z.enum(['zh-CN', 'en']), departments: z.array(z.string()), roles: z.array(z.string()), mustSetPassword: z.boolean() }),
  tenant: z.object({ id: z.string(), name: z.string() }),
  permissions: z.array(permission),
  today: z.string(),
  notices: z.array(z.object({ code: z.string(), args: z.record(z.string(), z.union([z.string(), z.number()])) })),
  inForce: z.array(z.object({ purpose: z.string(), packId: z.string(), version: z.string(), title: localText, validFrom: z.string() })),
});

export const user = z.object({ id, version, account: z.string(), name: z.string(), roles: z.array(z.string()), departments: z.array(z.string()), disabled: z.boolean(), lastSeenAt: moment.optional() });
export const role = z.object({ id: z.string(), version, title: localText, permissions: z.array(permission), builtIn: z.boolean(), members: z.number().int() });

export const sessionOperations = {
  signIn: operation({ id: 'signIn', method: 'POST', path: '/session', access: 'public', summary: { zh: '登录', en: 'Sign in' }, body: z.strictObject({ account: z.string().min(1).max(100), password: z.string().min(1).max(200) }), output: me }),
  signInByLink: operation({ id: 'signInByLink', method: 'POST', path: '/session/link', access: 'public', summary: { zh: '用一次性链接登录', en: 'Sign in by a one-time link' }, body: z.strictObject({ token: z.string().min(20).max(200) }), output: me }),
  setPassword: operation({ id: 'setPassword', method: 'POST', path: '/session/password', access: 'signedIn', audit: 'user.password', summary: { zh: '设置密码', en: 'Set a password' }, body: z.strictObject({ password: z.string().min(10).max(200), current: z.string().optional() }), output: me }),
  session: operation({ id: 'session', method: 'GET', path: '/session', access: 'signedIn', summary: { zh: '当前登录', en: 'Who is signed in' }, output: me }),
  setLanguage: operation({ id: 'setLanguage', method: 'PUT', path: '/session/language', access: 'signedIn', summary: { zh: '切换语言', en: 'Change language' }, body: z.strictObject({ language: z.enum(['zh-CN', 'en']) }), output: done }),
  signOut: operation({ id: 'signOut', method: 'DELETE', path: '/session', access: 'signedIn', summary: { zh: '退出', en: 'Sign out' }, output: done }),
  listUsers: operation({ id: 'listUsers', method: 'GET', path: '/users', access: 'user.manage', summary: { zh: '用户', en: 'Users' }, query: z.strictObject({ q: z.string().optional(), ...paging }), output: paged(user) }),
  colleagues: operation({ id: 'colleagues', method: 'GET', path: '/colleagues', access: 'task.assign', summary: { zh: '可分派的同事', en: 'People tasks can be given to' }, query: z.strictObject({ stage: z.string().optional() }), output: z.object({ people: z.array(z.object({ userId: id, name: z.string(), roles: z.array(z.string()) })) }) }),
  createUser: operation({ id: 'createUser', method: 'POST', path: '/users', access: 'user.manage', audit: 'user.create', idempotent: true, summary: { zh: '新增用户', en: 'Add a user' }, body: z.strictObject({ account: z.string().min(2).max(60), name: z.string().min(1).max(60), roles: z.array(z.string()), departments: z.array(z.string()) }), output: z.object({ user, link: z.string() }) }),
  updateUser: operation({ id: 'updateUser', method: 'PATCH', path: '/users/:id', access: 'user.manage', audit: 'user.update', ifMatch: true, summary: { zh: '修改用户', en: 'Change a user' }, params: idParams, body: z.strictObject({ name: z.string().optional(), roles: z.array(z.string()).optional(), departments: z.array(z.string()).optional(), disabled: z.boolean().optional() }), output: user }),
  listRoles: operation({ id: 'listRoles', method: 'GET', path: '/roles', access: 'signedIn', summary: { zh: '角色', en: 'Roles' }, output: z.object({ roles: z.array(role) }) }),
  saveRole: operation({ id: 'saveRole', method: 'PUT', path: '/roles/:id', access: 'role.manage', audit: 'role.save', ifMatch: true, summary: { zh: '保存角色', en: 'Save a role' }, params: z.strictObject({ id: z.string().max(40) }), body: z.strictObject({ title: localText, permissions: z.array(permission) }), output: role }),
  listAudit: operation({
    id: 'listAudit', method: 'GET', path: '/audit', access: 'audit.read', audit: 'audit.read', summary: { zh: '审计', en: 'Audit' },
    query: z.strictObject({ act: z.string().optional(), who: z.string().optional(), object: z.string().optional(), from: z.string().optional(), to: z.string().optional(), ...paging }),
    output: paged(z.object({ seq: z.number().int(), at: moment, who: z.string(), role: z.string().optional(), from: z.string().optional(), act: z.string(), object: z.string().optional(), reason: z.string().optional(), result: z.string(), packHash: z.string().optional(), requestId: z.string(), hash: z.string() })),
  }),
  verifyAudit: operation({ id: 'verifyAudit', method: 'POST', path: '/audit/verify', access: 'audit.read', audit: 'audit.verify', summary: { zh: '校验审计链', en: 'Verify the chain' }, body: z.strictObject({ head: z.strictObject({ seq: z.number().int(), hash: z.string() }).optional() }), output: z.object({ entries: z.number().int(), whole: z.boolean(), firstBad: z.number().int().optional(), head: z.object({ seq: z.number().int(), hash: z.string() }).optional() }) }),
};

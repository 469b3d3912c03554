import { signInLinkPath } from '@caseloom/api';
import { Injectable } from '@nestjs/common';
import type { Permission } from '@caseloom/api';
import { appendAudit } from '../audit/audit-trail.ts';
import type { Step } from '../database/steps.ts';
import { Steps } from '../database/steps.ts';
import type { HandlerGroup, OwnStepsHandlers, StepHandlers } from '../http/handlers.ts';
import { Refusal, notFound, requireVersion } from '../http/problem.ts';
import { Clock } from '../system/clock.ts';
import { ServerSettings } from '../system/settings.ts';
import { Attempts } from './attempts.ts';
import { isPermission } from './built-in-roles.ts';
import { meOf } from './me.ts';
import { isPasswordAcceptable, hashPassword, isPasswordRight } from './passwords.ts';
import { addPerson, newSignInToken, permissionsOf, requireSeparateHands } from './people.ts';
import { Role } from './role.entity.ts';
import { secretHash, splitToken } from './secrets.ts';
import { Session } from './session.entity.ts';
import { Sessions } from './sessions.ts';
import { UserAccount } from './user-account.entity.ts';

const FAILURES_ALLOWED = 5;
const LOCK_MINUTES = 15;

type InStep =
  | 'session'
  | 'setLanguage'
  | 'signOut'
  | 'listUsers'
  | 'colleagues'
  | 'createUser'
  | 'updateUser'
  | 'listRoles'
  | 'saveRole';
type OwnSteps = 'signIn' | 'signInByLink' | 'setPassword';

/** Signing in and out, people, roles. */
@Injectable()
export class AccessHandlers implements HandlerGroup {
  readonly #steps: Steps;
  readonly #sessions: Sessions;
  readonly #clock: Clock;
  readonly #settings: ServerSettings;
  readonly #attempts = new Attempts();

  constructor(steps: Steps, sessions: Sessions, clock: Clock, settings: ServerSettings) {
    this.#steps = steps;
    this.#sessions = sessions;
    this.#clock = clock;
    this.#settings = settings;
  }

  readonly inStep: StepHandlers<InStep> = {
    session: ({ actor, step }) => meOf(step, actor, this.#clock.today(), this.#settings.isEmbedded),

    setLanguage: async ({ actor, body, step }) => {
      await step.rows('update user_account set language = $3 where tenant = $1 and id = $2', [
        actor.userId,
        body.language,
      ]);
      this.#sessions.forget();
      return { done: true };
    },

    signOut: async ({ actor, step, setSession }) => {
      await this.#sessions.end(step, actor.sessionId);
      setSession(undefined);
      return { done: true };
    },

    listUsers: async ({ query, step }) => {
      const where = query.q
        ? { $or: [{ account: { $ilike: like(query.q) } }, { name: { $ilike: like(query.q) } }] }
        : {};
      const [users, total] = await step.em.findAndCount(UserAccount, where, {
        orderBy: { account: 'asc' },
        limit: query.pageSize,
        offset: (query.page - 1) * query.pageSize,
      });
      return { items: users.map(userView), total, page: query.page, pageSize: query.pageSize };
    },

    colleagues: async ({ query, step }) => {
      const stageRoles = query.stage
        ? new Set(
            (
              await step.rows<{ roles: string[] }>('select distinct roles from task where tenant = $1 and stage = $2', [
                query.stage,
              ])
            ).flatMap((row) => row.roles),
          )
        : undefined;
      const users = await step.em.find(UserAccount, { isDisabled: false }, { orderBy: { name: 'asc' } });
      const workers = new Set(
        (await step.em.find(Role, {})).filter((role) => role.permissions.includes('task.work')).map((role) => role.id),
      );
      return {
        people: users
          .filter((user) => user.roles.some((role) => workers.has(role) && (!stageRoles || stageRoles.has(role))))
          .map((user) => ({ userId: user.id, name: user.name, roles: user.roles })),
      };
    },

    createUser: async ({ body, step, now, note }) => {
      requireSeparateHands(await permissionsOf(step, body.roles));
      const account = body.account.trim().toLowerCase();
      if ((await step.em.count(UserAccount, { account })) > 0) throw new Refusal(409, 'ALREADY_EXISTS');
      const user = await addPerson(step, { ...body, account }, now);
      note({ object: user.id });
      return {
        user: userView(user),
        link: `${this.#settings.origin}${signInLinkPath(await newSignInToken(step, user.id, now))}`,
      };
    },

    updateUser: async ({ actor, params, body, version, step }) => {
      const user = await step.em.findOne(UserAccount, { id: params.id });
      if (!user) throw notFound();
      requireVersion(user.version, version, userView(user));
      if (user.id === actor.userId && (body.roles || body.disabled)) throw new Refusal(422, 'USER_IS_YOU');
      if (body.roles) requireSeparateHands(await permissionsOf(step, body.roles));
      if (body.name !== undefined) user.name = body.name;
      if (body.roles) user.roles = body.roles;
      if (body.departments) user.departments = body.departments;
      if (body.disabled !== undefined) user.isDisabled = body.disabled;
      await step.em.flush();
      if (body.disabled) await this.#sessions.endAllOf(step, user.id);
      this.#sessions.forget();
      return userView(user);
    },

    listRoles: async ({ step }) => {
      const roles = await step.em.find(Role, {}, { orderBy: { isBuiltIn: 'desc', id: 'asc' } });
      const members = await membersOf(step);
      return { roles: roles.map((role) => roleView(role, members.get(role.id) ?? 0)) };
    },

    saveRole: async ({ params, body, version, step, note }) => {
      for (const permission of body.permissions)
        if (!isPermission(permission))
          throw new Refusal(422, 'PERMISSION_UNKNOWN', { permission: permission.slice(0, 40) });
      note({ object: params.id, reason: [...body.permissions].sort().join(' ') });
      const members = await membersOf(step);
      let role = await step.em.findOne(Role, { id: params.id });
      if (role) requireVersion(role.version, version, roleView(role, members.get(role.id) ?? 0));
      else if (!/^[a-zA-Z][a-zA-Z0-9-]{1,39}$/.test(params.id))
        throw new Refusal(400, 'INPUT_INVALID', { field: 'params.id', problem: 'letters and digits' });
      else if (version !== 0) throw notFound();
      else
        role = step.em.create(Role, {
          id: params.id,
          titleZh: '',
          titleEn: '',
          permissions: [],
          isBuiltIn: false,
        } as never) as Role;
      Object.assign(role, {
        titleZh: body.title.zh,
        titleEn: body.title.en,
        permissions: [...new Set(body.permissions)] as Permission[],
      });
      await step.em.flush();
      for (const user of await step.em.find(UserAccount, {})) {
        if (user.roles.includes(role.id)) requireSeparateHands(await permissionsOf(step, user.roles));
      }
      this.#sessions.forget();
      return roleView(role, members.get(role.id) ?? 0);
    },
  };

  readonly ownSteps: OwnStepsHandlers<OwnSteps> = {
    signIn: async ({ body, address, now, requestId, setSession, finish }) => {
      if (!this.#attempts.begin(address, now.getTime())) throw new Refusal(429, 'SIGN_IN_LOCKED', { minutes: 10 });
      const [name, tenant = this.#settings.homeTenant] = body.account.trim().toLowerCase().split('@', 2) as [
        string,
        string?,
      ];
      const found = await this.#steps.inTenant(tenant.slice(0, 40), (step) =>
        step.em.findOne(UserAccount, { account: name }),
      );
      const isLocked = found?.lockedUntil != null && found.lockedUntil > now;
      const isRight =
        (await isPasswordRight(isLocked ? undefined : found?.password, body.password)) && !found?.isDisabled;
      if (!found) throw new Refusal(401, 'SIGN_IN_FAILED');
      const fact = { at: now, who: found.account, userId: found.id, from: address, act: 'session.signIn', requestId };
      const me = await finish(found.tenant, async (step) => {
        if (!isRight || !(await reopen(step, found.id, now))) {
          await countFailure(step, found.id, now);
          await appendAudit(step, { ...fact, result: 'refused:SIGN_IN_FAILED' });
          return undefined;
        }
        const user = await step.em.findOneOrFail(UserAccount, { id: found.id });
        const { secret, actor } = await this.#sessions.open(step, user, now, false);
        await appendAudit(step, { ...fact, result: 'done' });
        setSession({ tenant: step.tenant, secret });
        return meOf(step, actor, this.#clock.today(), this.#settings.isEmbedded);
      });
      if (!me) throw new Refusal(401, 'SIGN_IN_FAILED');
      this.#attempts.takeBack(address);
      return me;
    },

    signInByLink: async ({ body, address, now, requestId, setSession, finish }) => {
      const token = splitToken(body.token);
      if (!token || !this.#attempts.begin(address, now.getTime())) throw new Refusal(401, 'SIGN_IN_LINK_UNUSABLE');
      const me = await finish(token.tenant, async (step) => {
        const [used] = await step.rows<{ userId: string }>(
          `update sign_in_link set used_at = $3 where tenant = $1 and id = $2 and used_at is null and expires_at > $3 returning user_id as "userId"`,
          [secretHash(token.secret), now.toISOString()],
        );
        const user = used && (await step.em.findOne(UserAccount, { id: used.userId }));
        if (!user || user.isDisabled) return undefined;
        const { secret, actor } = await this.#sessions.open(step, user, now, true);
        await appendAudit(step, {
          at: now,
          who: user.account,
          userId: user.id,
          from: address,
          act: 'session.signInByLink',
          result: 'done',
          requestId,
        });
        setSession({ tenant: step.tenant, secret });
        return meOf(step, actor, this.#clock.today(), this.#settings.isEmbedded);
      });
      if (!me) throw new Refusal(401, 'SIGN_IN_LINK_UNUSABLE');
      this.#attempts.takeBack(address);
      return me;
    },

    setPassword: async ({ actor, body, finish }) => {
      if (!isPasswordAcceptable(body.password, actor.account)) throw new Refusal(422, 'PASSWORD_TOO_SIMPLE');
      const { password, isByLink } = await this.#steps.inTenant(actor.tenant, async (step) => ({
        password: (await step.em.findOneOrFail(UserAccount, { id: actor.userId }, { populate: ['password'] as never }))
          .password,
        isByLink: (await step.em.findOne(Session, { id: actor.sessionId }))?.isByLink ?? false,
      }));
      if (password && !isByLink && !(await isPasswordRight(password, body.current ?? '')))
        throw new Refusal(422, 'PASSWORD_NOT_RIGHT');
      const hashed = await hashPassword(body.password);
      return finish(actor.tenant, async (step) => {
        await step.rows('update user_account set password = $3, version = version + 1 where tenant = $1 and id = $2', [
          actor.userId,
          hashed,
        ]);
        await this.#sessions.endAllOf(step, actor.userId, actor.sessionId);
        return meOf(step, { ...actor, mustSetPassword: false }, this.#clock.today(), this.#settings.isEmbedded);
      });
    },
  };
}

/** Resets the count of wrong passwords unless others have locked the account meanwhile. */
async function reopen(step: Step, userId: string, now: Date): Promise<boolean> {
  const opened = await step.rows(
    `update user_account set failed_sign_ins = 0, locked_until = null
    where tenant = $1 and id = $2 and (locked_until is null or locked_until <= $3) returning id`,
    [userId, now.toISOString()],
  );
  return opened.length > 0;
}

/** One more wrong password, also when many come at once; the fifth in a row locks the account for a while. */
async function countFailure(step: Step, userId: string, now: Date): Promise<void> {
  await step.rows(
    `update user_account set
      locked_until = case when failed_sign_ins + 1 >= $3 and (locked_until is null or locked_until <= $4) then $5 else locked_until end,
      failed_sign_ins = case when failed_sign_ins + 1 >= $3 then 0 else failed_sign_ins + 1 end
    where tenant = $1 and id = $2`,
    [userId, FAILURES_ALLOWED, now.toISOString(), new Date(now.getTime() + LOCK_MINUTES * 60_000).toISOString()],
  );
}

const like = (text: string) => `%${text.replace(/[\\%_]/g, '\\$&')}%`;

function userView(user: UserAccount) {
  return {
    id: user.id,
    version: user.version,
    account: user.account,
    name: user.name,
    roles: user.roles,
    departments: user.departments,
    disabled: user.isDisabled,
    ...(user.lastSeenAt ? { lastSeenAt: user.lastSeenAt.toISOString() } : {}),
  };
}

function roleView(role: Role, members: number) {
  return {
    id: role.id,
    version: role.version,
    title: { zh: role.titleZh, en: role.titleEn },
    permissions: role.permissions,
    builtIn: role.isBuiltIn,
    members,
  };
}

async function membersOf(step: Step): Promise<Map<string, number>> {
  const rows = await step.rows<{ role: string; n: number }>(
    'select r.role, count(*)::int as n from user_account u cross join lateral jsonb_array_elements_text(u.roles) as r(role) where u.tenant = $1 group by 1',
  );
  return new Map(rows.map((row) => [row.role, row.n]));
}

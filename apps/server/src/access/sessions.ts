import type { Permission } from '@caseloom/api';
import { Injectable } from '@nestjs/common';
import type { Step } from '../database/steps.ts';
import { Steps } from '../database/steps.ts';
import type { Actor } from '../http/actor.ts';
import { Clock } from '../system/clock.ts';
import { Role } from './role.entity.ts';
import { newSecret, secretHash } from './secrets.ts';
import { Session } from './session.entity.ts';
import { UserAccount } from './user-account.entity.ts';

const IDLE_MS = 4 * 3_600_000;
const LONGEST_MS = 14 * 3_600_000;
/** How long an answer about a session is believed; so long may a revoked one go on here. */
const BELIEVED_MS = 2_000;
const SEEN_EVERY_MS = 60_000;

/** Sessions are rows: deleting one ends it, and a disabled or changed account counts within two seconds ([P23]). */
@Injectable()
export class Sessions {
  readonly #steps: Steps;
  readonly #clock: Clock;
  readonly #believed = new Map<string, { actor: Actor; until: number }>();

  constructor(steps: Steps, clock: Clock) {
    this.#steps = steps;
    this.#clock = clock;
  }

  /** Who stands behind a cookie; undefined when the session is unknown, ended or idle for too long, or its account disabled. */
  async actorOf(cookie: { tenant: string; secret: string }): Promise<Actor | undefined> {
    const id = secretHash(cookie.secret);
    const now = this.#clock.now();
    const known = this.#believed.get(id);
    if (known && known.until > now.getTime() && known.actor.tenant === cookie.tenant) return known.actor;
    const actor = await this.#steps.inTenant(cookie.tenant, (step) => this.#load(step, id, now));
    if (this.#believed.size > 5_000) this.#believed.clear();
    if (actor) this.#believed.set(id, { actor, until: now.getTime() + BELIEVED_MS });
    else this.#believed.delete(id);
    return actor;
  }

  /** Opens a session in the given step; the secret goes into the cookie and nowhere else. */
  async open(step: Step, user: UserAccount, now: Date, isByLink: boolean): Promise<{ secret: string; actor: Actor }> {
    const secret = newSecret();
    await step.em.insert(Session, {
      tenant: step.tenant,
      id: secretHash(secret),
      userId: user.id,
      isByLink,
      createdAt: now,
      lastSeenAt: now,
    });
    await step.rows('update user_account set last_seen_at = $3 where tenant = $1 and id = $2', [
      user.id,
      now.toISOString(),
    ]);
    return { secret, actor: await actorFor(step, user, secretHash(secret)) };
  }

  async end(step: Step, sessionId: string): Promise<void> {
    await step.em.nativeDelete(Session, { id: sessionId });
    this.#believed.delete(sessionId);
  }

  /** Ends all sessions of a person, except one. */
  async endAllOf(step: Step, userId: string, except?: string): Promise<void> {
    await step.em.nativeDelete(Session, { userId, ...(except ? { id: { $ne: except } } : {}) });
    this.forget();
  }

  /** Drops what is believed, after accounts or roles changed. */
  forget(): void {
    this.#believed.clear();
  }

  async #load(step: Step, id: string, now: Date): Promise<Actor | undefined> {
    const session = await step.em.findOne(Session, { id });
    if (!session) return undefined;
    const age = now.getTime() - session.createdAt.getTime();
    const idle = now.getTime() - session.lastSeenAt.getTime();
    const user = await step.em.findOne(UserAccount, { id: session.userId });
    if (age > LONGEST_MS || idle > IDLE_MS || !user || user.isDisabled) {
      await step.em.nativeDelete(Session, { id });
      return undefined;
    }
    if (idle > SEEN_EVERY_MS) {
      await step.rows('update session set last_seen_at = $3 where tenant = $1 and id = $2', [id, now.toISOString()]);
      await step.rows('update user_account set last_seen_at = $3 where tenant = $1 and id = $2', [
        user.id,
        now.toISOString(),
      ]);
    }
    return actorFor(step, user, id);
  }
}

async function actorFor(step: Step, user: UserAccount, sessionId: string): Promise<Actor> {
  const roles = await step.em.find(Role, { id: { $in: user.roles } });
  return {
    tenant: step.tenant,
    userId: user.id,
    account: user.account,
    name: user.name,
    language: user.language === 'en' ? 'en' : 'zh-CN',
    roles: roles.map((role) => role.id),
    departments: user.departments,
    sessionId,
    mustSetPassword: user.password == null,
    permissions: new Set(roles.flatMap((role) => role.permissions) as Permission[]),
  };
}

import { randomUUID } from 'node:crypto';
import { SEPARATE_HANDS } from '@caseloom/api';
import type { Step } from '../database/steps.ts';
import { Refusal } from '../http/problem.ts';
import { Role } from './role.entity.ts';
import { BUILT_IN_ROLES } from './built-in-roles.ts';
import { newSecret, secretHash } from './secrets.ts';
import { SignInLink } from './sign-in-link.entity.ts';
import { UserAccount } from './user-account.entity.ts';

export interface NewPerson {
  account: string;
  name: string;
  roles: string[];
  departments: string[];
}

const LINK_HOURS = 24;

export async function addBuiltInRoles({ em }: Step): Promise<void> {
  for (const [id, role] of Object.entries(BUILT_IN_ROLES)) {
    em.create(Role, {
      id,
      titleZh: role.titleZh,
      titleEn: role.titleEn,
      permissions: [...role.permissions],
      isBuiltIn: true,
    } as never);
  }
  await em.flush();
}

export async function addPerson(step: Step, person: NewPerson, now: Date): Promise<UserAccount> {
  const user = step.em.create(UserAccount, {
    ...person,
    account: person.account.toLowerCase(),
    id: randomUUID(),
    createdAt: now,
  } as never) as UserAccount;
  await step.em.flush();
  return user;
}

/** A fresh one-time link for a person; earlier unused ones of theirs stop working. */
export async function newSignInToken(step: Step, userId: string, now: Date): Promise<string> {
  const secret = newSecret();
  await step.rows(
    'update sign_in_link set expires_at = $3 where tenant = $1 and user_id = $2 and used_at is null and expires_at > $3',
    [userId, now.toISOString()],
  );
  await step.em.insert(SignInLink, {
    tenant: step.tenant,
    id: secretHash(secret),
    userId,
    expiresAt: new Date(now.getTime() + LINK_HOURS * 3_600_000),
  });
  return `${step.tenant}.${secret}`;
}

/** Permissions that a set of roles gives together. @throws Refusal ROLE_UNKNOWN */
export async function permissionsOf(step: Step, roles: readonly string[]): Promise<Set<string>> {
  const found = await step.em.find(Role, { id: { $in: [...roles] } });
  for (const id of roles)
    if (!found.some((role) => role.id === id)) throw new Refusal(422, 'ROLE_UNKNOWN', { role: id });
  return new Set(found.flatMap((role) => role.permissions));
}

/** System, security and audit administration never meet in one account ([P25]). @throws Refusal SEPARATE_HANDS */
export function requireSeparateHands(permissions: ReadonlySet<string>): void {
  const held = SEPARATE_HANDS.map((group) => group.find((permission) => permissions.has(permission))).filter(
    (one) => one !== undefined,
  );
  if (held.length > 1) throw new Refusal(422, 'SEPARATE_HANDS', { first: held[0]!, second: held[1]! });
}

import { signInLinkPath } from '@caseloom/api';
import type { Database } from '../database/open-database.ts';
import { isDuplicate } from '../database/races.ts';
import { DEMO_PEOPLE, FIRST_PEOPLE } from './demo-people.ts';
import { addBuiltInRoles, addPerson, newSignInToken } from './people.ts';
import { Tenant } from './tenant.entity.ts';
import { UserAccount } from './user-account.entity.ts';

export interface SignInLine {
  account: string;
  name: string;
  link: string;
}

/** Makes the home tenant with its roles and first people, once: the tenant's row is what says so. */
export async function prepareTenant(database: Database, tenant: string, isDemo: boolean, now: Date): Promise<boolean> {
  try {
    return await database.steps.inTenant(tenant, async (step) => {
      if ((await step.em.count(Tenant, { id: tenant })) > 0) return false;
      await step.em.insert(Tenant, {
        id: tenant,
        titleZh: isDemo ? '示例医院' : '本院',
        titleEn: isDemo ? 'Sample hospital' : 'Our hospital',
        createdAt: now,
      });
      await addBuiltInRoles(step);
      for (const person of isDemo ? DEMO_PEOPLE : FIRST_PEOPLE) await addPerson(step, person, now);
      return true;
    });
  } catch (error) {
    if (isDuplicate(error)) return false;
    throw error;
  }
}

/**
 * Fresh one-time links: in a demonstration one per demo person at every start; otherwise one per first person until that person has
 * set a password.
 */
export async function freshLinks(
  database: Database,
  tenant: string,
  isDemo: boolean,
  origin: string,
  now: Date,
): Promise<SignInLine[]> {
  const people = isDemo ? DEMO_PEOPLE : FIRST_PEOPLE;
  return database.steps.inTenant(tenant, async (step) => {
    const users = await step.em.find(UserAccount, {
      account: { $in: people.map((one) => one.account) },
      isDisabled: false,
      ...(isDemo ? {} : { password: null }),
    });
    const lines: SignInLine[] = [];
    for (const { account } of people) {
      const user = users.find((one) => one.account === account);
      if (user)
        lines.push({
          account,
          name: user.name,
          link: `${origin}${signInLinkPath(await newSignInToken(step, user.id, now))}`,
        });
    }
    return lines;
  });
}

/** A fresh link for one person. @returns undefined when there is no such account */
export async function linkFor(
  database: Database,
  tenant: string,
  account: string,
  origin: string,
  now: Date,
): Promise<string | undefined> {
  return database.steps.inTenant(tenant, async (step) => {
    const user = await step.em.findOne(UserAccount, { account: account.toLowerCase(), isDisabled: false });
    return user ? `${origin}${signInLinkPath(await newSignInToken(step, user.id, now))}` : undefined;
  });
}

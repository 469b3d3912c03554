import type { OutputOf, Operations } from '@caseloom/api';
import type { Step } from '../database/steps.ts';
import type { Actor } from '../http/actor.ts';
import { activationsInForce } from '../packs/activations.ts';
import { Tenant } from './tenant.entity.ts';

export type Me = OutputOf<Operations['session']>;

/** What a signed-in person's page begins with. */
export async function meOf(step: Step, actor: Actor, today: string, isEmbedded: boolean): Promise<Me> {
  const tenant = await step.em.findOneOrFail(Tenant, { id: actor.tenant });
  const inForce = await activationsInForce(step, today);
  return {
    user: {
      id: actor.userId,
      account: actor.account,
      name: actor.name,
      language: actor.language,
      departments: [...actor.departments],
      roles: [...actor.roles],
      mustSetPassword: actor.mustSetPassword,
    },
    tenant: { id: tenant.id, name: actor.language === 'en' ? tenant.titleEn : tenant.titleZh },
    permissions: [...actor.permissions].sort(),
    today,
    notices: [
      ...(isEmbedded ? [{ code: 'EMBEDDED_DATABASE', args: {} }] : []),
      ...(inForce.length === 0 ? [{ code: 'NO_PACK_ACTIVE', args: {} }] : []),
    ],
    inForce,
  };
}

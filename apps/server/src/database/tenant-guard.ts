import type { EventArgs, EventSubscriber } from '@mikro-orm/core';
import { DatabaseError } from './database-error.ts';

/** Stamps new rows with the step's tenant and refuses one that names another: the ORM's half of keeping tenants apart. */
export class TenantGuard implements EventSubscriber {
  beforeCreate(args: EventArgs<object>): void {
    if (!('tenant' in args.meta.properties)) return;
    const own = args.em.getFilterParams<{ tenant?: string }>('tenant')?.tenant;
    const row = args.entity as { tenant?: string };
    if (own === undefined || (row.tenant !== undefined && row.tenant !== own)) {
      throw new DatabaseError(
        'DATABASE_TENANT_MISMATCH',
        `A row of ${args.meta.className} was written outside its tenant.`,
      );
    }
    row.tenant = own;
  }
}

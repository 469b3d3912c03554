import { p } from '@mikro-orm/core';
import type { PolicyDef } from '@mikro-orm/core';

/** The role under which every step runs; it owns nothing and row-level security applies to it. */
export const APP_ROLE = 'caseloom_app';

const OWN_ROWS = "(tenant)::text = current_setting('app.tenant'::text, true)";

const policies: PolicyDef[] = [{ name: 'own_tenant_only', command: 'all', using: OWN_ROWS, check: OWN_ROWS }];

/**
 * What every table with tenant data declares beside its own columns: row-level security that binds the owner too, and
 * the ORM filter of the same meaning. Either alone keeps tenants apart.
 */
export const tenantTable = {
  rowLevelSecurity: 'force' as const,
  policies,
  filters: {
    tenant: {
      name: 'tenant',
      cond: (args: { tenant?: string }) => ({ tenant: args.tenant }),
      default: true,
      args: true,
    },
  },
};

/** For tables whose rows are never changed or deleted: refused for everyone, the owner too. */
export const appendOnly = {
  triggers: [
    {
      name: 'append_only',
      timing: 'before' as const,
      events: ['update', 'delete'] as ('update' | 'delete')[],
      forEach: 'row' as const,
      body: "raise exception '% is append-only', tg_table_name using errcode = 'restrict_violation'",
    },
  ],
};

/** The tenant column; with an id it makes the key, so that no id of another tenant is ever told by a collision. */
export const tenantColumn = () => p.string().length(40).primary();

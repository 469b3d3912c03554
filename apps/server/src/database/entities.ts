import { Tenant } from '../access/tenant.entity.ts';
import { UserAccount } from '../access/user-account.entity.ts';

/** Every table, in one list; a table with a tenant column has row-level security (a spec asks the catalogue). */
export const entities = [Tenant, UserAccount];

import type { MikroORM } from '@mikro-orm/postgresql';
import { DatabaseError } from './database-error.ts';

/**
 * With an administrator's URL beside it, the server's own login must not be able to look past row-level security, and the PostgreSQL behind
 * it must keep what it acknowledged.
 * @fails DATABASE_UNSAFE_SERVER naming every setting that is wrong
 */
export async function requireSafeServer(orm: MikroORM): Promise<void> {
  const [found] = await orm.em.fork().getConnection().execute<Found[]>(`
    select r.rolsuper as super, r.rolbypassrls as bypass, pg_has_role(current_user, 'caseloom_app', 'member') as member,
      exists (select 1 from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'public' and c.relkind = 'r' and c.relowner = r.oid) as owner,
      current_setting('fsync') as fsync, current_setting('full_page_writes') as pages, current_setting('synchronous_commit') as sync
    from pg_roles r where r.rolname = current_user`);
  const faults = [
    found!.super && 'the login of DATABASE_URL is a superuser',
    found!.bypass && 'the login of DATABASE_URL bypasses row-level security',
    found!.owner && 'the login of DATABASE_URL owns tables',
    !found!.member && 'the login of DATABASE_URL is no member of caseloom_app',
    found!.fsync !== 'on' && 'fsync is off',
    found!.pages !== 'on' && 'full_page_writes is off',
    found!.sync === 'off' && 'synchronous_commit is off',
  ].filter((fault) => typeof fault === 'string');
  if (faults.length > 0)
    throw new DatabaseError(
      'DATABASE_UNSAFE_SERVER',
      `This PostgreSQL is not safe to serve from: ${faults.join('; ')}.`,
      { faults: faults.join('; ') },
    );
}

interface Found {
  super: boolean;
  bypass: boolean;
  member: boolean;
  owner: boolean;
  fsync: string;
  pages: string;
  sync: string;
}

import { Migration } from '@mikro-orm/migrations';
import { APP_ROLE } from '../tenant-table.ts';

/** Tables whose rows are never changed or deleted, by right here and by trigger in the tables' own migration. */
const APPEND_ONLY = [
  'audit_entry',
  'pack_version',
  'activation',
  'case_revision',
  'case_document',
  'case_evaluation',
  'case_event',
];

/**
 * The application role and what it may do. Roles belong to the whole PostgreSQL server, so another database may have made
 * it already.
 */
export class Migration0002Rights extends Migration {
  override up(): void {
    this.addSql(
      `do $$ begin create role ${APP_ROLE} nologin; exception when duplicate_object or unique_violation then null; end $$;`,
    );
    this.addSql(
      `do $$ begin if current_user <> '${APP_ROLE}' then execute format('grant ${APP_ROLE} to %I', current_user); end if; end $$;`,
    );
    this.addSql(`grant usage on schema public to ${APP_ROLE};`);
    this.addSql(`grant select, insert, update, delete on all tables in schema public to ${APP_ROLE};`);
    for (const table of APPEND_ONLY) this.addSql(`revoke update, delete on ${table} from ${APP_ROLE};`);
    this.addSql(`revoke delete on audit_head from ${APP_ROLE};`);
    this.addSql(`revoke insert, update, delete on mikro_orm_migrations from ${APP_ROLE};`);
  }
}

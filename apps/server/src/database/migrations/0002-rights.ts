import { Migration } from '@mikro-orm/migrations';
import { APP_ROLE } from '../tenant-table.ts';

/**
 * The application role and what it may do. Roles belong to the whole PostgreSQL server, so another database may have made
 * it already.
 */
export class Migration0002Rights extends Migration {
  override up(): void {
    this.addSql(`do $$ begin create role ${APP_ROLE} nologin; exception when duplicate_object or unique_violation then null; end $$;`);
    this.addSql(`do $$ begin if current_user <> '${APP_ROLE}' then execute format('grant ${APP_ROLE} to %I', current_user); end if; end $$;`);
    this.addSql(`grant usage on schema public to ${APP_ROLE};`);
    this.addSql(`grant select, insert, update, delete on all tables in schema public to ${APP_ROLE};`);
    this.addSql(`grant usage, select on all sequences in schema public to ${APP_ROLE};`);
    this.addSql(`alter default privileges in schema public grant select, insert, update, delete on tables to ${APP_ROLE};`);
    this.addSql(`alter default privileges in schema public grant usage, select on sequences to ${APP_ROLE};`);
  }
}

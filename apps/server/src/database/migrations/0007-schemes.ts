import { Migration } from '@mikro-orm/migrations';
import { APP_ROLE } from '../tenant-table.ts';

/** Room for the codes of DIP groups, which name their procedures; and how a bureau's workbooks were read, for the next one. */
export class Migration0007Schemes extends Migration {
  override up(): void {
    for (const statement of STATEMENTS) this.addSql(statement);
    this.addSql(`grant select, insert, update, delete on scheme_mapping to ${APP_ROLE};`);
  }
}

const STATEMENTS = [
  `alter table "encounter" alter column "drg" type varchar(300);`,
  `create table "scheme_mapping" ("tenant" varchar(40) not null, "id" varchar(64) not null, "bureau" varchar(100) not null, "mapping" jsonb not null, "by" varchar(60) not null, "updated_at" timestamptz(3) not null, "version" int not null default 1, primary key ("tenant", "id"));`,
  `alter table "scheme_mapping" enable row level security;`,
  `alter table "scheme_mapping" force row level security;`,
  `create policy "own_tenant_only" on "scheme_mapping" using ((tenant)::text = current_setting('app.tenant'::text, true)) with check ((tenant)::text = current_setting('app.tenant'::text, true));`,
];

import { Migration } from '@mikro-orm/migrations';

/** Every table as the entities say it, with row-level security where there is a tenant column. */
export class Migration0001Tables extends Migration {
  override up(): void {
    for (const statement of STATEMENTS) this.addSql(statement);
  }
}

const STATEMENTS = [
  `create table "tenant" ("id" varchar(40) not null, "title_zh" varchar(200) not null, "title_en" varchar(200) not null, "created_at" timestamptz(3) not null, primary key ("id"));`,
  `create table "user_account" ("tenant" varchar(40) not null, "id" uuid not null, "login" varchar(80) not null, "name" varchar(120) not null, "department" varchar(40) null, "password" text null, "is_disabled" boolean not null default false, "created_at" timestamptz(3) not null, "version" int not null default 1, primary key ("tenant", "id"));`,
  `alter table "user_account" add constraint "user_account_tenant_login_unique" unique ("tenant", "login");`,
  `alter table "user_account" enable row level security;`,
  `alter table "user_account" force row level security;`,
  `create policy "own_tenant_only" on "user_account" using ((tenant)::text = current_setting('app.tenant'::text, true)) with check ((tenant)::text = current_setting('app.tenant'::text, true));`,
];

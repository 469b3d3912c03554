import { Migration } from '@mikro-orm/migrations';
import { APP_ROLE } from '../tenant-table.ts';

/** Runs of learning, and what models say before they are accepted. */
export class Migration0005Models extends Migration {
  override up(): void {
    for (const statement of STATEMENTS) this.addSql(statement);
    this.addSql(`grant select, insert, update, delete on model_run, shadow_finding to ${APP_ROLE};`);
  }
}

const STATEMENTS = [
  `create table "model_run" ("tenant" varchar(40) not null, "id" uuid not null, "state" varchar(10) not null, "from_date" varchar(10) not null, "to_date" varchar(10) not null, "held_out_from" varchar(10) not null, "day" varchar(10) not null, "cases" int not null default 0, "learned" jsonb null, "problem" varchar(80) null, "by" varchar(60) not null, "by_id" uuid not null, "at" timestamptz(3) not null, "ended_at" timestamptz(3) null, "version" int not null default 1, primary key ("tenant", "id"));`,
  `create index "model_run_tenant_at_index" on "model_run" ("tenant", "at");`,
  `create table "shadow_finding" ("tenant" varchar(40) not null, "case_month" varchar(7) not null, "encounter_id" uuid not null, "key" varchar(300) not null, "model" varchar(80) not null, "learned_on" varchar(10) not null, "path" varchar(200) not null, "message_zh" text not null, "message_en" text not null, "is_gone" boolean not null default false, "judged" varchar(6) null, "note" text null, "by" varchar(60) null, "judged_at" timestamptz(3) null, "at" timestamptz(3) not null, primary key ("tenant", "case_month", "encounter_id", "key"));`,
  `create index "shadow_finding_tenant_model_judged_index" on "shadow_finding" ("tenant", "model", "judged");`,
  `alter table "model_run" enable row level security;`,
  `alter table "model_run" force row level security;`,
  `create policy "own_tenant_only" on "model_run" using ((tenant)::text = current_setting('app.tenant'::text, true)) with check ((tenant)::text = current_setting('app.tenant'::text, true));`,
  `alter table "shadow_finding" enable row level security;`,
  `alter table "shadow_finding" force row level security;`,
  `create policy "own_tenant_only" on "shadow_finding" using ((tenant)::text = current_setting('app.tenant'::text, true)) with check ((tenant)::text = current_setting('app.tenant'::text, true));`,
];

import { Migration } from '@mikro-orm/migrations';
import { APP_ROLE } from '../tenant-table.ts';

/** What happens to rules, what was shown to whom, demotions, and reports that a prompt is wrong. */
export class Migration0003Governor extends Migration {
  override up(): void {
    for (const statement of STATEMENTS) this.addSql(statement);
    for (const table of ['rule_event', 'rule_day', 'prompt_seen', 'rule_demotion', 'prompt_feedback'])
      this.addSql(`grant select, insert, update, delete on ${table} to ${APP_ROLE};`);
    this.addSql(`revoke update, delete on rule_event from ${APP_ROLE};`);
    this.addSql(`revoke delete on rule_demotion, prompt_feedback from ${APP_ROLE};`);
  }
}

const STATEMENTS = [
  `create table "prompt_feedback" ("tenant" varchar(40) not null, "case_month" varchar(7) not null, "id" uuid not null, "encounter_id" uuid not null, "revision_id" uuid not null, "conduct_hash" varchar(64) not null, "rule_id" varchar(120) not null, "key" varchar(300) not null, "title_zh" varchar(300) not null, "title_en" varchar(300) not null, "text" text null, "trace" jsonb not null, "by" varchar(60) not null, "by_id" uuid not null, "role" varchar(40) not null, "at" timestamptz(3) not null, "state" varchar(10) not null, "answer" text null, "answered_by" varchar(60) null, "answered_at" timestamptz(3) null, "version" int not null default 1, primary key ("tenant", "case_month", "id"));`,
  `create index "prompt_feedback_tenant_state_at_index" on "prompt_feedback" ("tenant", "state", "at");`,
  `create table "prompt_seen" ("tenant" varchar(40) not null, "case_month" varchar(7) not null, "encounter_id" uuid not null, "role" varchar(40) not null, "key" varchar(300) not null, "stands_on" varchar(64) not null, "sitting" varchar(64) not null, "interrupted" boolean not null, "at" timestamptz(3) not null, primary key ("tenant", "case_month", "encounter_id", "role", "key", "stands_on"));`,
  `create table "rule_day" ("tenant" varchar(40) not null, "rule_id" varchar(120) not null, "day" varchar(10) not null, "department" varchar(60) not null, "stage" varchar(40) not null, "role" varchar(40) not null, "fired" int not null default 0, "shown" int not null default 0, "corrected" int not null default 0, "acknowledged" int not null default 0, "waived" int not null default 0, "withdrawn" int not null default 0, "wrong" int not null default 0, primary key ("tenant", "rule_id", "day", "department", "stage", "role"));`,
  `create index "rule_day_tenant_day_index" on "rule_day" ("tenant", "day");`,
  `create table "rule_demotion" ("tenant" varchar(40) not null, "id" uuid not null, "rule_id" varchar(120) not null, "state" varchar(10) not null, "effect" varchar(10) not null, "roles" jsonb not null, "valid_from" varchar(10) not null, "valid_to" varchar(10) null, "evidence" jsonb not null, "reason" text not null, "by" varchar(60) not null, "by_id" uuid not null, "at" timestamptz(3) not null, "day" varchar(10) not null, "revoked_by" varchar(60) null, "revoked_at" timestamptz(3) null, "revoked_day" varchar(10) null, "revoked_reason" text null, "version" int not null default 1, primary key ("tenant", "id"));`,
  `create index "rule_demotion_tenant_rule_id_index" on "rule_demotion" ("tenant", "rule_id");`,
  `create table "rule_event" ("tenant" varchar(40) not null, "case_month" varchar(7) not null, "id" uuid not null, "encounter_id" uuid not null, "rule_id" varchar(120) not null, "act" varchar(12) not null, "count" int not null, "day" varchar(10) not null, "department" varchar(60) not null, "stage" varchar(40) not null, "role" varchar(40) not null, "reason" varchar(40) null, "at" timestamptz(3) not null, primary key ("tenant", "case_month", "id"));`,
  `create index "rule_event_tenant_rule_id_day_index" on "rule_event" ("tenant", "rule_id", "day");`,
  `alter table "finding_decision" add "reason_code" varchar(40) null;`,
  `alter table "prompt_feedback" enable row level security;`,
  `alter table "prompt_feedback" force row level security;`,
  `create policy "own_tenant_only" on "prompt_feedback" using ((tenant)::text = current_setting('app.tenant'::text, true)) with check ((tenant)::text = current_setting('app.tenant'::text, true));`,
  `alter table "prompt_seen" enable row level security;`,
  `alter table "prompt_seen" force row level security;`,
  `create policy "own_tenant_only" on "prompt_seen" using ((tenant)::text = current_setting('app.tenant'::text, true)) with check ((tenant)::text = current_setting('app.tenant'::text, true));`,
  `alter table "rule_day" enable row level security;`,
  `alter table "rule_day" force row level security;`,
  `create policy "own_tenant_only" on "rule_day" using ((tenant)::text = current_setting('app.tenant'::text, true)) with check ((tenant)::text = current_setting('app.tenant'::text, true));`,
  `alter table "rule_demotion" enable row level security;`,
  `alter table "rule_demotion" force row level security;`,
  `create policy "own_tenant_only" on "rule_demotion" using ((tenant)::text = current_setting('app.tenant'::text, true)) with check ((tenant)::text = current_setting('app.tenant'::text, true));`,
  `create or replace function "rule_event_append_only_fn"() returns trigger as $$ begin raise exception '% is append-only', tg_table_name using errcode = 'restrict_violation'; end; $$ language plpgsql;`,
  `create trigger "append_only" BEFORE UPDATE OR DELETE on "rule_event" for each ROW execute function "rule_event_append_only_fn"();`,
  `alter table "rule_event" enable row level security;`,
  `alter table "rule_event" force row level security;`,
  `create policy "own_tenant_only" on "rule_event" using ((tenant)::text = current_setting('app.tenant'::text, true)) with check ((tenant)::text = current_setting('app.tenant'::text, true));`,
];

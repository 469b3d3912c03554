import { Migration } from '@mikro-orm/migrations';
import { APP_ROLE } from '../tenant-table.ts';

/** Files of packs in tables of their own, cut into pieces that are kept once: what stood in one column of drafts and versions is moved there. */
export class Migration0004PackFiles extends Migration {
  override up(): void {
    for (const statement of [...TABLES, ...MOVES, ...RIGHTS]) this.addSql(statement);
  }
}

const OWN_ROWS = `(tenant)::text = current_setting('app.tenant'::text, true)`;

const TABLES = [
  `create table "pack_text" ("tenant" varchar(40) not null, "hash" varchar(64) not null, "content" text not null, primary key ("tenant", "hash"));`,
  `create table "pack_draft_file" ("tenant" varchar(40) not null, "draft_id" uuid not null, "path" varchar(300) not null, "pieces" jsonb not null, "length" int not null, primary key ("tenant", "draft_id", "path"));`,
  `create table "pack_version_file" ("tenant" varchar(40) not null, "pack_hash" varchar(64) not null, "path" varchar(300) not null, "pieces" jsonb not null, "length" int not null, primary key ("tenant", "pack_hash", "path"));`,
];

/** Each file begins as one piece. Who migrates need not be above row-level security, so the old tables let their owner see all rows meanwhile. */
const MOVES = [
  ...['pack_draft', 'pack_version'].map((table) => `alter table "${table}" no force row level security;`),
  ...(
    [
      ['pack_draft', 'pack_draft_file', 'draft_id', 'id'],
      ['pack_version', 'pack_version_file', 'pack_hash', 'hash'],
    ] as const
  ).flatMap(([from, to, key, id]) => [
    `insert into pack_text (tenant, hash, content) select distinct f.tenant, encode(sha256(convert_to(one.value, 'UTF8')), 'hex'), one.value
       from ${from} f cross join lateral jsonb_each_text(f.files) as one on conflict do nothing;`,
    `insert into ${to} (tenant, ${key}, path, pieces, length)
       select f.tenant, f.${id}, one.key, jsonb_build_array(encode(sha256(convert_to(one.value, 'UTF8')), 'hex')), length(one.value)
       from ${from} f cross join lateral jsonb_each_text(f.files) as one;`,
    `alter table "${from}" drop column "files";`,
  ]),
  ...['pack_draft', 'pack_version'].map((table) => `alter table "${table}" force row level security;`),
];

const RIGHTS = [
  ...['pack_text', 'pack_draft_file', 'pack_version_file'].flatMap((table) => [
    `alter table "${table}" enable row level security;`,
    `alter table "${table}" force row level security;`,
    `create policy "own_tenant_only" on "${table}" using (${OWN_ROWS}) with check (${OWN_ROWS});`,
    `grant select, insert on ${table} to ${APP_ROLE};`,
  ]),
  `grant update, delete on pack_draft_file to ${APP_ROLE};`,
  `create or replace function "pack_version_file_append_only_fn"() returns trigger as $$ begin raise exception '% is append-only', tg_table_name using errcode = 'restrict_violation'; end; $$ language plpgsql;`,
  `create trigger "append_only" BEFORE UPDATE OR DELETE on "pack_version_file" for each ROW execute function "pack_version_file_append_only_fn"();`,
];

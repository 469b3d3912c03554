import { Migration } from '@mikro-orm/migrations';
import { APP_ROLE } from '../tenant-table.ts';

/** When a piece of a pack's file was last needed, so that those of no file can go. Their text still never changes. */
export class Migration0006KeptPieces extends Migration {
  override up(): void {
    this.addSql(`alter table "pack_text" add "kept_at" timestamptz(3) not null default now();`);
    this.addSql(`grant update ("kept_at"), delete on pack_text to ${APP_ROLE};`);
  }
}

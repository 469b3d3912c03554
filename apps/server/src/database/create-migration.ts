import { openOrm } from './orm-options.ts';
import { openWorkerDoor } from './worker-door.ts';

/**
 * Prints the statements that lead from the migrations we have to the entities we have:
 * `node apps/server/dist/database/create-migration.js [--from-nothing]`. Whoever changes an entity puts them into a new file of
 * `migrations/` and its line into `migrations/index.ts`.
 */
const door = await openWorkerDoor({ folder: 'memory', isFresh: true, queryBudgetMs: 600_000 });
const orm = await openOrm({ door });
if (!process.argv.includes('--from-nothing')) await orm.migrator.up();
const sql = await orm.schema.getUpdateSchemaSQL({ wrap: false });
process.stdout.write(sql);
await orm.close(true);
await door.close();

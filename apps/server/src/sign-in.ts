import 'reflect-metadata';
import { linkFor } from './access/first-run.ts';
import { openDatabase } from './database/open-database.ts';
import { Clock } from './system/clock.ts';
import { askLocalDoor } from './system/local-door.ts';
import { readSettings } from './system/settings.ts';

/** `npm run sign-in -- <account>`: prints another one-time link, from the running server or, when none runs, from the database. */
const account = process.argv[2];
const settings = readSettings(process.env);
if (!account) {
  console.error('Usage: npm run sign-in -- <account>');
  process.exitCode = 2;
} else {
  const running = await askLocalDoor(settings.dataFolder, { signIn: account });
  const link = running ? running.value : await fromDatabase(account);
  if (link) console.log(link);
  else {
    console.error(`There is no account "${account}".`);
    process.exitCode = 1;
  }
}

async function fromDatabase(name: string): Promise<string | undefined> {
  const database = await openDatabase(settings.database);
  try {
    return await linkFor(
      database,
      settings.homeTenant,
      name,
      `http://${settings.host}:${settings.port}`,
      new Clock(settings.zone).now(),
    );
  } finally {
    await database.close();
  }
}

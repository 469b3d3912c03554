import 'reflect-metadata';
import { freshLinks, linkFor, prepareTenant } from './access/first-run.ts';
import { buildServer } from './build-server.ts';
import { openDatabase } from './database/open-database.ts';
import { PackLibrary } from './packs/pack-library.ts';
import { publishShippedPacks } from './packs/shipped-packs.ts';
import { Clock } from './system/clock.ts';
import { openLocalDoor } from './system/local-door.ts';
import { Log } from './system/log.ts';
import { readSettings } from './system/settings.ts';

const crashLog = new Log();
for (const event of ['uncaughtException', 'unhandledRejection'] as const) {
  // What an error says may repeat a value of a case: its name and place are written, then the process ends.
  process.on(event, (error: unknown) => {
    crashLog.failure({ requestId: '-', operation: event, status: 500, error });
    process.exit(1);
  });
}

try {
  const settings = readSettings(process.env);
  const clock = new Clock(settings.zone);
  const log = new Log();
  const database = await openDatabase(settings.database, {
    onQueueError: (error) => log.failure({ requestId: '-', operation: 'queue', status: 500, error }),
  });
  const app = await buildServer({ database, settings, clock, log });
  await prepareTenant(database, settings.homeTenant, settings.isDemo, clock.now());
  await publishShippedPacks(database, app.get(PackLibrary), settings, clock.now(), log);
  await app.get(PackLibrary).warm(database.steps, settings.homeTenant);
  await app.listen(settings.port, settings.host);
  settings.origin = originOf(app.getHttpServer().address() as { port: number }, settings);
  // Links lead to the process that serves people; a worker has none and leaves those of the others alone.
  const isForPeople = settings.role !== 'worker';
  const closeDoor = isForPeople
    ? await openLocalDoor(settings.dataFolder, ({ signIn }) =>
        linkFor(database, settings.homeTenant, signIn, settings.origin, clock.now()),
      )
    : async () => undefined;
  const stop = async () => {
    await closeDoor();
    await app.close();
    await database.close();
    process.exit(0);
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => {
      void stop();
    });
  const lines = isForPeople
    ? await freshLinks(database, settings.homeTenant, settings.isDemo, settings.origin, clock.now())
    : [];
  for (const { account, name, link } of lines) console.log(`  ${account.padEnd(12)} ${name.padEnd(8, '　')} ${link}`);
  console.log(`Caseloom is ready at ${settings.origin}`);
} catch (error) {
  console.error((error as Error).message);
  process.exit(1);
}

function originOf({ port }: { port: number }, settings: { host: string; tls?: unknown }): string {
  const host = ['0.0.0.0', '::'].includes(settings.host) ? '127.0.0.1' : settings.host;
  return `${settings.tls ? 'https' : 'http'}://${host.includes(':') ? `[${host}]` : host}:${port}`;
}

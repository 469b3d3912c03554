import { randomUUID } from 'node:crypto';
import { UserAccount } from '../access/user-account.entity.ts';
import { openDatabase } from './open-database.ts';

/** Run by the crash spec as a process of its own: writes row after row and says each one aloud once it is committed. */
const database = await openDatabase({ kind: 'embedded', folder: process.argv[2]! });
process.stdout.write('ready\n');
for (let n = Number(process.argv[3]); ; n++) {
  await database.steps.inTenant('a', async (step) => {
    step.em.create(UserAccount, {
      id: randomUUID(),
      account: `row-${n}`,
      name: 'n',
      roles: [],
      departments: [],
      createdAt: new Date(0),
    } as never);
    await step.em.flush();
    await step.send('long-job', { n });
  });
  process.stdout.write(`${n}\n`);
}

import { caseBatch, compileScheme } from '@caseloom/grouping';
import { parentPort, workerData } from 'node:worker_threads';
import { drgTail } from './drg-rows.ts';
import type { ThreadBlock, ThreadTask } from './grouping-thread.ts';
import { SharedPlace } from './shared-place.ts';

/** A thread of `group`: blocks of lines in, answers out. The scheme compiled on the main thread, so it compiles here. */
const { artifact, header, places } = workerData as ThreadTask;
const compiled = compileScheme(artifact);
if (!compiled.ok) throw new Error('The scheme compiled elsewhere.');
const batch = caseBatch(compiled.value, header, drgTail)!;
const shared = places.map((memory) => new SharedPlace(memory));

parentPort!.on('message', ({ place, length }: ThreadBlock) => {
  const at = shared[place]!;
  parentPort!.postMessage(at.putAnswer(batch.answer(at.takeBlock(length))));
});
parentPort!.postMessage('ready');

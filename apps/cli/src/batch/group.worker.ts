import { caseBatch, compileScheme } from '@caseloom/grouping';
import { parentPort, workerData } from 'node:worker_threads';
import { drgTail } from './drg-rows.ts';
import type { ThreadTask } from './threaded-lane.ts';

/** A thread of `group`: blocks of lines in, answers out. The scheme compiled on the main thread, so it compiles here. */
const { artifact, header } = workerData as ThreadTask;
const compiled = compileScheme(artifact);
if (!compiled.ok) throw new Error('The scheme compiled elsewhere.');
const batch = caseBatch(compiled.value, header, drgTail)!;

parentPort!.on('message', (block: Uint8Array) => {
  const answer = batch.answer(block);
  parentPort!.postMessage(answer, [answer.bytes.buffer, answer.left.buffer]);
});

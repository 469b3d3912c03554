import { parentPort } from 'node:worker_threads';
import { PackBench } from './pack-bench.ts';
import { runOnBench } from './run-on-bench.ts';
import type { BenchReply, BenchRequest } from './run-on-bench.ts';

/** What the bench's thread is asked: to take pieces, or to work. */
export type BenchMessage =
  | { readonly id: number; readonly kind: 'provide'; readonly texts: ReadonlyMap<string, string> }
  | { readonly id: number; readonly kind: 'run'; readonly request: BenchRequest };

const bench = new PackBench();

parentPort!.on('message', (message: BenchMessage) => {
  let reply: BenchReply = { kind: 'answer', value: undefined };
  if (message.kind === 'provide') bench.provide(message.texts);
  else reply = runOnBench(bench, message.request);
  parentPort!.postMessage({ id: message.id, reply });
});

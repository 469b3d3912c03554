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
  void answered(message).then((reply) => parentPort!.postMessage({ id: message.id, reply }));
});

async function answered(message: BenchMessage): Promise<BenchReply> {
  if (message.kind === 'run') return runOnBench(bench, message.request);
  bench.provide(message.texts);
  return { kind: 'answer', value: undefined };
}

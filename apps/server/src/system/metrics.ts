import { Injectable } from '@nestjs/common';
import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client';
import type { Database } from '../database/open-database.ts';

/** Figures for Prometheus. Labels are names of operations, queues and kinds; never a value of a case. */
@Injectable()
export class Metrics {
  readonly registry = new Registry();
  readonly #seconds = new Histogram({
    name: 'caseloom_operation_seconds',
    help: 'Time an operation took',
    labelNames: ['operation', 'status'],
    buckets: [0.005, 0.02, 0.05, 0.1, 0.3, 1, 3, 10],
    registers: [this.registry],
  });
  readonly #cases = new Counter({
    name: 'caseloom_cases_total',
    help: 'Cases imported or evaluated',
    labelNames: ['what'],
    registers: [this.registry],
  });
  readonly #queue = new Gauge({
    name: 'caseloom_queue_jobs',
    help: 'Jobs in the queue',
    labelNames: ['queue', 'state'],
    registers: [this.registry],
  });

  constructor() {
    collectDefaultMetrics({ register: this.registry, prefix: 'caseloom_' });
  }

  operation(operation: string, status: number, seconds: number): void {
    this.#seconds.observe({ operation, status: String(status) }, seconds);
  }

  cases(what: 'imported' | 'evaluated', count: number): void {
    this.#cases.inc({ what }, count);
  }

  async text(database: Database): Promise<string> {
    for (const [queue, { waiting, active, failed }] of Object.entries(await database.queue.counts())) {
      this.#queue.set({ queue, state: 'waiting' }, waiting);
      this.#queue.set({ queue, state: 'active' }, active);
      this.#queue.set({ queue, state: 'failed' }, failed);
    }
    return this.registry.metrics();
  }
}

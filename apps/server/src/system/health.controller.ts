import { timingSafeEqual } from 'node:crypto';
import {
  Controller,
  Get,
  Header,
  Headers,
  Ip,
  NotFoundException,
  Inject,
  ServiceUnavailableException,
} from '@nestjs/common';
import type { Database } from '../database/open-database.ts';
import { DATABASE } from '../database/database-token.ts';
import { Metrics } from './metrics.ts';
import { ServerSettings } from './settings.ts';

/** For machines that watch this one: nothing here tells about a tenant or a case. */
@Controller()
export class HealthController {
  readonly #database: Database;
  readonly #metrics: Metrics;
  readonly #settings: ServerSettings;

  constructor(@Inject(DATABASE) database: Database, metrics: Metrics, settings: ServerSettings) {
    this.#database = database;
    this.#metrics = metrics;
    this.#settings = settings;
  }

  /** The process answers. */
  @Get('health/live')
  live(): { status: 'live' } {
    return { status: 'live' };
  }

  /** The database answers too. */
  @Get('health/ready')
  async ready(): Promise<{ status: 'ready'; database: string }> {
    const { ok } = await this.#database.orm.checkConnection();
    if (!ok) throw new ServiceUnavailableException({ status: 'unavailable' });
    return { status: 'ready', database: this.#database.kind };
  }

  /** From this machine, or with the token of METRICS_TOKEN; to everybody else the page is not there. */
  @Get('metrics')
  @Header('content-type', 'text/plain; version=0.0.4; charset=utf-8')
  async metrics(@Ip() address: string, @Headers('authorization') authorization?: string): Promise<string> {
    const token = this.#settings.metricsToken;
    const isAllowed = token
      ? isSame(authorization ?? '', `Bearer ${token}`)
      : /^(::1|127\.|::ffff:127\.)/.test(address);
    if (!isAllowed) throw new NotFoundException();
    return this.#metrics.text(this.#database);
  }
}

function isSame(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}

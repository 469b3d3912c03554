import { Module } from '@nestjs/common';
import type { DynamicModule, Type } from '@nestjs/common';
import { AccessHandlers } from './access/access-handlers.ts';
import { Sessions } from './access/sessions.ts';
import { AuditHandlers } from './audit/audit-handlers.ts';
import { DATABASE } from './database/database-token.ts';
import type { Database } from './database/open-database.ts';
import { Steps } from './database/steps.ts';
import type { HandlerGroup } from './http/handlers.ts';
import { OperationRunner } from './http/run-operation.ts';
import { Clock } from './system/clock.ts';
import { HealthController } from './system/health.controller.ts';
import { Log } from './system/log.ts';
import { Metrics } from './system/metrics.ts';
import { ServerSettings } from './system/settings.ts';

/** Who answers operations; one line per group. */
export const handlerGroups: Type<HandlerGroup>[] = [AccessHandlers, AuditHandlers];

const services: Type[] = [Metrics, OperationRunner, Sessions];

/** What the server is made of, around an opened database. */
@Module({})
export class AppModule {
  static around(database: Database, settings: ServerSettings, clock: Clock, log: Log): DynamicModule {
    return {
      module: AppModule,
      controllers: [HealthController],
      providers: [
        { provide: DATABASE, useValue: database },
        { provide: Steps, useValue: database.steps },
        { provide: ServerSettings, useValue: settings },
        { provide: Clock, useValue: clock },
        { provide: Log, useValue: log },
        ...services,
        ...handlerGroups,
      ],
    };
  }
}

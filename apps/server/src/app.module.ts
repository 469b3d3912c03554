import { Module } from '@nestjs/common';
import type { DynamicModule, Type } from '@nestjs/common';
import { AccessHandlers } from './access/access-handlers.ts';
import { Sessions } from './access/sessions.ts';
import { AuditHandlers } from './audit/audit-handlers.ts';
import { CaseHandlers } from './cases/case-handlers.ts';
import { ExplainHandlers } from './cases/explain-handlers.ts';
import { FeedbackHandlers } from './governor/feedback-handlers.ts';
import { GovernorHandlers } from './governor/governor-handlers.ts';
import { RecountWorker } from './governor/recount-worker.ts';
import { StatisticsHandlers } from './governor/statistics-handlers.ts';
import { DATABASE } from './database/database-token.ts';
import type { Database } from './database/open-database.ts';
import { Steps } from './database/steps.ts';
import { ExportHandlers } from './exports/export-handlers.ts';
import type { HandlerGroup } from './http/handlers.ts';
import { OperationRunner } from './http/run-operation.ts';
import { CaseIntake } from './imports/case-intake.ts';
import { ImportHandlers } from './imports/import-handlers.ts';
import { JobKeeper } from './imports/job-keeper.ts';
import { JobRunner } from './imports/job-runner.ts';
import { AuthoringHandlers } from './knowledge/authoring-handlers.ts';
import { KnowledgeHandlers } from './knowledge/knowledge-handlers.ts';
import { LibraryBench } from './library/bench/library-bench.ts';
import { PackOpener } from './library/bench/pack-opener.ts';
import { BulkHandlers } from './library/bulk-handlers.ts';
import { LibraryHandlers } from './library/library-handlers.ts';
import { TrialHandlers } from './library/trial-handlers.ts';
import { MeasureHandlers } from './measures/measure-handlers.ts';
import { LearningWorker } from './models/learning-worker.ts';
import { LearningHandlers } from './models/learning-handlers.ts';
import { ModelHandlers } from './models/model-handlers.ts';
import { ActivationHandlers } from './packs/activation-handlers.ts';
import { DraftHandlers } from './packs/draft-handlers.ts';
import { PackHandlers } from './packs/pack-handlers.ts';
import { PackLibrary } from './packs/pack-library.ts';
import { TableHandlers } from './packs/table-handlers.ts';
import { TryHandlers } from './packs/try-handlers.ts';
import { RecommendHandlers } from './recommend/recommend-handlers.ts';
import { LiveHandlers } from './reviews/live-handlers.ts';
import { TaskHandlers } from './reviews/task-handlers.ts';
import { SchemeCheckHandlers } from './schemes/check-handlers.ts';
import { LongWork } from './schemes/long-work.ts';
import { SchemeSampleHandlers } from './schemes/sample-handlers.ts';
import { SchemeImportHandlers } from './scheme-imports/scheme-import-handlers.ts';
import { SettledHandlers } from './schemes/settled-handlers.ts';
import { SchemeHandlers } from './schemes/scheme-handlers.ts';
import { SideBySideHandlers } from './schemes/side-by-side-handlers.ts';
import { Clock } from './system/clock.ts';
import { HealthController } from './system/health.controller.ts';
import { Housekeeper } from './system/housekeeper.ts';
import { Log } from './system/log.ts';
import { Metrics } from './system/metrics.ts';
import { ServerSettings } from './system/settings.ts';
import { TryingHandlers } from './trying/trying-handlers.ts';

/** Who answers operations; one line per group. */
export const handlerGroups: Type<HandlerGroup>[] = [
  AccessHandlers,
  ActivationHandlers,
  AuditHandlers,
  AuthoringHandlers,
  BulkHandlers,
  CaseHandlers,
  DraftHandlers,
  ExplainHandlers,
  ExportHandlers,
  FeedbackHandlers,
  GovernorHandlers,
  ImportHandlers,
  KnowledgeHandlers,
  LibraryHandlers,
  LiveHandlers,
  MeasureHandlers,
  LearningHandlers,
  ModelHandlers,
  PackHandlers,
  RecommendHandlers,
  SchemeCheckHandlers,
  SchemeHandlers,
  SchemeImportHandlers,
  SettledHandlers,
  SchemeSampleHandlers,
  SideBySideHandlers,
  TableHandlers,
  StatisticsHandlers,
  TaskHandlers,
  TrialHandlers,
  TryHandlers,
  TryingHandlers,
];

const services: Type[] = [
  CaseIntake,
  Housekeeper,
  JobKeeper,
  JobRunner,
  LibraryBench,
  LearningWorker,
  LongWork,
  Metrics,
  OperationRunner,
  PackLibrary,
  PackOpener,
  RecountWorker,
  Sessions,
];

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

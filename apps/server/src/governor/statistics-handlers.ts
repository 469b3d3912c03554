import { PassThrough } from 'node:stream';
import { addDays } from '@caseloom/core';
import type { CompiledPack } from '@caseloom/engine';
import { writeXlsx } from '@caseloom/files';
import type { CellValue } from '@caseloom/files';
import { NO_TALLY, precisionOf } from '@caseloom/governor';
import type { RuleTally } from '@caseloom/governor';
import { Injectable } from '@nestjs/common';
import { departmentNames } from '../cases/evaluate.ts';
import type { Step } from '../database/steps.ts';
import type { Actor } from '../http/actor.ts';
import type { HandlerGroup, OwnStepsHandlers, StepHandlers } from '../http/handlers.ts';
import { Refusal } from '../http/problem.ts';
import { PackLibrary } from '../packs/pack-library.ts';
import { Clock } from '../system/clock.ts';
import { conductInForce } from './conduct-pack.ts';
import { demotionView, named, standingDemotions } from './demotions.ts';
import { RuleDemotion } from './rule-demotion.entity.ts';
import { inOrder, statisticRows } from './statistic-rows.ts';
import type { StatisticRow } from './statistic-rows.ts';
import { reasonCounts, talliesBy, talliesByRule, tallyKeys } from './tallies.ts';

const USUAL_DAYS = 90;
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

interface Period {
  from?: string | undefined;
  to?: string | undefined;
}

/** What became of the findings of each rule: from counters, never from evaluations. */
@Injectable()
export class StatisticsHandlers implements HandlerGroup {
  readonly #library: PackLibrary;
  readonly #clock: Clock;

  constructor(library: PackLibrary, clock: Clock) {
    this.#library = library;
    this.#clock = clock;
  }

  readonly inStep: StepHandlers<'ruleStatistics' | 'ruleStatistic' | 'recountRules'> = {
    ruleStatistics: async ({ actor, query, step }) => {
      const { page, pageSize, ...filter } = query;
      const period = this.#period(filter);
      const { rows, pack } = await this.#rows(step, { ...filter, ...period }, actor);
      const keys = await tallyKeys(step, period.from, period.to, actor);
      const name = pack ? departmentNames({ policy: pack, conduct: pack }) : () => undefined;
      return {
        items: rows.slice((page - 1) * pageSize, page * pageSize),
        total: rows.length,
        page,
        pageSize,
        ...period,
        sums: rows.reduce((sum, row) => added(sum, row.tally), NO_TALLY),
        ...keys,
        departments: keys.departments.map((code) => ({ code, name: name(code) ?? code })),
      };
    },

    ruleStatistic: async ({ actor, params: { ruleId }, query, step }) => {
      const period = this.#period(query);
      const today = this.#clock.today();
      const filter = { ...query, ...period };
      const pack = await conductInForce(step, this.#library, today);
      const [tally] = await talliesByRule(step, filter, actor, [ruleId]);
      if (!tally && !pack?.rules.get(ruleId)) throw new Refusal(404, 'NOT_FOUND');
      const split = (by: Parameters<typeof talliesBy>[1]) => talliesBy(step, by, ruleId, filter, actor);
      const name = pack ? departmentNames({ policy: pack, conduct: pack }) : () => undefined;
      const demotions = await step.em.find(RuleDemotion, { ruleId }, { orderBy: { at: 'desc', id: 'asc' }, limit: 50 });
      const standing = await standingDemotions(step, today, { rules: [ruleId] });
      const [row] = statisticRows([tally ?? { ...NO_TALLY, ruleId, lastFired: null }], pack, standing);
      return {
        ...row!,
        ...period,
        months: (await split('month')).map(({ key, ...sums }) => ({ month: key, ...sums })),
        reasons: named(await reasonCounts(step, [ruleId], filter, actor), pack),
        departments: (await split('department')).map(({ key, ...sums }) => ({
          code: key,
          name: name(key) ?? key,
          ...sums,
        })),
        stages: (await split('stage')).map(({ key, ...sums }) => ({ stage: key, ...sums })),
        roles: (await split('role')).map(({ key, ...sums }) => ({ role: key, ...sums })),
        demotions: demotions.map((one) => demotionView(one, pack, today)),
      };
    },

    recountRules: async ({ step }) => {
      await step.send('rule-recount', {}, { singletonKey: step.tenant });
      return { done: true };
    },
  };

  readonly ownSteps: OwnStepsHandlers<'exportRuleStatistics'> = {
    exportRuleStatistics: async ({ actor, query, note, finish }) => {
      const period = this.#period(query);
      const rows = await finish(actor.tenant, async (step) => {
        note({ reason: `${period.from} – ${period.to}` });
        return (await this.#rows(step, { ...query, ...period }, actor)).rows;
      });
      return {
        fileName: `caseloom-rules-${period.from}-${period.to}.xlsx`,
        contentType: XLSX,
        content: workbook(rows),
      };
    },
  };

  async #rows(
    step: Step,
    query: Parameters<typeof inOrder>[1] & { from: string; to: string },
    actor: Actor,
  ): Promise<{ rows: StatisticRow[]; pack: CompiledPack | undefined }> {
    const today = this.#clock.today();
    const pack = await conductInForce(step, this.#library, today);
    const wanted = query.rules
      ?.split(',')
      .map((one) => one.trim())
      .filter((one) => one);
    const tallies = await talliesByRule(step, query, actor, wanted);
    const rows = statisticRows(tallies, pack, await standingDemotions(step, today));
    return { rows: inOrder(rows, query), pack };
  }

  /** The last 90 days, unless asked otherwise. */
  #period({ from, to }: Period): { from: string; to: string } {
    const end = to ?? this.#clock.today();
    return { from: from ?? addDays(end, 1 - USUAL_DAYS)!, to: end };
  }
}

function added(a: RuleTally, b: RuleTally): RuleTally {
  return Object.fromEntries(
    (Object.keys(NO_TALLY) as (keyof RuleTally)[]).map((key) => [key, a[key] + b[key]]),
  ) as unknown as RuleTally;
}

const COLUMNS = [
  { title: '规则 Rule', width: 16 },
  { title: '名称', width: 36 },
  { title: 'Title', width: 36 },
  { title: '级别 Severity', width: 10 },
  { title: '命中病例 Cases', type: 'integer' as const, width: 12 },
  { title: '提示 Shown', type: 'integer' as const, width: 12 },
  { title: '已修正 Corrected', type: 'integer' as const, width: 12 },
  { title: '确认 Acknowledged', type: 'integer' as const, width: 12 },
  { title: '豁免 Waived', type: 'integer' as const, width: 12 },
  { title: '撤回 Withdrawn', type: 'integer' as const, width: 12 },
  { title: '反馈有误 Reported', type: 'integer' as const, width: 12 },
  { title: '精确率 Precision', type: 'decimal' as const, width: 12 },
  { title: '最近命中 Last fired', type: 'date' as const, width: 12 },
];

function workbook(rows: readonly StatisticRow[]): PassThrough {
  const cells = rows.map(({ ruleId, title, severity, tally, lastFired }): CellValue[] => [
    ruleId,
    title.zh,
    title.en,
    severity,
    tally.fired,
    tally.shown,
    tally.corrected,
    tally.acknowledged,
    tally.waived,
    tally.withdrawn,
    tally.wrong,
    precisionOf(tally).value,
    lastFired,
  ]);
  const stream = new PassThrough();
  writeXlsx(stream, [{ name: '规则成效 Rules', columns: COLUMNS, rows: cells }]).catch((error: Error) =>
    stream.destroy(error),
  );
  return stream;
}

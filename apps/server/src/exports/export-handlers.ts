import { PassThrough } from 'node:stream';
import { csvLine, harmlessCell } from '@caseloom/core';
import { writeXlsx } from '@caseloom/files';
import type { CellValue, Sheet } from '@caseloom/files';
import { encodeHqms, hqmsHeader, redact } from '@caseloom/record';
import type { CaseRecord } from '@caseloom/record';
import { Injectable } from '@nestjs/common';
import { caseWhere } from '../cases/case-filter.ts';
import type { CaseFilter } from '../cases/case-filter.ts';
import { listRows } from '../cases/case-rows.ts';
import type { CaseRow } from '../cases/case-rows.ts';
import { loadRecords } from '../cases/case-documents.ts';
import type { CasePart } from '../cases/encounter.entity.ts';
import { maySeeIdentity, maySeeMoney, shownKey } from '../cases/privacy.ts';
import { Steps } from '../database/steps.ts';
import type { Actor } from '../http/actor.ts';
import type { HandlerGroup, OwnStepsHandlers } from '../http/handlers.ts';
import { Clock } from '../system/clock.ts';

const PAGE = 200;
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Cases and findings going out, page by page, so that memory stays flat. Without the permission for identities they go de-identified. */
@Injectable()
export class ExportHandlers implements HandlerGroup {
  readonly #steps: Steps;
  readonly #clock: Clock;

  constructor(steps: Steps, clock: Clock) {
    this.#steps = steps;
    this.#clock = clock;
  }

  readonly ownSteps: OwnStepsHandlers<'exportCases' | 'exportFindings'> = {
    exportCases: async ({ actor, query, note, finish }) => {
      const { format, ...filter } = query;
      const count = await finish(actor.tenant, async (step) => {
        const where = caseWhere(filter, actor);
        const [row] = await step.rows<{ n: number }>(
          `select count(*)::int as n from encounter e where ${where.sql}`,
          where.params,
        );
        note({ reason: `${row!.n} cases as ${format}${maySeeIdentity(actor) ? '' : ', de-identified'}` });
        return row!.n;
      });
      const name = `caseloom-cases-${this.#clock.today()}-${count}`;
      if (format === 'ndjson')
        return {
          fileName: `${name}.ndjson`,
          contentType: 'application/x-ndjson; charset=utf-8',
          content: lines(this.#records(filter, actor), (record) => `${JSON.stringify(record)}\n`),
        };
      if (format === 'hqms')
        return {
          fileName: `${name}.csv`,
          contentType: 'text/csv; charset=utf-8',
          content: hqms(this.#records(filter, actor)),
        };
      return { fileName: `${name}.xlsx`, contentType: XLSX, content: workbook([this.#caseSheet(filter, actor)]) };
    },

    exportFindings: async ({ actor, query, note, finish }) => {
      await finish(actor.tenant, async () => note({ reason: 'findings' }));
      return {
        fileName: `caseloom-findings-${this.#clock.today()}.xlsx`,
        contentType: XLSX,
        content: workbook([this.#findingSheet(query, actor)]),
      };
    },
  };

  async *#records(filter: CaseFilter, actor: Actor): AsyncGenerator<CaseRecord> {
    for (let last = ''; ;) {
      const page = await this.#steps.inTenant(actor.tenant, async (step) => {
        const where = caseWhere(filter, actor);
        const at = where.params.length + 2;
        const rows = await step.rows<{ id: string; parts: CasePart[] }>(
          `
          select e.id, r.parts from encounter e join case_revision r on r.tenant = e.tenant and r.case_month = e.case_month and r.id = e.revision_id
          where ${where.sql} and e.id::text > $${at} order by e.id::text limit ${PAGE}`,
          [...where.params, last],
        );
        return {
          rows,
          records: await loadRecords(
            step,
            rows.map((row) => ({ encounterId: row.id, parts: row.parts })),
          ),
        };
      });
      for (const record of page.records) yield maySeeIdentity(actor) ? record : redact(record);
      if (page.rows.length < PAGE) return;
      last = page.rows.at(-1)!.id;
    }
  }

  #caseSheet(filter: CaseFilter, actor: Actor): Sheet {
    const columns = [
      { title: '病案 Record', width: 20 },
      { title: '姓名 Name' },
      { title: '性别 Sex', width: 8 },
      { title: '年龄 Age', type: 'integer' as const, width: 8 },
      { title: '科室 Department', width: 18 },
      { title: '入院 Admitted', type: 'datetime' as const, width: 18 },
      { title: '出院 Discharged', type: 'datetime' as const, width: 18 },
      { title: '主要诊断 Diagnosis', width: 14 },
      { title: '诊断名称 Name', width: 28 },
      { title: '环节 Stage' },
      { title: '阻断 Block', type: 'integer' as const, width: 8 },
      { title: '错误 Error', type: 'integer' as const, width: 8 },
      { title: '提醒 Warn', type: 'integer' as const, width: 8 },
      { title: '分组 Group', width: 10 },
      { title: '分组名称 Group name', width: 28 },
      { title: '权重 Weight', type: 'decimal' as const, width: 10 },
      { title: '总费用 Charge', type: 'amount' as const },
      ...(maySeeMoney(actor)
        ? [
            { title: '支付标准 Amount', type: 'amount' as const },
            { title: '差额 Balance', type: 'amount' as const },
          ]
        : []),
    ];
    const cells = (row: CaseRow): CellValue[] => [
      row.recordKey,
      row.patientName,
      row.sex,
      row.ageYears,
      row.departmentName ?? row.department,
      row.admitAt,
      row.dischargeAt,
      row.principalDiagnosis?.code,
      row.principalDiagnosis?.name,
      row.stage,
      row.open.block,
      row.open.error,
      row.open.warn,
      row.grouping?.drg,
      row.grouping?.name,
      row.grouping?.weight,
      row.totalCharge,
      ...(maySeeMoney(actor) ? [row.payment?.amount, row.payment?.balance] : []),
    ];
    return { name: '病例 Cases', columns, rows: mapped(this.#rows(filter, actor), cells) };
  }

  async *#rows(filter: CaseFilter, actor: Actor): AsyncGenerator<CaseRow> {
    for (let page = 1; ; page++) {
      const now = this.#clock.now();
      const { items } = await this.#steps.inTenant(actor.tenant, (step) =>
        listRows(step, caseWhere(filter, actor), { sort: 'recordKey', order: 'asc', page, pageSize: PAGE }, actor, now),
      );
      yield* items;
      if (items.length < PAGE) return;
    }
  }

  #findingSheet(filter: CaseFilter, actor: Actor): Sheet {
    const columns = [
      { title: '病案 Record', width: 20 },
      { title: '科室 Department', width: 18 },
      { title: '出院日期 Discharged', type: 'date' as const },
      { title: '规则 Rule' },
      { title: '级别 Severity', width: 10 },
      { title: '问题 Finding', width: 44 },
      { title: 'Finding', width: 44 },
      { title: '字段 Field', width: 24 },
      { title: '待处理 Open', type: 'boolean' as const, width: 10 },
    ];
    return { name: '问题 Findings', columns, rows: this.#findings(filter, actor) };
  }

  async *#findings(filter: CaseFilter, actor: Actor): AsyncGenerator<CellValue[]> {
    for (let last = ''; ;) {
      const rows = await this.#steps.inTenant(actor.tenant, (step) => {
        const where = caseWhere(filter, actor);
        return step.rows<{
          at: string;
          id: string;
          record: string;
          department: string | null;
          discharged: string | null;
          rule: string;
          severity: string;
          zh: string;
          en: string;
          key: string;
          open: boolean;
        }>(
          `
          select e.id::text || ' ' || f.key as at, e.id, e.record_key as record, coalesce(e.department_name, e.department) as department, e.discharge_date as discharged,
            f.rule_id as rule, f.severity, f.title_zh as zh, f.title_en as en, f.key, f.is_open as open
          from open_finding f join encounter e on e.tenant = f.tenant and e.case_month = f.case_month and e.id = f.encounter_id
          where ${where.sql} and e.id::text || ' ' || f.key > $${where.params.length + 2} order by 1 limit ${PAGE * 5}`,
          [...where.params, last],
        );
      });
      for (const row of rows)
        yield [
          shownKey(row.record, row.id, actor),
          row.department,
          row.discharged,
          row.rule,
          row.severity,
          row.zh,
          row.en,
          row.key.slice(row.key.indexOf('@') + 1),
          row.open,
        ];
      if (rows.length < PAGE * 5) return;
      last = rows.at(-1)!.at;
    }
  }
}

async function* lines<T>(items: AsyncIterable<T>, write: (item: T) => string): AsyncGenerator<string> {
  for await (const item of items) yield write(item);
}

async function* mapped<A, B>(items: AsyncIterable<A>, make: (item: A) => B): AsyncGenerator<B> {
  for await (const item of items) yield make(item);
}

/** UTF-8 with a byte order mark, as the spreadsheet programs of hospitals expect; texts that look like formulas are made harmless. */
async function* hqms(records: AsyncIterable<CaseRecord>): AsyncGenerator<string> {
  yield `\uFEFF${csvLine(hqmsHeader)}\r\n`;
  for await (const record of records) yield `${csvLine(encodeHqms(record).map(harmlessCell))}\r\n`;
}

function workbook(sheets: readonly Sheet[]): PassThrough {
  const stream = new PassThrough();
  writeXlsx(stream, sheets).catch((error: Error) => stream.destroy(error));
  return stream;
}

import type { CompiledPack } from '@caseloom/engine';
import { measureState, measureValue } from '@caseloom/measures';
import type { CompiledMeasures, MeasureDefinition } from '@caseloom/measures';
import { Injectable } from '@nestjs/common';
import { caseWhere } from '../cases/case-filter.ts';
import { maySeeMoney, shownKey } from '../cases/privacy.ts';
import type { Step } from '../database/steps.ts';
import type { Actor } from '../http/actor.ts';
import type { HandlerGroup, StepHandlers } from '../http/handlers.ts';
import { Refusal } from '../http/problem.ts';
import { chooseActivation, loadActivations } from '../packs/activations.ts';
import { PackLibrary } from '../packs/pack-library.ts';
import { Clock } from '../system/clock.ts';

/** Below so many cases a figure is marked as small. */
const SMALL = 5;

/** How a figure is split: an allow-list of expressions; nothing of a request ever becomes SQL ([P20]). */
const SPLITS = {
  hospital: { key: "'all'", label: "''" },
  department: { key: "coalesce(e.department, '')", label: "coalesce(max(e.department_name), max(e.department), '')" },
  month: { key: "coalesce(e.discharge_month, '')", label: "coalesce(max(e.discharge_month), '')" },
  group: { key: "coalesce(e.drg, '')", label: "coalesce(max(e.group_name), max(e.drg), '')" },
  insuranceType: { key: "coalesce(e.insurance_type, '')", label: "coalesce(max(e.insurance_type), '')" },
  mdc: { key: "coalesce(e.mdc, '')", label: "coalesce(max(e.mdc), '')" },
} as const;

interface Filter {
  from?: string | undefined;
  to?: string | undefined;
  department?: string | undefined;
  group?: string | undefined;
  insuranceType?: string | undefined;
  mdc?: string | undefined;
}

/** Indicators: definitions of the policy in force, sums by SQL over what each case adds, and the cases behind a figure. */
@Injectable()
export class MeasureHandlers implements HandlerGroup {
  readonly #library: PackLibrary;
  readonly #clock: Clock;

  constructor(library: PackLibrary, clock: Clock) {
    this.#library = library;
    this.#clock = clock;
  }

  readonly inStep: StepHandlers<'listMeasures' | 'measureValues' | 'measureCases'> = {
    listMeasures: async ({ actor, step }) => {
      const pack = await this.#policy(step);
      const { id: packId, version } = pack?.resolved.manifest ?? { id: '', version: '' };
      return {
        measures: shownTo(actor, pack?.measures ?? []).map(
          ({
            definition: {
              id,
              title,
              domain,
              unit,
              decimals,
              direction,
              formulaText,
              warnBelow,
              warnAbove,
              target,
              source,
            },
          }) => ({
            id,
            title,
            domain,
            unit,
            decimals,
            direction,
            formulaText,
            packId,
            version,
            ...(warnBelow ? { warnBelow } : {}),
            ...(warnAbove ? { warnAbove } : {}),
            ...(target ? { target } : {}),
            ...(source ? { source } : {}),
          }),
        ),
      };
    },

    measureValues: async ({ actor, query, step }) => {
      const pack = await this.#policy(step);
      const wanted = query.measures
        ?.split(',')
        .map((one) => one.trim())
        .filter((one) => one);
      const definitions = new Map(
        shownTo(actor, pack?.measures ?? [])
          .map((one) => [one.definition.id, one.definition])
          .filter(([id]) => !wanted || wanted.includes(id as string)) as [string, MeasureDefinition][],
      );
      for (const id of wanted ?? [])
        if (!definitions.has(id)) throw new Refusal(404, 'MEASURE_UNKNOWN', { measure: id.slice(0, 60) });
      const where = filterWhere(query, actor);
      const { key, label } = SPLITS[query.by];
      const at = where.params.length + 2;
      const sums = await step.rows<{
        measure: string;
        key: string;
        label: string;
        numerator: string;
        denominator: string | null;
        distinct: number;
        cases: number;
      }>(
        `
        select m.measure, ${key} as key, ${label} as label, sum(m.numerator)::text as numerator, sum(m.denominator)::text as denominator,
          count(distinct m.distinct_text)::int as "distinct", count(*)::int as cases
        from case_measure m join encounter e on e.tenant = m.tenant and e.case_month = m.case_month and e.id = m.encounter_id
        where ${where.sql} and m.measure in (select jsonb_array_elements_text($${at}::jsonb)) group by 1, 2 order by 1, 2 limit 5000`,
        [...where.params, JSON.stringify([...definitions.keys()])],
      );
      const months = await step.rows<{ month: string }>(
        `select distinct e.discharge_month as month from encounter e where ${where.sql} and e.discharge_month is not null order by 1`,
        where.params,
      );
      const [open] = await step.rows<{ n: number }>(
        `select count(*)::int as n from encounter e where ${where.sql} and e.booked_evaluation_id is null`,
        where.params,
      );
      return {
        by: query.by,
        months: months.map((row) => row.month),
        provisional: Number(open!.n) > 0,
        values: sums.map((row) => valueOf(definitions.get(row.measure)!, row)),
      };
    },

    measureCases: async ({ actor, params, query, step }) => {
      const { page, pageSize, ...filter } = query;
      const pack = await this.#policy(step);
      if (!shownTo(actor, pack?.measures ?? []).some((one) => one.definition.id === params.measure))
        throw new Refusal(404, 'MEASURE_UNKNOWN', { measure: params.measure.slice(0, 60) });
      const where = filterWhere(filter, actor);
      const at = where.params.length + 2;
      const from = `from case_measure m join encounter e on e.tenant = m.tenant and e.case_month = m.case_month and e.id = m.encounter_id where ${where.sql} and m.measure = $${at}`;
      const items = await step.rows<{
        caseId: string;
        recordKey: string;
        department: string | null;
        dischargeDate: string | null;
        group: string | null;
        numerator: string;
        denominator: string | null;
      }>(
        `
        select e.id as "caseId", e.record_key as "recordKey", coalesce(e.department_name, e.department) as department, e.discharge_date as "dischargeDate", e.drg as "group",
          trim_scale(m.numerator)::text as numerator, trim_scale(m.denominator)::text as denominator
        ${from} order by e.discharge_date desc nulls last, e.id limit $${at + 1} offset $${at + 2}`,
        [...where.params, params.measure, pageSize, (page - 1) * pageSize],
      );
      const [count] = await step.rows<{ n: number }>(`select count(*)::int as n ${from}`, [
        ...where.params,
        params.measure,
      ]);
      return {
        total: Number(count!.n),
        items: items.map(({ department, dischargeDate, group, denominator, ...row }) => ({
          ...row,
          recordKey: shownKey(row.recordKey, row.caseId, actor),
          ...(department ? { department } : {}),
          ...(dischargeDate ? { dischargeDate } : {}),
          ...(group ? { group } : {}),
          ...(denominator ? { denominator } : {}),
        })),
      };
    },
  };

  async #policy(step: Step): Promise<CompiledPack | undefined> {
    const chosen = chooseActivation(await loadActivations(step), 'policy', this.#clock.today(), {});
    return chosen && this.#library.load(step, chosen.packHash);
  }
}

/** Measures that read what a case is paid are for those who may see amounts; to the others they are not there. */
function shownTo(actor: Actor, measures: CompiledMeasures): CompiledMeasures {
  if (maySeeMoney(actor)) return measures;
  return measures.filter(({ population, numerator, denominator }) =>
    [population, numerator, denominator].every((one) => !one?.reads.some((path) => /^payment(\.|$)/.test(path))),
  );
}

function filterWhere({ from, to, mdc, department, group, insuranceType }: Filter, actor: Actor) {
  const where = caseWhere({ department, group, insuranceType }, actor);
  const params = [...where.params];
  const value = (given: unknown) => `$${params.push(given) + 1}`;
  const parts = [
    where.sql,
    ...(from ? [`e.discharge_month >= ${value(from)}`] : []),
    ...(to ? [`e.discharge_month <= ${value(to)}`] : []),
    ...(mdc ? [`e.mdc = ${value(mdc)}`] : []),
  ];
  return { sql: parts.join(' and '), params };
}

function valueOf(
  definition: MeasureDefinition,
  row: {
    measure: string;
    key: string;
    label: string;
    numerator: string;
    denominator: string | null;
    distinct: number;
    cases: number;
  },
) {
  const numerator = definition.numerator.aggregate === 'countDistinct' ? String(row.distinct) : plain(row.numerator);
  const denominator = definition.denominator && row.denominator !== null ? plain(row.denominator) : undefined;
  const value = measureValue(definition, { numerator, ...(denominator === undefined ? {} : { denominator }) });
  return {
    measure: row.measure,
    key: row.key,
    label: row.label,
    numerator,
    cases: row.cases,
    small: row.cases < SMALL,
    state: measureState(definition, value),
    ...(denominator === undefined ? {} : { denominator }),
    ...(value === undefined ? {} : { value }),
  };
}

/** `12.50000000` → `12.5`. */
const plain = (text: string) => (text.includes('.') ? text.replace(/0+$/, '').replace(/\.$/, '') : text);

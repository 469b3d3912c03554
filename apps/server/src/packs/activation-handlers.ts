import { randomUUID } from 'node:crypto';
import { setImmediate as yieldToOthers } from 'node:timers/promises';
import { Decimal, decimal, formatFixed } from '@caseloom/core';
import type { CompiledPack } from '@caseloom/engine';
import type { TaskConfig } from '@caseloom/workflow';
import { Injectable } from '@nestjs/common';
import { permissionsOf } from '../access/people.ts';
import { loadCases, loadHistory } from '../cases/case-state.ts';
import { evaluate } from '../cases/evaluate.ts';
import { maySeeMoney } from '../cases/privacy.ts';
import type { Step } from '../database/steps.ts';
import { Steps } from '../database/steps.ts';
import type { HandlerGroup, OwnStepsHandlers, StepHandlers } from '../http/handlers.ts';
import { Refusal } from '../http/problem.ts';
import { beginJob } from '../imports/import-handlers.ts';
import { jobView } from '../imports/job-view.ts';
import { Clock } from '../system/clock.ts';
import { Activation } from './activation.entity.ts';
import type { Purpose } from './activation.entity.ts';
import { chooseActivation, loadActivations } from './activations.ts';
import type { ActivationRow, Scope } from './activations.ts';
import { PackLibrary } from './pack-library.ts';

const SAMPLE = 300;

interface Planned {
  readonly hash: string;
  readonly purposes: readonly Purpose[];
  readonly scope: Scope;
  readonly validFrom: string;
}

/** Which pack counts from when, for what; and what that would change before it is done. */
@Injectable()
export class ActivationHandlers implements HandlerGroup {
  readonly #steps: Steps;
  readonly #library: PackLibrary;
  readonly #clock: Clock;

  constructor(steps: Steps, library: PackLibrary, clock: Clock) {
    this.#steps = steps;
    this.#library = library;
    this.#clock = clock;
  }

  readonly inStep: StepHandlers<'listActivations' | 'activate'> = {
    listActivations: async ({ query, step }) => {
      const today = query.on ?? this.#clock.today();
      const rows = await step.rows<
        ActivationRow & {
          moment: string;
          packId: string;
          version: string;
          zh: string;
          en: string;
          layer: 'nation' | 'province' | 'city' | 'hospital';
        }
      >(`
        select a.id, a.purpose, a.pooling_area as "poolingArea", a.insurance_type as "insuranceType", a.stay_kind as "stayKind", a.valid_from as "validFrom",
          a.pack_hash as "packHash", a."by", to_char(a.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as moment,
          p.pack_id as "packId", p.pack_version as version, p.title_zh as zh, p.title_en as en, p.layer
        from activation a join pack_version p on p.tenant = a.tenant and p.hash = a.pack_hash where a.tenant = $1 order by a.valid_from desc, a.at desc`);
      return {
        today,
        activations: rows.map((row) => ({
          id: row.id,
          purpose: row.purpose,
          scope: given(row),
          validFrom: row.validFrom,
          by: row.by,
          at: row.moment,
          pack: {
            packId: row.packId,
            version: row.version,
            hash: row.packHash,
            title: { zh: row.zh, en: row.en },
            layer: row.layer,
          },
          inForce:
            chooseActivation(
              rows.filter((one) => isSameScope(one, row)),
              row.purpose,
              today,
              row,
            )?.id === row.id,
        })),
      };
    },

    activate: async ({ actor, body, step, now, note }) => {
      const plan: Planned = {
        hash: body.hash,
        purposes: [...new Set(body.purposes)],
        scope: scopeOf(body.scope),
        validFrom: body.validFrom,
      };
      note({
        object: plan.purposes.join(','),
        packHash: plan.hash,
        reason: `from ${plan.validFrom} ${JSON.stringify(body.scope)}`,
      });
      const pack = await this.#library.load(step, plan.hash);
      const standing = await loadActivations(step);
      const activationIds: string[] = [];
      for (const purpose of plan.purposes) {
        requireUsable(pack, purpose);
        if (purpose === 'workflow') await permissionsOf(step, rolesOf(pack));
        requireUndisputed(standing, plan, purpose);
        const id = randomUUID();
        await step.em.insert(Activation, {
          tenant: step.tenant,
          id,
          purpose,
          ...plan.scope,
          validFrom: plan.validFrom,
          packHash: plan.hash,
          by: actor.name,
          at: now,
        });
        activationIds.push(id);
      }
      if (!body.rerunOpenCases) return { activationIds };
      const ids = (await touchedCases(step, plan, this.#clock.today())).map((row) => row.id);
      const { id, version } = pack.resolved.manifest;
      const job =
        ids.length > 0 ? await beginJob(step, 'rerun', `${id} ${version}`, { ids }, ids.length, actor, now) : undefined;
      return { activationIds, ...(job ? { rerun: jobView(job) } : {}) };
    },
  };

  readonly ownSteps: OwnStepsHandlers<'previewActivation'> = {
    previewActivation: async ({ actor, body }) => {
      const plan: Planned = {
        hash: body.hash,
        purposes: [body.purpose],
        scope: scopeOf(body.scope),
        validFrom: body.validFrom,
      };
      const today = this.#clock.today();
      const { pack, open, touched, issues, standing } = await this.#steps.inTenant(actor.tenant, async (step) => ({
        pack: await this.#library.load(step, plan.hash),
        standing: await loadActivations(step),
        open: (
          await step.rows<{ n: number }>('select count(*)::int as n from encounter where tenant = $1 and not is_locked')
        )[0]!.n,
        touched: await touchedCases(step, plan, today),
        issues: (await this.#library.load(step, plan.hash)).issues
          .filter((one) => one.severity === 'error')
          .map(({ code, severity, path, args }) => ({ code, severity, path, args: { ...args } })),
      }));
      const sample = body.purpose === 'workflow' || !maySeeMoney(actor) ? [] : evenly(touched, SAMPLE);
      const sums = new Map<string, { name: string; cases: number; before: Decimal; after: Decimal }>();
      for (const row of sample) {
        const after = await this.#amountUnder(actor.tenant, row.id, pack, standing, plan, today);
        const key = row.department ?? '';
        const sum = sums.get(key) ?? { name: row.name ?? key, cases: 0, before: decimal(0), after: decimal(0) };
        sums.set(key, {
          ...sum,
          cases: sum.cases + 1,
          before: sum.before.plus(decimal(row.amount ?? '0')),
          after: sum.after.plus(decimal(after ?? '0')),
        });
        await yieldToOthers();
      }
      return {
        openCases: open,
        affectedCases: touched.length,
        issues,
        sampled: sample.length,
        byDepartment: [...sums]
          .sort(([a], [b]) => (a < b ? -1 : 1))
          .map(([department, sum]) => ({
            department,
            name: sum.name,
            cases: sum.cases,
            amountBefore: formatFixed(sum.before, 2),
            amountAfter: formatFixed(sum.after, 2),
          })),
        basis: sample.length < touched.length ? `sample ${sample.length}/${touched.length}` : 'all',
      };
    },
  };

  /** What a case would be paid if the plan stood already. */
  async #amountUnder(
    tenant: string,
    id: string,
    pack: CompiledPack,
    standing: readonly ActivationRow[],
    plan: Planned,
    today: string,
  ): Promise<string | undefined> {
    const evaluated = await this.#steps.inTenant(tenant, async (step) => {
      const [state] = await loadCases(step, [id]);
      if (!state) return undefined;
      const discharged = state.encounter.dischargeDate ?? undefined;
      const facts = {
        poolingArea: state.encounter.poolingArea ?? '',
        insuranceType: state.encounter.insuranceType ?? '',
        stayKind: state.encounter.stayKind ?? '',
      };
      const under = async (purpose: 'policy' | 'conduct', date: string) => {
        if (plan.purposes.includes(purpose)) return pack;
        const chosen = chooseActivation(standing, purpose, date, facts);
        return chosen && this.#library.load(step, chosen.packHash);
      };
      const policy = await under('policy', discharged ?? today);
      const conduct = await under('conduct', today);
      return (
        policy &&
        conduct && {
          state,
          pair: { policy, conduct },
          asOf: discharged ?? today,
          history: await loadHistory(step, state.encounter),
        }
      );
    });
    if (!evaluated) return undefined;
    const { state, pair, asOf, history } = evaluated;
    return evaluate(state.record, { pair, asOf, today: asOf, isProvisional: false }, history).evaluation.payment
      ?.amount;
  }
}

interface Touched {
  id: string;
  department: string | null;
  name: string | null;
  amount: string | null;
}

/** Open cases for which the plan would be the one that counts: by discharge date for policy, from its date on for conduct. */
async function touchedCases(step: Step, plan: Planned, today: string): Promise<Touched[]> {
  const isPolicy = plan.purposes.includes('policy');
  const isConduct = plan.purposes.includes('conduct') && plan.validFrom <= today;
  if (!isPolicy && !isConduct) return [];
  return step.rows<Touched>(
    `select id, department, department_name as name, amount::text from encounter
    where tenant = $1 and not is_locked and ($2 = '' or pooling_area = $2) and ($3 = '' or insurance_type = $3) and ($4 = '' or stay_kind = $4)
      and ($5 or coalesce(discharge_date, $7) >= $6) order by discharge_date, id`,
    [plan.scope.poolingArea, plan.scope.insuranceType, plan.scope.stayKind, isConduct, plan.validFrom, today],
  );
}

function requireUsable(pack: CompiledPack, purpose: Purpose): void {
  const errors = pack.issues.filter((one) => one.severity === 'error');
  if (errors.length > 0) throw new Refusal(422, 'PACK_HAS_ERRORS', { errors: errors.length }, { issues: errors });
  const has = {
    policy: pack.schemes.size > 0 || pack.policies.length > 0 || pack.measures.length > 0,
    conduct: pack.rules.size > 0,
    workflow: pack.workflows.size > 0,
  };
  if (!has[purpose]) throw new Refusal(422, 'ACTIVATION_UNUSABLE', { purpose });
}

/** Roles that the tasks of a pack's workflows are for; a task for a role that nobody can have would wait for ever. */
function rolesOf(pack: CompiledPack): string[] {
  const nodes = [...pack.workflows.values()].flatMap((graph) => graph.nodes);
  return [
    ...new Set(nodes.flatMap((node) => (node.kind === 'task' ? (node.config as unknown as TaskConfig).roles : []))),
  ];
}

const KEYS = ['poolingArea', 'insuranceType', 'stayKind'] as const;

/** Two scopes that are equally specific, differ, and could both fit one case would leave it to chance which counts; from the later day on both stand. */
function requireUndisputed(standing: readonly ActivationRow[], plan: Planned, purpose: Purpose): void {
  const specificity = (scope: Scope) => KEYS.filter((key) => scope[key] !== '').length;
  const rival = standing.find(
    (one) =>
      one.purpose === purpose &&
      !isSameScope(one, plan.scope) &&
      specificity(one) === specificity(plan.scope) &&
      KEYS.every((key) => one[key] === '' || plan.scope[key] === '' || one[key] === plan.scope[key]),
  );
  if (rival) throw new Refusal(409, 'ACTIVATION_TIE', { scope: JSON.stringify(given(rival)) });
  const same = standing.find(
    (one) => one.purpose === purpose && isSameScope(one, plan.scope) && one.validFrom === plan.validFrom,
  );
  if (same?.packHash === plan.hash) throw new Refusal(409, 'ACTIVATION_CHANGES_NOTHING');
}

const isSameScope = (a: Scope, b: Scope) => KEYS.every((key) => a[key] === b[key]);
const scopeOf = (scope: { [K in keyof Scope]?: string | undefined }): Scope => ({
  poolingArea: scope.poolingArea ?? '',
  insuranceType: scope.insuranceType ?? '',
  stayKind: scope.stayKind ?? '',
});
const given = (scope: Scope) =>
  Object.fromEntries(KEYS.filter((key) => scope[key] !== '').map((key) => [key, scope[key]]));

function evenly<T>(items: readonly T[], most: number): T[] {
  return items.length <= most
    ? [...items]
    : Array.from({ length: most }, (_, index) => items[Math.floor((index * items.length) / most)]!);
}

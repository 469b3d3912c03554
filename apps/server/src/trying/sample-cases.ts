import type { OutputOf, Operations } from '@caseloom/api';
import { groupAndPay, factsOf } from '@caseloom/engine';
import { hospitalYear } from '@caseloom/hospital';
import { REDACTION_PROFILE, redact } from '@caseloom/record';
import type { CaseRecord } from '@caseloom/record';
import { caseWhere } from '../cases/case-filter.ts';
import { loadCases } from '../cases/case-state.ts';
import type { Step } from '../database/steps.ts';
import type { Actor } from '../http/actor.ts';
import type { PackLibrary } from '../packs/pack-library.ts';
import { PacksInForce, type RunPacks } from '../packs/packs-in-force.ts';

type Sample = OutputOf<Operations['sampleCases']>;
type SampleCase = Sample['cases'][number];

export interface SampleAsked {
  readonly limit: number;
  readonly synthetic: boolean;
  readonly today: string;
}

/**
 * The newest cases of the person's departments without what identifies patients ([P22]); made-up cases for whoever may not read cases, asks
 * for them, or has none yet.
 */
export async function sampleCases(step: Step, library: PackLibrary, actor: Actor, asked: SampleAsked): Promise<Sample> {
  const inForce = await PacksInForce.load(step, library, asked.today);
  const own = asked.synthetic || !actor.permissions.has('case.read') ? [] : await ownCases(step, actor, asked.limit);
  const given = own.length > 0 ? own : syntheticCases(asked);
  const cases: SampleCase[] = [];
  const kind = own.length > 0 ? 'own' : 'synthetic';
  for (const { id, record } of given)
    cases.push({
      ...sampleCase(id, record, await inForce.find(step, record), asked.today),
      record: kind === 'own' ? redact(record) : record,
    } as SampleCase);
  return { kind, profile: REDACTION_PROFILE, cases };
}

interface GivenCase {
  readonly id: string;
  readonly record: CaseRecord;
}

async function ownCases(step: Step, actor: Actor, limit: number): Promise<GivenCase[]> {
  const where = caseWhere({}, actor);
  const rows = await step.rows<{ id: string }>(
    `select e.id from encounter e where ${where.sql} order by e.discharge_date desc nulls last, e.id limit $${where.params.length + 2}`,
    [...where.params, limit],
  );
  const states = await loadCases(
    step,
    rows.map((row) => row.id),
  );
  return states.map(({ encounter, record }) => ({ id: encounter.id, record }));
}

function syntheticCases({ limit, today }: SampleAsked): GivenCase[] {
  return [...hospitalYear({ seed: 1, cases: limit, endsOn: today })].map(({ record }, index) => ({
    id: `synthetic-${index + 1}`,
    record,
  }));
}

function sampleCase(
  id: string,
  record: CaseRecord,
  run: RunPacks | undefined,
  today: string,
): Omit<SampleCase, 'record'> {
  const asOf = run?.asOf ?? today;
  const grouping = run && groupAndPay(factsOf(record, run.pair, { asOf }), run.pair.policy, { asOf }).grouping;
  const { trace: _trace, ...fact } = grouping ?? { trace: undefined };
  return { id, asOf, ...(grouping === undefined ? {} : { grouping: fact as SampleCase['grouping'] }) };
}

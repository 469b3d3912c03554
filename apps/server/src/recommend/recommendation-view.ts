import type { OutputOf, Operations } from '@caseloom/api';
import type { Counterfactual, PackEnvironment, Recommendation } from '@caseloom/engine';
import { groupCode } from '@caseloom/grouping';
import { maySeeMoney } from '../cases/privacy.ts';
import type { Actor } from '../http/actor.ts';

type View = OutputOf<Operations['recommendGroups']>;
type Grouping = NonNullable<Recommendation['grouping']>;
type Payment = NonNullable<Recommendation['payment']>;
type GroupView = NonNullable<View['now']>;

interface Answer {
  readonly asOf: string;
  readonly isOpenStay: boolean;
  readonly recommendation: Recommendation;
  readonly counterfactuals: readonly Counterfactual[];
}

/** Recommendations and counterfactuals as one person may see them: with the names of codes, amounts only with the permission for them. */
export function recommendationView(
  { asOf, isOpenStay, recommendation, counterfactuals }: Answer,
  environment: PackEnvironment,
  actor: Actor,
): View {
  const { grouping, payment, candidates, reason } = recommendation;
  const nameOf = (system: 'icd10' | 'icd9cm3', code: string): { code: string; name?: string } => {
    const name = environment.codeAttributes(system, code)?.['name'];
    return name === undefined ? { code } : { code, name };
  };
  const groupView = (one: Grouping, paid: Payment | undefined): GroupView => ({
    status: one.status,
    ...wordsOf(one),
    ...settledView(paid, actor),
  });
  return {
    asOf,
    ...(grouping === undefined
      ? {}
      : { scheme: grouping.scheme, family: grouping.family, now: groupView(grouping, payment) }),
    provisional: isOpenStay || payment?.provisional === true,
    ...(reason === undefined ? {} : { reason }),
    candidates: candidates.map((one) => ({
      status: 'grouped',
      position: one.position,
      groupSeq: one.groupSeq,
      isNow: one.groupSeq === grouping?.dip?.groupSeq && one.group === grouping.dip.group,
      group: one.group,
      name: one.name,
      catalogue: one.catalogue,
      score: one.score,
      missing: one.missing.map(({ kind, anyOf, opType }) => ({
        kind,
        anyOf: anyOf.map((code) => nameOf(kind === 'diagnosis' ? 'icd10' : 'icd9cm3', code)),
        ...(opType === undefined ? {} : { opType }),
      })),
      ...settledView(one.payment, actor),
    })),
    counterfactuals: counterfactuals.map(({ kind, index, code, grouping: other, payment: paid }) => ({
      kind,
      index,
      diagnosis: nameOf('icd10', code),
      ...groupView(other, paid),
    })),
  };
}

/** What a group is called and weighs, by its family. */
function wordsOf(grouping: Grouping): Omit<GroupView, 'status' | 'settled'> {
  const { name, weight, dip } = grouping;
  return {
    group: groupCode(grouping),
    ...(name === undefined || name === '' ? {} : { name }),
    ...(weight === undefined ? {} : { weight }),
    ...(dip === undefined ? {} : { catalogue: dip.catalogue, opType: dip.opType, score: dip.score }),
  };
}

function settledView(paid: Payment | undefined, actor: Actor): Pick<GroupView, 'settled'> {
  if (paid === undefined || !maySeeMoney(actor)) return {};
  const { caseType, points, standard, amount, balance, reason } = paid;
  const known = Object.entries({ caseType, points, standard, amount, balance, reason });
  return { settled: Object.fromEntries(known.filter(([, value]) => value !== undefined)) };
}

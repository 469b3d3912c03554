import {
  groupingInput,
  type CompiledScheme,
  type DipCandidate,
  type GroupingInput,
  type GroupingOptions,
  type GroupingResult,
} from '@caseloom/grouping';
import { pay, type PaymentInput, type PaymentResult, type PreparedPolicy } from '@caseloom/payment';
import type { Facts } from '@caseloom/record';
import { choosePolicy, schemeOf, settlementOf } from './choose.ts';
import { groupAndPay, paymentInput } from './evaluate.ts';
import type { CompiledPack, EvaluationOptions } from './types.ts';

/** A group that a stay could also be in, and what it would be settled at with the stay's own charge; amounts absent where no policy says. */
export interface RecommendedGroup extends DipCandidate {
  readonly payment?: PaymentResult;
}

export interface Recommendation {
  /** What the stay is grouped to as it stands. */
  readonly grouping?: GroupingResult;
  readonly payment?: PaymentResult;
  /** In the order of the scheme; empty where `reason` says why. */
  readonly candidates: readonly RecommendedGroup[];
  /** `notOffered`: the scheme does not say how; else why the stay is not grouped or settled: `noPrincipalDiagnosis`, `noSettlementRow`, `noPolicy`, … */
  readonly reason?: string;
}

/**
 * What else a stay could be ([REC-1]): the candidates of the scheme, each settled with the stay's charge and without the auxiliary catalogue, and what the stay's
 * documentation would have to show for it. It is a list of things to verify in the record, not of codes to add.
 * @param facts of a normalised case
 * @param options asOf: prices an open stay
 * @source published method of DIP recommendation, docs/spec/payment.md part 5
 */
export function recommendGroups(
  facts: Facts,
  pack: CompiledPack,
  options: Pick<EvaluationOptions, 'asOf'> & GroupingOptions,
): Recommendation {
  const base = paymentInput(facts, options.asOf);
  const { policy, reason } = choosePolicy(pack, base);
  const scheme = schemeOf(pack, policy?.policy);
  const answer = groupAndPay(facts, pack, options);
  if (scheme?.recommend === undefined) return { ...answer, candidates: [], reason: 'notOffered' };
  if (policy === undefined && pack.policies.length > 0) return { ...answer, candidates: [], reason };
  if (answer.grouping?.status === 'invalid')
    return {
      ...answer,
      candidates: [],
      ...(answer.grouping.reason === undefined ? {} : { reason: answer.grouping.reason }),
    };
  const settlement = policy === undefined ? undefined : settlementOf(policy, base);
  return {
    ...answer,
    candidates: scheme
      .recommend(groupingInput(facts, scheme), settlement?.row)
      .map((candidate) => settled(candidate, scheme, policy, base)),
  };
}

function settled(
  candidate: DipCandidate,
  scheme: CompiledScheme,
  policy: PreparedPolicy | undefined,
  base: PaymentInput,
): RecommendedGroup {
  if (policy === undefined) return candidate;
  const grouping = asGrouped(candidate, scheme);
  return { ...candidate, payment: pay(policy.id, policy.policy, { ...base, grouping }, policy.prepared) };
}

/** The candidate as if the stay were grouped to it. */
function asGrouped(candidate: DipCandidate, { id }: CompiledScheme): GroupingResult {
  const { group, groupSeq, catalogue, opType, score, basicFactor, estimatedAverage, averageCharge, name } = candidate;
  return {
    scheme: id,
    family: 'dip',
    status: 'grouped',
    mdc: '0000',
    adrg: '',
    drg: '',
    name,
    ...(averageCharge === undefined ? {} : { meanCharge: averageCharge }),
    dip: {
      group,
      groupSeq,
      catalogue,
      opType,
      matchedProcedures: [],
      score,
      ...(basicFactor === undefined ? {} : { basicFactor }),
      ...(estimatedAverage === undefined ? {} : { estimatedAverage }),
    },
    complications: [],
    trace: [],
  };
}

/** What the stay would be without one of its diagnoses, or with another as the principal one. */
export interface Counterfactual {
  readonly kind: 'without' | 'principal';
  /** The secondary diagnosis that is left out, or changes places with the principal one. */
  readonly code: string;
  /** Its place among the other diagnoses, zero-based. */
  readonly index: number;
  readonly grouping: GroupingResult;
  readonly payment?: PaymentResult;
}

/**
 * The two counterfactuals of a stay ([REC-2]): each secondary diagnosis left out in turn, which shows the diagnoses that the answer rests on; each in the place of the principal one, which shows
 * how much the choice of the principal diagnosis decides. Only those that end in another group are told, in the order of the record.
 * @param options asOf: prices an open stay
 */
export function counterfactuals(
  facts: Facts,
  pack: CompiledPack,
  options: Pick<EvaluationOptions, 'asOf'>,
): readonly Counterfactual[] {
  const base = paymentInput(facts, options.asOf);
  const { policy } = choosePolicy(pack, base);
  const scheme = schemeOf(pack, policy?.policy);
  if (scheme === undefined) return [];
  const input = groupingInput(facts, scheme);
  const row = policy === undefined ? undefined : settlementOf(policy, base)?.row;
  const answer = (diagnoses: readonly string[]): GroupingResult =>
    scheme.group({ ...input, diagnoses }, row, { trace: 'none' });
  const actual = answerKey(answer(input.diagnoses));
  return changesOf(input).flatMap(({ diagnoses, ...change }) => {
    const grouping = answer(diagnoses);
    if (answerKey(grouping) === actual) return [];
    if (policy === undefined) return [{ ...change, grouping }];
    return [{ ...change, grouping, payment: pay(policy.id, policy.policy, { ...base, grouping }, policy.prepared) }];
  });
}

type Change = Pick<Counterfactual, 'kind' | 'code' | 'index'> & { readonly diagnoses: readonly string[] };

function changesOf({ diagnoses: [principal = '', ...others] }: GroupingInput): readonly Change[] {
  return [
    ...others.map((code, index): Change => ({
      kind: 'without',
      code,
      index,
      diagnoses: [principal, ...others.filter((_, at) => at !== index)],
    })),
    ...others.map((code, index): Change => ({
      kind: 'principal',
      code,
      index,
      diagnoses: [code, ...others.map((other, at) => (at === index ? principal : other))],
    })),
  ];
}

/** What tells two answers apart: status and group; of DIP also the row and its auxiliary level, which decide the amount. */
function answerKey({ status, drg, dip, apg }: GroupingResult): string {
  return JSON.stringify([status, drg, dip?.groupSeq, dip?.auxiliaryKind, dip?.auxiliaryLevel, apg?.primary]);
}

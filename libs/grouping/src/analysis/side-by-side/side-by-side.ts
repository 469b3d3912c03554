import { decimal, formatDecimal } from '@caseloom/core';
import type { Decimal } from '@caseloom/core';
import type { Artifact } from '@caseloom/pack';
import type { DrgDocument } from '../../document.ts';
import { groupCode } from '../../group-code.ts';
import type { CompiledScheme, DipSettlementRow, GroupingInput, GroupingResult } from '../../types.ts';
import { OpenScheme } from '../drg/open-scheme.ts';
import type { SideBySide } from '../types.ts';
import { cause } from './cause.ts';
import type { Cause, Side } from './cause.ts';
import { dipCause } from './dip-cause.ts';
import { drgCause } from './drg-cause.ts';
import { inputCause } from './input-cause.ts';

/** One of the two groupers: its tables, and the compiled form that gives the answers. */
export interface ComparedScheme {
  readonly artifact: Artifact;
  readonly scheme: CompiledScheme;
}

/** What one case answered on both sides, and why not the same. */
export interface CaseDifference {
  readonly id: string;
  readonly a: string;
  readonly b: string;
  readonly cause: Cause;
}

/** A cluster as it is counted; plain data, so that parts counted elsewhere can be put together. */
interface Counted {
  readonly cause: Cause;
  cases: number;
  readonly pairs: Record<string, number>;
  readonly examples: string[];
  weightChange: string | undefined;
}

export interface SideBySideState {
  cases: number;
  same: number;
  readonly clusters: Record<string, Counted>;
}

const EXAMPLES = 10;
const PAIRS = 5;

/**
 * Two groupers over the same cases, one case at a time: two versions of a scheme, two schemes, or one scheme over two records of each stay. Cases that are answered alike
 * cost two groupings; the cause is looked for only where they are not. Memory grows with the clusters, not with the cases. [ANA-7]
 */
export class SideBySideAccumulator {
  readonly #schemes: Readonly<Record<Side, ComparedScheme>>;
  readonly #open: Partial<Record<Side, OpenScheme>> = {};
  readonly #state: SideBySideState = { cases: 0, same: 0, clusters: {} };

  constructor(a: ComparedScheme, b: ComparedScheme) {
    this.#schemes = { a, b };
  }

  /**
   * @param inputB the second record of the stay; the same one when absent
   * @returns how the answers differ; undefined when they do not
   */
  add(
    id: string,
    inputA: GroupingInput,
    inputB: GroupingInput = inputA,
    settlement?: DipSettlementRow,
  ): CaseDifference | undefined {
    const group = (side: Side, input: GroupingInput): GroupingResult =>
      this.#schemes[side].scheme.group(input, settlement, { trace: 'none' });
    const [a, b] = [group('a', inputA), group('b', inputB)];
    this.#state.cases++;
    const found = answerOf(a) === answerOf(b) ? weightCause(a, b) : this.#cause(a, b, inputA, inputB, group);
    if (found === undefined) {
      this.#state.same++;
      return undefined;
    }
    const difference = { id, a: answerOf(a), b: answerOf(b), cause: found };
    this.#count(difference, weightChange(a, b));
    return difference;
  }

  /** Adds what another one counted, as if its cases had come after these. */
  merge({ cases, same, clusters }: SideBySideState): void {
    this.#state.cases += cases;
    this.#state.same += same;
    for (const [key, other] of Object.entries(clusters)) {
      const cluster = (this.#state.clusters[key] ??= empty(other.cause));
      cluster.cases += other.cases;
      for (const [pair, count] of Object.entries(other.pairs)) cluster.pairs[pair] = (cluster.pairs[pair] ?? 0) + count;
      cluster.examples.push(...other.examples.slice(0, EXAMPLES - cluster.examples.length));
      cluster.weightChange = sum(cluster.weightChange, other.weightChange);
    }
  }

  /** What was counted so far, as plain data. */
  state(): SideBySideState {
    return this.#state;
  }

  /** Clusters with most cases first. */
  result(): SideBySide {
    const { cases, same } = this.#state;
    const clusters = Object.entries(this.#state.clusters).sort(
      ([keyA, one], [keyB, two]) => two.cases - one.cases || (keyA < keyB ? -1 : 1),
    );
    return {
      cases,
      same,
      different: cases - same,
      clusters: clusters.map(([, { weightChange: change, ...cluster }]) => ({
        ...cluster,
        pairs: mostFrequent(cluster.pairs),
        ...(change === undefined ? {} : { weightChange: change }),
      })),
    };
  }

  /** Of two records and two schemes the records first: where the second scheme answers the first record as the first does, only they are to blame. */
  #cause(
    a: GroupingResult,
    b: GroupingResult,
    inputA: GroupingInput,
    inputB: GroupingInput,
    group: (side: Side, input: GroupingInput) => GroupingResult,
  ): Cause {
    if (inputA !== inputB) {
      const crossed = group('b', inputA);
      if (answerOf(crossed) === answerOf(a)) return inputCause(inputA, inputB, (input) => answerOf(group('b', input)));
      return this.#schemeCause(a, crossed, inputA);
    }
    return this.#schemeCause(a, b, inputA);
  }

  #schemeCause(a: GroupingResult, b: GroupingResult, input: GroupingInput): Cause {
    if (a.status === 'invalid' || b.status === 'invalid')
      return cause('SIDE_BY_SIDE_INTAKE', { a: reasonOf(a), b: reasonOf(b) });
    if (a.family !== 'drg' || b.family !== 'drg') return dipCause(a, b);
    const ended = (side: Side) => {
      const scheme = (this.#open[side] ??= new OpenScheme(this.#schemes[side].artifact as Artifact<DrgDocument>));
      const read = scheme.read(input);
      return { scheme, input: read, walked: scheme.walk(read) };
    };
    return drgCause({ a: ended('a'), b: ended('b') });
  }

  #count({ id, a, b, cause: why }: CaseDifference, change: Decimal | undefined): void {
    const cluster = (this.#state.clusters[JSON.stringify(why)] ??= empty(why));
    cluster.cases++;
    const pair = `${a} ${b}`;
    cluster.pairs[pair] = (cluster.pairs[pair] ?? 0) + 1;
    if (cluster.examples.length < EXAMPLES) cluster.examples.push(id);
    cluster.weightChange = sum(cluster.weightChange, change === undefined ? undefined : formatDecimal(change));
  }
}

function empty(why: Cause): Counted {
  return { cause: why, cases: 0, pairs: {}, examples: [], weightChange: undefined };
}

/** Group of an answer, `status:reason` where there is none. */
function answerOf(result: GroupingResult): string {
  const { status, reason } = result;
  return status === 'grouped' || status === 'ambiguous' ? groupCode(result) : `${status}:${reason ?? ''}`;
}

function reasonOf({ status, reason }: GroupingResult): string {
  return status === 'invalid' ? (reason ?? status) : 'passed';
}

/** What the answer weighs; a DIP group its score. */
function weightOf({ weight, dip }: GroupingResult): string | undefined {
  return weight ?? dip?.score;
}

/** One group, but a weight on one side only. */
function weightCause(a: GroupingResult, b: GroupingResult): Cause | undefined {
  const [inA, inB] = [weightOf(a), weightOf(b)];
  if ((inA === undefined) === (inB === undefined)) return undefined;
  return cause('SIDE_BY_SIDE_WEIGHT_MISSING', { group: answerOf(a), in: inA === undefined ? 'a' : 'b' });
}

function weightChange(a: GroupingResult, b: GroupingResult): Decimal | undefined {
  const [before, after] = [weightOf(a), weightOf(b)];
  return before === undefined || after === undefined ? undefined : decimal(after).minus(decimal(before));
}

function sum(a: string | undefined, b: string | undefined): string | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return formatDecimal(decimal(a).plus(decimal(b)));
}

function mostFrequent(pairs: Readonly<Record<string, number>>): SideBySide['clusters'][number]['pairs'] {
  return Object.entries(pairs)
    .sort(([one, a], [two, b]) => b - a || (one < two ? -1 : 1))
    .slice(0, PAIRS)
    .map(([pair, cases]) => {
      const [a = '', b = ''] = pair.split(' ');
      return { a, b, cases };
    });
}

/** All cases at once; see the accumulator for streams. */
export function sideBySide(
  a: ComparedScheme,
  b: ComparedScheme,
  cases: Iterable<{
    readonly id: string;
    readonly input: GroupingInput;
    readonly other?: GroupingInput;
    readonly settlement?: DipSettlementRow;
  }>,
): SideBySide {
  const counted = new SideBySideAccumulator(a, b);
  for (const { id, input, other, settlement } of cases) counted.add(id, input, other, settlement);
  return counted.result();
}

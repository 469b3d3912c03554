import { issue, type Issue } from '@caseloom/core';
import type { FeelValue } from '@caseloom/expression';
import { aggregate } from './aggregate.ts';
import type { HitPolicy, TableBody } from './types.ts';

/** A matching row with its answers, made when they are asked for. */
export interface Hit {
  readonly id: string;
  outputs(): readonly FeelValue[];
}

/** What a hit policy makes of the matching rows. */
export interface PolicyAnswer {
  /** Rows whose answers count, in the order of the result; a single one where the policy gives one answer. */
  readonly hits: readonly Hit[];
  readonly issue?: Issue;
}

export interface PolicyContext {
  readonly body: TableBody;
  /** Place of a row's answers in the order of the allowed output values: smaller is more important. */
  rank(hit: Hit): readonly number[];
  same(a: readonly FeelValue[], b: readonly FeelValue[]): boolean;
}

interface Policy {
  /** Gives a list, one answer per row. */
  readonly many: boolean;
  choose(hits: readonly Hit[], context: PolicyContext): PolicyAnswer;
}

/** DMN 1.5, 8.2.8: how the matching rows of a table become its answer. */
export const hitPolicies: Readonly<Record<HitPolicy, Policy>> = {
  unique: {
    many: false,
    choose: (hits) => (hits.length > 1 ? { hits: [], issue: conflict('TABLE_NOT_UNIQUE', hits) } : { hits }),
  },
  any: {
    many: false,
    choose: (hits, { same }) => {
      const [first, ...others] = hits;
      if (first === undefined) return { hits };
      const outputs = first.outputs();
      return others.every((hit) => same(outputs, hit.outputs()))
        ? { hits: [first] }
        : { hits: [], issue: conflict('TABLE_NOT_ANY', hits) };
    },
  },
  priority: {
    many: false,
    choose: (hits, context) => {
      const ordered = byRank(hits, context);
      return 'issue' in ordered ? ordered : { hits: ordered.hits.slice(0, 1) };
    },
  },
  first: { many: false, choose: (hits) => ({ hits: hits.slice(0, 1) }) },
  ruleOrder: { many: true, choose: (hits) => ({ hits }) },
  outputOrder: { many: true, choose: byRank },
  collect: { many: true, choose: (hits) => ({ hits }) },
};

/** The answer of the chosen rows; `defaults` when no row matched. */
export function answerOf(
  body: TableBody,
  hits: readonly (readonly FeelValue[])[],
  defaults: readonly FeelValue[] | undefined,
  shape: (outputs: readonly FeelValue[]) => FeelValue,
): FeelValue {
  const { many } = hitPolicies[body.hitPolicy];
  if (body.aggregation !== undefined)
    return hits.length === 0 && defaults !== undefined
      ? defaults[0]!
      : aggregate(
          body.aggregation,
          hits.map((outputs) => outputs[0]!),
        );
  const rows = hits.length === 0 && defaults !== undefined ? [defaults] : hits;
  if (many) return rows.map(shape);
  return rows.length === 0 ? null : shape(rows[0]!);
}

/** Stable: rows of equal rank stay in table order. */
function byRank(hits: readonly Hit[], { rank, body }: PolicyContext): PolicyAnswer {
  const ranked = hits.map((hit) => ({ hit, ranks: rank(hit) }));
  const outside = ranked.find(({ ranks }) => ranks.includes(Number.POSITIVE_INFINITY));
  if (outside !== undefined) {
    const column = body.outputs.filter(({ values }) => values !== undefined)[
      outside.ranks.indexOf(Number.POSITIVE_INFINITY)
    ]!;
    return { hits: [], issue: issue('TABLE_OUTPUT_NOT_ALLOWED', '', { row: outside.hit.id, column: column.id }) };
  }
  ranked.sort((a, b) => {
    for (let index = 0; index < a.ranks.length; index++) {
      const order = a.ranks[index]! - b.ranks[index]!;
      if (order !== 0) return order;
    }
    return 0;
  });
  return { hits: ranked.map(({ hit }) => hit) };
}

function conflict(code: string, hits: readonly Hit[]): Issue {
  return issue(code, '', { rows: hits.map(({ id }) => id).join(', ') });
}

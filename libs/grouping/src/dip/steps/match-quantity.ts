import { z } from 'zod';
import type { Candidate } from '../candidate.ts';
import type { DipStay } from '../stay.ts';
import { highest, keepMost } from './step.ts';
import type { ChoiceStep, CompiledStep, DropReason } from './step.ts';

const joins = (one: Candidate): number => one.row.expression?.joins ?? 0;
const matched = (one: Candidate): number => one.matched.length;
const leftOver = (one: Candidate, stay: DipStay): readonly string[] =>
  stay.procedures.filter((_, place) => !one.matched.includes(place));

/** Ways of asking how much of the stay a candidate explains. */
const MODES = {
  /** The most demanding expressions, of these those that match the most procedures. A row without expression has no `and` and matches none. */
  most_joins_then_most_matched: {
    keep: (list) => keepMost(keepMost(list, joins), matched),
    why: (dropped, list): DropReason =>
      joins(dropped) < highest(list, joins)
        ? { code: 'GROUPING_DIP_FEWER_JOINS', args: { joins: joins(dropped), most: highest(list, joins) } }
        : {
            code: 'GROUPING_DIP_FEWER_MATCHED',
            args: { count: matched(dropped), most: highest(keepMost(list, joins), matched) },
          },
  },
  nothing_left_over_first: {
    keep(list, { stay }) {
      const whole = list.filter((one) => one.matched.length === stay.procedures.length);
      return whole.length > 0 ? whole : list;
    },
    why: (dropped, _list, _kept, { stay }) => ({
      code: 'GROUPING_DIP_LEFT_OVER',
      args: { codes: leftOver(dropped, stay).join(' ') },
    }),
  },
} as const satisfies Record<string, CompiledStep>;

const schema = z.strictObject({
  step: z.literal('match_quantity'),
  mode: z.enum(Object.keys(MODES) as [keyof typeof MODES]),
});

/** Keeps the candidates that explain the most of the stay's procedures. */
export const matchQuantity: ChoiceStep<typeof schema> = { schema, compile: ({ mode }) => MODES[mode] };

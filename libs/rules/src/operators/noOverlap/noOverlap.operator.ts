import { z } from 'zod';
import { isMissing, momentOf } from '../../values.ts';
import { unknownBecause } from '../../run.ts';
import { joinPaths } from '../../path.ts';
import { defineOperator } from '../operator.ts';

const value = z.strictObject({ begin: z.string().min(1), end: z.string().min(1) });

/** No two items of the list overlap in time; touching is not overlapping. Overlap decides, otherwise a missing time is unknown. */
export const noOverlapOperator = defineOperator({
  id: 'noOverlap',
  title: { zh: '时间不重叠', en: 'do not overlap' },
  operand: 'list',
  value,
  compile: ({ begin, end }, context) => {
    const [beginOf, endOf] = [context.member(begin, true, 'begin'), context.member(end, true, 'end')];
    return (operand, run) => {
      if (!Array.isArray(operand)) return undefined;
      run.budget.spend(operand.length * operand.length);
      const spans = operand.map((item) => ({
        from: momentOf(beginOf?.(item))?.minutes,
        to: momentOf(endOf?.(item))?.minutes,
      }));
      const whole = spans.filter(
        (span): span is { from: number; to: number } => span.from !== undefined && span.to !== undefined,
      );
      if (whole.some((a, index) => whole.slice(index + 1).some((b) => a.from < b.to && b.from < a.to))) return false;
      if (whole.length === spans.length || spans.length < 2) return true;
      const gap = spans.findIndex((span) => span.from === undefined || span.to === undefined);
      const field = spans[gap]!.from === undefined ? begin : end;
      return unknownBecause(
        run,
        joinPaths(`${context.operand.pathIn(run)}[${gap}]`, field),
        isMissing((field === begin ? beginOf : endOf)?.(operand[gap])) ? 'missing' : 'type',
      );
    };
  },
});

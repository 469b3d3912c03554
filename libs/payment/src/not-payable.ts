import type { Known, PaymentOutcome } from './methods/method.ts';
import type { FormulaStep, GroupingResultLike, PaymentInput } from './types.ts';

/** Ends a calculation for want of an input; thrown inside a method, never out of it. */
export class NotPayable extends Error {
  readonly reason: string;
  readonly missing: string | undefined;
  constructor(reason: string, missing?: string) {
    super(reason);
    this.reason = reason;
    this.missing = missing;
  }
}

/** Runs a calculation; where an input is missing, what was known so far stands beside the reason. */
export function payable(run: (known: Known, steps: FormulaStep[]) => PaymentOutcome): PaymentOutcome {
  const known: Known = {};
  const steps: FormulaStep[] = [];
  try {
    return run(known, steps);
  } catch (error) {
    if (!(error instanceof NotPayable)) throw error;
    return {
      provisional: true,
      ...known,
      status: 'notPayable',
      reason: error.reason,
      ...(error.missing === undefined ? {} : { missing: error.missing }),
      steps,
    };
  }
}

type PricedGrouping = GroupingResultLike & { readonly status: 'grouped' | 'ambiguous' | 'ungrouped' };

/** The grouping result that a method prices. @throws NotPayable when there is none or the record was refused. */
export function groupedCase(input: PaymentInput): PricedGrouping {
  if (input.grouping === undefined) throw new NotPayable('noGrouping', 'grouping');
  if (input.grouping.status === 'invalid') throw new NotPayable('groupingInvalid', 'grouping.status');
  return input.grouping as PricedGrouping;
}

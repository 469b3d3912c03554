/** Three-valued truth: `undefined` is *unknown*, never false. */
export type Truth = true | false | undefined;

/** How one rule answered one case. */
export type RuleOutcome = 'fired' | 'notFired' | 'notApplicable' | 'notEvaluable' | 'failed';

/** block: must be fixed · error: fixed, or waived with a reason by a role that may · warn: acknowledge · info. */
export type Severity = 'block' | 'error' | 'warn' | 'info';
export const SEVERITIES: readonly Severity[] = ['block', 'error', 'warn', 'info'];

export function and3(values: Iterable<Truth>): Truth {
  let result: Truth = true;
  for (const value of values) {
    if (value === false) return false;
    if (value === undefined) result = undefined;
  }
  return result;
}

export function or3(values: Iterable<Truth>): Truth {
  let result: Truth = false;
  for (const value of values) {
    if (value === true) return true;
    if (value === undefined) result = undefined;
  }
  return result;
}

export function not3(value: Truth): Truth {
  return value === undefined ? undefined : !value;
}

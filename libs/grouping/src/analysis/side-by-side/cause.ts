import type { DifferenceCluster } from '../types.ts';

export type Cause = DifferenceCluster['cause'];

/** Which of the two: a or b. */
export type Side = 'a' | 'b';

export function other(side: Side): Side {
  return side === 'a' ? 'b' : 'a';
}

export function cause(code: string, args: Cause['args'] = {}): Cause {
  return { code, args };
}

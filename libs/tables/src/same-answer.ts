import { equal3, type FeelValue } from '@caseloom/expression';

/** Two rows answer the same: value by value equal, nothing being equal to nothing. */
export function sameAnswer(a: readonly FeelValue[], b: readonly FeelValue[]): boolean {
  return a.every((value, index) => (value === null ? b[index] === null : equal3(value, b[index]!) === true));
}

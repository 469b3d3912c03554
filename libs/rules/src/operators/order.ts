import type { LocalText } from '@caseloom/pack';
import { decimalValue } from '../condition-schema.ts';
import { compareNumbers } from '../values.ts';
import { defineOperator, type Operator } from './operator.ts';
import { primitive } from './primitive.ts';

/** One of the four orders of numbers; decimal texts count as numbers, everything else cannot be ordered. */
export function orderOperator(
  id: string,
  title: LocalText,
  holds: (order: number) => boolean,
  reference: (a: never, b: never) => boolean,
): Operator<string | number> {
  const compare = (operand: unknown, value: unknown) => {
    const order = compareNumbers(operand, value);
    return order === undefined ? undefined : holds(order);
  };
  return defineOperator({
    id,
    title,
    operand: 'number',
    value: decimalValue,
    compare,
    compile: (value) => (operand) => compare(operand, value),
    // The library lets through what begins with a number, then compares as JavaScript does.
    reference: (operand, value) =>
      Number.parseFloat(primitive(operand) as string).toString() !== 'NaN' &&
      reference(primitive(operand) as never, primitive(value) as never),
  });
}

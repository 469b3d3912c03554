import { BudgetExceeded, Decimal, formatDecimal } from '@caseloom/core';
import { FeelLambda, FeelRange, isFeelContext, isFeelList, type FeelValue } from '@caseloom/expression';

/** Parts of an answer; lists that share their items could otherwise unfold without end. */
const MOST_PARTS = 1_000_000;

/**
 * JSON text of an answer, numbers as JSON numbers with all their digits, dates and durations as ISO texts. A range and a function have no JSON form and
 * are null.
 * @throws BudgetExceeded beyond a million parts
 */
export function answerJson(value: FeelValue): string {
  let parts = 0;
  const write = (one: FeelValue): string => {
    if (++parts > MOST_PARTS) throw new BudgetExceeded('listLength', MOST_PARTS);
    if (one === null || one instanceof FeelRange || one instanceof FeelLambda) return 'null';
    if (one instanceof Decimal) return formatDecimal(one);
    if (typeof one === 'string' || typeof one === 'boolean') return JSON.stringify(one);
    if (isFeelList(one)) return `[${one.map(write).join(',')}]`;
    if (isFeelContext(one)) {
      const members = one.names().map((name) => `${JSON.stringify(name)}:${write(one.get(name))}`);
      return `{${members.join(',')}}`;
    }
    return JSON.stringify(one.toString());
  };
  return write(value);
}

/**
 * Reads JSON with numbers as decimals where a double would lose digits.
 * @throws SyntaxError
 */
export function parseExactJson(text: string): unknown {
  return JSON.parse(text, function exact(_key, value: unknown, context?: { readonly source?: string }) {
    if (typeof value !== 'number' || context?.source === undefined || String(value) === context.source) return value;
    const decimal = new Decimal(context.source);
    return decimal.isFinite() && Math.abs(decimal.e) < 6144 ? decimal : value;
  } as (key: string, value: unknown) => unknown);
}

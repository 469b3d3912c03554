import { readText } from '../../values/read-value.ts';
import { isMissingMark } from '../../values/text.ts';
import type { ChargeLine } from '../../types.ts';
import type { Form, RowReading } from './form.ts';
import { knownField } from './plain.ts';

const SEPARATOR = '|';

/** All charge lines in one cell, joined by `|`, each `code=amount*quantity`; amount and quantity may be left out: `310904001=85.00`, `250101*3`, `250101`. */
export const chargeList: Form = {
  reader: ([column]) => {
    const { index, column: name } = column!;
    const amounts = { amount: knownField('charges[0].amount'), quantity: knownField('charges[0].quantity') };
    const line = (text: string, reading: RowReading): ChargeLine => {
      const { code, amount, quantity } = partsOf(text);
      const read: ChargeLine = isMissingMark(code) ? {} : { itemCode: code };
      for (const [member, cell] of [
        ['amount', amount],
        ['quantity', quantity],
      ] as const) {
        if (cell === undefined) continue;
        const { value, problem } = readText(amounts[member], cell);
        if (problem !== undefined) reading.note(problem, name, { field: amounts[member].path });
        if (typeof value === 'string') read[member] = value;
      }
      return read;
    };
    return (reading) => {
      const cell = reading.cell(index);
      if (cell !== '') reading.draft['charges'] = cell.split(SEPARATOR).map((text) => line(text.trim(), reading));
    };
  },
  writer: () => (record) => (record.charges ?? []).map(textOf).join(SEPARATOR),
};

/** The last `=` and the first `*` after it part the numbers from the code; without a `=` the code ends at its last `*` that a number follows. */
function partsOf(text: string): { readonly code: string; readonly amount?: string; readonly quantity?: string } {
  const equals = text.lastIndexOf('=');
  const star = text.lastIndexOf('*');
  const hasQuantity = star > equals && star < text.length - 1;
  const end = hasQuantity ? star : text.length;
  return {
    code: (equals < 0 ? text.slice(0, end) : text.slice(0, equals)).trim(),
    ...(equals < 0 || equals + 1 >= end ? {} : { amount: text.slice(equals + 1, end).trim() }),
    ...(hasQuantity ? { quantity: text.slice(star + 1).trim() } : {}),
  };
}

function textOf({ itemCode = '', amount, quantity }: ChargeLine): string {
  return `${itemCode}${amount === undefined ? '' : `=${amount}`}${quantity === undefined ? '' : `*${quantity}`}`;
}

import { caseFacts, createDecoder } from '@caseloom/record';
import { groupingInput } from '../grouping-input.ts';
import { ByteDictionary } from './byte-dictionary.ts';

/** Different texts of a column that are kept; the others are read each time. */
const MOST_KEPT = 4096;

/** Texts of one column by their bytes; each different one is read once, as every other way of reading a case reads it. */
export class TextCells {
  readonly #read: (text: string) => string | undefined;
  readonly #known = new ByteDictionary();
  readonly #texts: (string | undefined)[] = [];
  readonly #decoder = new TextDecoder();

  constructor(column: 'department' | 'discharge_type') {
    this.#read = readerOf(column);
  }

  text(hash: number, bytes: Uint8Array, from: number, to: number): string | undefined {
    const known = this.#known.find(hash, bytes, from, to);
    if (known >= 0) return this.#texts[known];
    const text = this.#read(this.#decoder.decode(bytes.subarray(from, to)));
    if (this.#known.size < MOST_KEPT) this.#known.add(hash, bytes, from, to, this.#texts.push(text) - 1);
    return text;
  }
}

function readerOf(column: 'department' | 'discharge_type'): (text: string) => string | undefined {
  const decoder = createDecoder(['id', column], { dialect: 'drgCase' });
  return (text) => {
    const { record } = decoder.decode({ row: 1, cells: ['1', text] });
    const { department, disposition } = groupingInput(caseFacts(record!, { asOf: '1970-01-01' }));
    return column === 'department' ? department : disposition;
  };
}

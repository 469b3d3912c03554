/** Bytes that have a meaning in CSV or in case files. */
export const BYTE = {
  tab: 9,
  lf: 10,
  cr: 13,
  blank: 32,
  quote: 34,
  apostrophe: 39,
  plus: 43,
  comma: 44,
  minus: 45,
  slash: 47,
  zero: 48,
  nine: 57,
  equals: 61,
  at: 64,
  bar: 124,
  delete: 127,
} as const;

/** What a byte is to whoever reads a cell: part of it, its end, or a reason to leave the line. */
export const PART = 0;
export const END = 1;
export const LEAVE = 2;

/** Not a line that can be read here with certainty. */
export const LEFT = -1;

/** A cell without quotes: a quote inside may be a slip, which the decoder tells. */
export const PLAIN = bytes({ [BYTE.comma]: END, [BYTE.lf]: END, [BYTE.cr]: END, [BYTE.quote]: LEAVE, 0: LEAVE });

/** A cell in quotes, after the first one; line breaks inside are left. */
export const QUOTED = bytes({ [BYTE.quote]: END, [BYTE.lf]: LEAVE, [BYTE.cr]: LEAVE, 0: LEAVE });

/** Bytes of a code or an id that are read as they stand: printable ASCII without blank, quote, apostrophe and comma. */
export const isCodeByte = (byte: number): boolean =>
  byte > BYTE.blank && byte < BYTE.delete && byte !== BYTE.quote && byte !== BYTE.apostrophe && byte !== BYTE.comma;

function bytes(kinds: Readonly<Record<number, number>>): Uint8Array {
  const table = new Uint8Array(256);
  for (const [byte, kind] of Object.entries(kinds)) table[Number(byte)] = kind;
  return table;
}

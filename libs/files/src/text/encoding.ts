import { CaseloomError, issue } from '@caseloom/core';

export type Encoding = 'utf-8' | 'gb18030';

const LF = 10;
const ACCEPTED_BAD_SHARE = 0.1;

/** What of the bytes of whole lines is text. */
export interface DecodedLines {
  readonly text: string;
  /** Zero-based places of lines, within this block, with bytes that are not of the encoding. */
  readonly badLines: readonly number[];
}

/** Whole lines of a file, decoded when their text is asked for. */
export class LineBlock implements DecodedLines {
  readonly bytes: Uint8Array;
  readonly encoding: Encoding;
  #decoded: DecodedLines | undefined;
  #release: (() => void) | undefined;

  /** @param release gives the memory of the bytes back */
  constructor(bytes: Uint8Array, encoding: Encoding, release?: () => void) {
    this.bytes = bytes;
    this.encoding = encoding;
    this.#release = release;
  }

  /** Nobody reads the block or a part of it any more: other bytes may come to stand there. Who keeps blocks does not call it. */
  release(): void {
    this.#release?.();
    this.#release = undefined;
  }

  /** @param from, to bytes; both at the start of a line */
  part(from: number, to: number): LineBlock {
    return new LineBlock(this.bytes.subarray(from, to), this.encoding);
  }

  get text(): string {
    return (this.#decoded ??= decodeLines(this.bytes, this.encoding)).text;
  }

  get badLines(): readonly number[] {
    return (this.#decoded ??= decodeLines(this.bytes, this.encoding)).badLines;
  }
}

/**
 * Tells UTF-8 from GB18030 by strict decoding of whole lines: UTF-8 when at most a tenth of the lines that are not plain ASCII
 * break it, else GB18030 by the same measure.
 * @throws CaseloomError FILE_ENCODING_UNKNOWN when neither fits
 */
export function detectEncoding(lines: Uint8Array): Encoding {
  const telling = splitLines(lines).filter((line) => line.some((byte) => byte >= 0x80));
  for (const encoding of ['utf-8', 'gb18030'] as const) {
    const bad = telling.filter((line) => strictText(line, encoding) === undefined).length;
    if (bad <= telling.length * ACCEPTED_BAD_SHARE) return encoding;
  }
  throw new CaseloomError([issue('FILE_ENCODING_UNKNOWN', '')]);
}

const OLD_WORKBOOK = [0xd0, 0xcf, 0x11, 0xe0];

/**
 * What the first bytes of a file say of it.
 * @throws CaseloomError FILE_ENCODING_UTF16, FILE_XLSX_OLD, FILE_BINARY
 */
export function markOf(bytes: Uint8Array): Encoding | undefined {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff))
    throw new CaseloomError([issue('FILE_ENCODING_UTF16', '')]);
  if (OLD_WORKBOOK.every((byte, index) => bytes[index] === byte)) throw new CaseloomError([issue('FILE_XLSX_OLD', '')]);
  if (bytes.subarray(0, 4096).includes(0)) throw new CaseloomError([issue('FILE_BINARY', '')]);
  return undefined;
}

/** Decodes whole lines; lines that break the encoding are decoded loosely and named. */
export function decodeLines(bytes: Uint8Array, encoding: Encoding): DecodedLines {
  const whole = strictText(bytes, encoding);
  if (whole !== undefined) return { text: whole, badLines: [] };
  const badLines: number[] = [];
  const loose = new TextDecoder(encoding, { ignoreBOM: true });
  const texts = splitLines(bytes).map((line, index) => {
    const strict = strictText(line, encoding);
    if (strict === undefined) badLines.push(index);
    return strict ?? loose.decode(line);
  });
  return { text: texts.join(''), badLines };
}

function strictText(bytes: Uint8Array, encoding: Encoding): string | undefined {
  try {
    return STRICT[encoding].decode(bytes);
  } catch {
    return undefined;
  }
}

/** A byte order mark is left to the CSV reader, which knows where the file starts. */
const STRICT: Readonly<Record<Encoding, TextDecoder>> = {
  'utf-8': new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }),
  gb18030: new TextDecoder('gb18030', { fatal: true }),
};

/** Lines with their line ends; no byte of a longer character is a line feed in either encoding. */
function splitLines(bytes: Uint8Array): Uint8Array[] {
  const lines: Uint8Array[] = [];
  for (let from = 0; from < bytes.length;) {
    const end = bytes.indexOf(LF, from);
    const next = end === -1 ? bytes.length : end + 1;
    lines.push(bytes.subarray(from, next));
    from = next;
  }
  return lines;
}

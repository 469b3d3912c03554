import { detectEncoding, LineBlock, markOf } from './encoding.ts';
import type { Encoding } from './encoding.ts';

const LF = 10;
/** How much text that is not plain ASCII is looked at before the encoding is settled. */
const SAMPLE_BYTES = 256 * 1024;
/** A line longer than this is cut; whoever reads the text refuses it by its own limit. */
const LONGEST_LINE_BYTES = 20 * 2 ** 20;

export interface TextLines {
  /** Known once the first characters beyond ASCII, or the end, have been seen. */
  readonly encoding: () => Encoding | undefined;
  readonly blocks: AsyncIterable<LineBlock>;
}

/**
 * Text of a byte stream in blocks of whole lines, UTF-8 or GB18030 as told or found out; holds one block in memory.
 * @throws CaseloomError FILE_ENCODING_UTF16, FILE_ENCODING_UNKNOWN, FILE_BINARY, while reading
 */
export function textLines(bytes: AsyncIterable<Uint8Array>, given?: Encoding): TextLines {
  let encoding = given;
  async function* blocks(): AsyncGenerator<LineBlock> {
    let undecided: Uint8Array[] = [];
    let waiting = 0;
    let first = true;
    for await (const block of wholeLines(bytes)) {
      if (first) encoding = markOf(block) ?? encoding;
      first = false;
      if (encoding === undefined && (waiting > 0 || !isAscii(block))) {
        undecided.push(block);
        waiting += block.length;
        if (waiting < SAMPLE_BYTES) continue;
        encoding = detectEncoding(joined(undecided));
      } else {
        yield new LineBlock(block, encoding ?? 'utf-8');
        continue;
      }
      for (const kept of undecided) yield new LineBlock(kept, encoding);
      undecided = [];
    }
    if (undecided.length > 0) encoding = detectEncoding(joined(undecided));
    encoding ??= 'utf-8';
    for (const kept of undecided) yield new LineBlock(kept, encoding);
  }
  return { encoding: () => encoding, blocks: blocks() };
}

async function* wholeLines(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let carry: Uint8Array[] = [];
  let carried = 0;
  for await (const chunk of bytes) {
    const end = chunk.lastIndexOf(LF);
    if (end === -1 && carried + chunk.length < LONGEST_LINE_BYTES) {
      carry.push(chunk);
      carried += chunk.length;
      continue;
    }
    const cut = end === -1 ? chunk.length : end + 1;
    yield joined([...carry, chunk.subarray(0, cut)]);
    carry = cut < chunk.length ? [chunk.subarray(cut)] : [];
    carried = chunk.length - cut;
  }
  if (carried > 0) yield joined(carry);
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  return parts.length === 1 ? parts[0]! : Buffer.concat(parts);
}

function isAscii(bytes: Uint8Array): boolean {
  for (let at = 0; at < bytes.length; at++) if (bytes[at]! >= 0x80) return false;
  return true;
}

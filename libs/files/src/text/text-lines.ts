import { appended, BlockMemory } from './block-memory.ts';
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
 * Text of a byte stream in blocks of whole lines, UTF-8 or GB18030 as told or found out; holds one block in memory, and those that its reader keeps.
 * A chunk of the stream is read before the next one is asked for.
 * @throws CaseloomError FILE_ENCODING_UTF16, FILE_ENCODING_UNKNOWN, FILE_BINARY, while reading
 */
export function textLines(bytes: AsyncIterable<Uint8Array>, given?: Encoding): TextLines {
  let encoding = given;
  async function* blocks(): AsyncGenerator<LineBlock> {
    const memory = new BlockMemory();
    let undecided: Uint8Array[] = [];
    let waiting = 0;
    let first = true;
    for await (const block of wholeLines(bytes, memory)) {
      if (first) encoding = markOf(block) ?? encoding;
      first = false;
      if (encoding === undefined && (waiting > 0 || !isAscii(block))) {
        undecided.push(block);
        waiting += block.length;
        if (waiting < SAMPLE_BYTES) continue;
        encoding = detectEncoding(Buffer.concat(undecided));
      } else {
        yield new LineBlock(block, encoding ?? 'utf-8', () => memory.give(new Uint8Array(block.buffer)));
        continue;
      }
      for (const kept of undecided) yield new LineBlock(kept, encoding);
      undecided = [];
    }
    if (undecided.length > 0) encoding = detectEncoding(Buffer.concat(undecided));
    encoding ??= 'utf-8';
    for (const kept of undecided) yield new LineBlock(kept, encoding);
  }
  return { encoding: () => encoding, blocks: blocks() };
}

async function* wholeLines(bytes: AsyncIterable<Uint8Array>, memory: BlockMemory): AsyncGenerator<Uint8Array> {
  let block = memory.take();
  let used = 0;
  for await (const chunk of bytes) {
    const end = chunk.lastIndexOf(LF);
    const isPartOfLine = end === -1 && used + chunk.length < LONGEST_LINE_BYTES;
    const cut = isPartOfLine || end === -1 ? chunk.length : end + 1;
    block = appended(block, used, chunk.subarray(0, cut));
    used += cut;
    if (isPartOfLine) continue;
    yield block.subarray(0, used);
    block = appended(memory.take(), 0, chunk.subarray(cut));
    used = chunk.length - cut;
  }
  if (used > 0) yield block.subarray(0, used);
}

function isAscii(bytes: Uint8Array): boolean {
  for (let at = 0; at < bytes.length; at++) if (bytes[at]! >= 0x80) return false;
  return true;
}

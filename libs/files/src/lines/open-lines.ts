import { openSource } from '../cases/source.ts';
import type { Encoding } from '../text/encoding.ts';
import { textLines } from '../text/text-lines.ts';

/** One line of a text file, without its line end. */
export interface FileLine {
  /** From 1. */
  readonly line: number;
  readonly text: string;
  /** Its bytes are not of the file's encoding; the text is a guess. */
  readonly damaged: boolean;
}

/**
 * Lines of a file or a stream, UTF-8 or GB18030, one at a time; a byte order mark is dropped.
 * @throws CaseloomError FILE_NOT_FOUND, FILE_NOT_READABLE, FILE_ENCODING_…, FILE_BINARY
 */
export async function* openLines(
  source: string | AsyncIterable<Uint8Array>,
  encoding?: Encoding,
): AsyncGenerator<FileLine> {
  const opened = await openSource(source);
  try {
    let line = 0;
    for await (const block of textLines(opened.bytes, encoding).blocks) {
      const first = line + 1;
      const damaged = new Set(block.badLines);
      const text = line === 0 && block.text.charCodeAt(0) === 0xfeff ? block.text.slice(1) : block.text;
      const lines = text.split('\n');
      if (lines.at(-1) === '') lines.pop();
      for (const one of lines) {
        line++;
        yield { line, text: one.endsWith('\r') ? one.slice(0, -1) : one, damaged: damaged.has(line - first) };
      }
    }
  } finally {
    await opened.close();
  }
}

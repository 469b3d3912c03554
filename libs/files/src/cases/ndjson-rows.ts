import { issue } from '@caseloom/core';
import type { Issue } from '@caseloom/core';
import { decodeJson, genericPath } from '@caseloom/record';
import type { DecodedRow, ImportDefaults } from '@caseloom/record';
import type { TextLines } from '../text/text-lines.ts';

const LONGEST_LINE = 16_000_000;
const MOST_NAMED = 200;

/**
 * Records of newline-delimited JSON, one at a time; blank lines are skipped, a line that is no JSON is refused alone ([P9]).
 * Keys that the catalogue lacks are told to `note` once per file, not with every row.
 */
export async function* ndjsonRows(
  lines: TextLines,
  note: (issue: Issue) => void,
  defaults?: ImportDefaults,
): AsyncGenerator<DecodedRow> {
  const named = new Set<string>();
  let row = 0;
  for await (const { text, badLines } of lines.blocks) {
    const bad = new Set(badLines);
    const first = row + 1;
    for (const piece of pieces(row === 0 && text.charCodeAt(0) === 0xfeff ? text.slice(1) : text)) {
      row++;
      if (piece.trim() === '') continue;
      yield bad.has(row - first)
        ? refused(row, 'FILE_LINE_ENCODING', { encoding: lines.encoding() ?? '' })
        : withoutUnknownKeys(decodeLine(piece, row, defaults), named, note);
    }
  }
}

function withoutUnknownKeys(decoded: DecodedRow, named: Set<string>, note: (issue: Issue) => void): DecodedRow {
  if (!decoded.issues.some(isUnknownKey)) return decoded;
  for (const one of decoded.issues.filter(isUnknownKey)) {
    const path = genericPath(String(one.args['path']));
    if (named.has(path) || named.size >= MOST_NAMED) continue;
    named.add(path);
    note({ ...one, args: { path } });
  }
  return { ...decoded, issues: decoded.issues.filter((one) => !isUnknownKey(one)) };
}

function isUnknownKey({ code }: Issue): boolean {
  return code === 'RECORD_KEY_UNKNOWN';
}

function decodeLine(line: string, row: number, defaults: ImportDefaults | undefined): DecodedRow {
  if (line.length > LONGEST_LINE) return refused(row, 'FILE_LINE_TOO_LONG', { limit: LONGEST_LINE });
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return refused(row, 'FILE_LINE_NOT_JSON', {});
  }
  return decodeJson(value, row, defaults === undefined ? {} : { defaults });
}

function refused(row: number, code: string, args: Record<string, string | number>): DecodedRow {
  return { row, issues: [issue(code, String(row), args)], raw: {} };
}

function pieces(text: string): string[] {
  const lines = text.split('\n');
  if (lines.at(-1) === '') lines.pop();
  return lines;
}

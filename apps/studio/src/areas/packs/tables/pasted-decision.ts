import type { DecisionTable, TableInput, TableOutput } from '@caseloom/tables';

/** What a pasted column becomes. */
export type PastedRole = 'input' | 'output' | 'note' | 'none';

/** The last column answers and one called note or 备注 is the note; the others are tested. */
export function suggestedRoles(header: readonly string[]): PastedRole[] {
  const isNote = (name: string) => /^(note|notes|remark|备注|说明)$/i.test(name.trim());
  const last = header.findLastIndex((name) => !isNote(name));
  return header.map((name, index) => (isNote(name) ? 'note' : index === last ? 'output' : 'input'));
}

/**
 * A decision table from rows of a spreadsheet. Names of columns become ids and, for inputs, names to be read. Texts that are no FEEL stand in
 * quotes afterwards; an empty test is any value.
 */
export function pastedDecision(
  title: DecisionTable['title'],
  header: readonly string[],
  rows: readonly (readonly string[])[],
  roles: readonly PastedRole[],
): DecisionTable {
  const taken = new Set<string>(['id', 'note']);
  const columns = header.map((name, index) => {
    const id = freeName(name, taken, roles[index] === 'output' ? 'output' : 'input');
    return { index, id, title: { zh: name.trim() || id, en: name.trim() || id }, role: roles[index] ?? 'none' };
  });
  const inputs = columns.filter(({ role }) => role === 'input');
  const outputs = columns.filter(({ role }) => role === 'output');
  const note = columns.find(({ role }) => role === 'note');
  const cells = (from: typeof columns, row: readonly string[]) => from.map(({ index }) => feelText(row[index] ?? ''));
  const isNumeric = (index: number) =>
    rows.every((row) => /^$|^-$|^[<>=[\](.\d\s,-]+$/.test((row[index] ?? '').trim()));
  return {
    title,
    hitPolicy: 'unique',
    data: inputs.map(({ id, index }) => ({ name: id, type: isNumeric(index) ? 'number' : 'string' })),
    inputs: inputs.map(({ id, title: words }): TableInput => ({ id, title: words, expression: id })),
    outputs: outputs.map(({ id, title: words }): TableOutput => ({ id, title: words })),
    rules: rows.map((row, index) => {
      const remark = note === undefined ? '' : (row[note.index] ?? '');
      return {
        id: `r${index + 1}`,
        inputs: cells(inputs, row).map((text) => (text === '' ? '-' : text)),
        outputs: cells(outputs, row),
        ...(remark === '' ? {} : { note: remark }),
      };
    }),
  };
}

const FEEL =
  /^$|^-$|^[<>=!]|^[[(\]].*\.\..*[\])[]$|^".*"$|^-?\d+(\.\d+)?(\s*,\s*-?\d+(\.\d+)?)*$|^(true|false|null)$|^(not|date|duration|time)\s*\(/s;

/** A cell as FEEL: what looks like it stays, any other text is that text in quotes. */
export function feelText(cell: string): string {
  const text = cell.trim();
  if (FEEL.test(text)) return text;
  return JSON.stringify(text);
}

function freeName(header: string, taken: Set<string>, stem: string): string {
  const plain = header
    .trim()
    .replace(/[^\p{L}\p{N}_]+/gu, '_')
    .replace(/^_+|_+$/g, '');
  const base = plain === '' || /^\p{N}/u.test(plain) ? `${stem}${plain === '' ? '' : `_${plain}`}` : plain;
  let name = base;
  for (let number = 2; taken.has(name); number++) name = `${base}${number}`;
  taken.add(name);
  return name;
}

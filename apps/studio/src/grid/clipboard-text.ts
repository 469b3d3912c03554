/**
 * Ranges as spreadsheets put them on the clipboard: a line per row, a tab between cells. A cell with a tab or a line break inside stands in
 * quotes with its own quotes doubled; a cell that merely begins with a quote does not, so `"A"` stays what it is.
 */
export function toTabText(rows: readonly (readonly string[])[]): string {
  return rows.map((cells) => cells.map(tabCell).join('\t')).join('\r\n');
}

function tabCell(cell: string): string {
  const mustQuote =
    /[\t\r\n]/.test(cell) || (cell.startsWith('"') && (closingQuote(cell, 0) === -1 || unquoted(cell) !== cell));
  return mustQuote ? `"${cell.replaceAll('"', '""')}"` : cell;
}

/** Rows of a copied range; a line end after the last row is not a row. */
export function fromTabText(text: string): string[][] {
  const rows: string[][] = [[]];
  let at = 0;
  for (;;) {
    const quoted = text[at] === '"' ? quotedCell(text, at) : undefined;
    const end = quoted?.end ?? plainEnd(text, at);
    rows.at(-1)!.push(quoted?.cell ?? text.slice(at, end));
    if (end >= text.length) break;
    if (text[end] === '\t') {
      at = end + 1;
      continue;
    }
    at = text[end] === '\r' && text[end + 1] === '\n' ? end + 2 : end + 1;
    if (at >= text.length) break;
    rows.push([]);
  }
  return rows;
}

function plainEnd(text: string, from: number): number {
  let at = from;
  while (at < text.length && text[at] !== '\t' && text[at] !== '\n' && text[at] !== '\r') at++;
  return at;
}

/** A cell in quotes that ends where a cell may end; undefined when the quote is only the cell's first character. */
function quotedCell(text: string, open: number): { readonly cell: string; readonly end: number } | undefined {
  const close = closingQuote(text, open);
  if (close === -1) return undefined;
  const end = close + 1;
  if (end < text.length && text[end] !== '\t' && text[end] !== '\n' && text[end] !== '\r') return undefined;
  const written = text.slice(open, end);
  const cell = unquoted(written);
  return cell === written ? undefined : { cell, end };
}

function closingQuote(text: string, open: number): number {
  let close = text.indexOf('"', open + 1);
  while (close !== -1 && text[close + 1] === '"') close = text.indexOf('"', close + 2);
  return close;
}

/** Quotes were put round a cell for a tab or line break in it, or for quotes that had to be doubled; else they are its own. */
function unquoted(written: string): string {
  if (written.length < 2 || !written.endsWith('"')) return written;
  const inner = written.slice(1, -1);
  if (inner.replaceAll('""', '').includes('"')) return written;
  return /[\t\r\n]/.test(inner) || inner.includes('""') ? inner.replaceAll('""', '"') : written;
}

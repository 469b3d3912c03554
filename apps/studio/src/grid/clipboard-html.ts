/** A range as a table that spreadsheets take cell by cell; `\@` keeps codes such as 0012 and 1-2 texts there. */
export function toTableHtml(rows: readonly (readonly string[])[]): string {
  const cell = (text: string) =>
    `<td style="mso-number-format:'\\@';white-space:pre-wrap">${escaped(text).replace(/\r\n|\r|\n/g, '<br style="mso-data-placement:same-cell">')}</td>`;
  const body = rows.map((cells) => `<tr>${cells.map(cell).join('')}</tr>`).join('');
  return `<html><body><table>${body}</table></body></html>`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** Rows of the first table in a piece of HTML; merged cells leave the places they cover empty. Undefined when there is no table. */
export function fromTableHtml(html: string): string[][] | undefined {
  if (!/<table/i.test(html)) return undefined;
  const table = new DOMParser().parseFromString(html, 'text/html').querySelector('table');
  if (table === null) return undefined;
  const rows: string[][] = Array.from(table.rows, () => []);
  const taken = new Set<string>();
  Array.from(table.rows).forEach((tr, row) => {
    let column = 0;
    for (const td of Array.from(tr.cells)) {
      while (taken.has(`${row} ${column}`)) column++;
      for (let down = 0; down < Math.min(td.rowSpan, rows.length - row); down++)
        for (let along = 0; along < td.colSpan; along++) taken.add(`${row + down} ${column + along}`);
      rows[row]![column] = cellText(td);
      column += td.colSpan;
    }
  });
  const width = Math.max(0, ...rows.map((cells) => cells.length));
  return width === 0 ? undefined : rows.map((cells) => Array.from({ length: width }, (_, at) => cells[at] ?? ''));
}

/** Line breaks are `<br>` and block elements; the blanks by which a program laid out its HTML are none of the cell's. */
function cellText(td: HTMLTableCellElement): string {
  const keepsBlanks = /white-space:\s*pre/.test(td.getAttribute('style') ?? '');
  const parts: string[] = [];
  const walk = (node: Node): void => {
    if (node.nodeType === Node.TEXT_NODE) {
      const text = node.textContent ?? '';
      parts.push((keepsBlanks ? text : text.replace(/[ \t\r\n]+/g, ' ')).replaceAll('\u00a0', ' '));
    } else if (node.nodeName === 'BR') parts.push('\n');
    else if (node.nodeName !== 'STYLE' && node.nodeName !== 'SCRIPT') {
      const isBlock = node.nodeName === 'P' || node.nodeName === 'DIV';
      if (isBlock && parts.length > 0 && parts.at(-1) !== '\n') parts.push('\n');
      node.childNodes.forEach(walk);
    }
  };
  td.childNodes.forEach(walk);
  const text = parts.join('');
  return keepsBlanks ? text : text.replace(/ ?\n ?/g, '\n').trim();
}

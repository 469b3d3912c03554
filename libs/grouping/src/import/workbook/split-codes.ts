/** Characters that stand between several codes in one cell, where nothing else is said. */
export const DEFAULT_SEPARATORS = '、,，;；/|\n\r\t ';

export interface CodeInCell {
  readonly code: string;
  /** Text that stands with the code, as in `A01.000 伤寒`. */
  readonly name: string;
}

/**
 * The codes of a cell, each with the text that follows it. A piece that does not begin like a code belongs to the code before it; a cell that has none at all is one code.
 * @param separators characters between codes; `''`: the cell is one code
 */
export function codesIn(cell: string, separators: string = DEFAULT_SEPARATORS): readonly CodeInCell[] {
  if (!mayHoldSeveral(cell)) return cell === '' ? [] : [{ code: cell, name: '' }];
  const found: { code: string; name: string }[] = [];
  for (const piece of pieces(cell, separators)) {
    const length = codeLength(piece);
    const last = found.at(-1);
    if (length > 0) found.push({ code: piece.slice(0, length), name: piece.slice(length).trim() });
    else if (last !== undefined) last.name = `${last.name} ${piece}`.trim();
    else found.push({ code: piece, name: '' });
  }
  return found;
}

/** Most cells are one code, in plain letters: they need no cutting. */
function mayHoldSeveral(cell: string): boolean {
  for (let at = 0; at < cell.length; at++) if (!isCodeChar(cell[at]!)) return true;
  return false;
}

function pieces(cell: string, separators: string): string[] {
  const found: string[] = [];
  let from = 0;
  for (let at = 0; at <= cell.length; at++) {
    if (at < cell.length && !separators.includes(cell[at]!)) continue;
    const piece = cell.slice(from, at).trim();
    if (piece !== '') found.push(piece);
    from = at + 1;
  }
  return found;
}

/** Length of the code that a piece begins with: `A01…` or `37.…`, full-width forms already made half-width. */
function codeLength(piece: string): number {
  if (!/^(?:[A-Za-z][0-9]{2}|[0-9]{1,2}\.)/.test(piece)) return 0;
  let end = 0;
  while (end < piece.length && isCodeChar(piece[end]!)) end++;
  return end;
}

function isCodeChar(char: string): boolean {
  return isLetterOrDigit(char) || char === '.' || char === '+' || char === '*' || char === '×' || char === '-';
}

function isLetterOrDigit(char: string): boolean {
  return (char >= '0' && char <= '9') || (char >= 'A' && char <= 'Z') || (char >= 'a' && char <= 'z');
}

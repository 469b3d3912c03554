import { dayNumber, isDecimalText, minuteNumber } from '@caseloom/core';

/** How a column's cells are typed; `amount` shows thousands and two decimals. What does not fit its type is written as text. */
export type CellType = 'text' | 'integer' | 'decimal' | 'amount' | 'date' | 'datetime' | 'boolean' | 'header';
export type CellValue = string | number | boolean | null | undefined;

const STYLE_OF: Readonly<Record<CellType, number>> = {
  integer: 0,
  decimal: 0,
  boolean: 0,
  text: 1,
  date: 2,
  datetime: 3,
  header: 4,
  amount: 5,
};
const EXACT_DIGITS = 15;
const EXCEL_DAY_ZERO = dayNumber('1899-12-30')!;

export const STYLES_XML = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/><numFmt numFmtId="165" formatCode="yyyy\\-mm\\-dd\\ hh:mm:ss"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="6"><xf numFmtId="0"/><xf numFmtId="49" applyNumberFormat="1"/><xf numFmtId="164" applyNumberFormat="1"/><xf numFmtId="165" applyNumberFormat="1"/><xf numFmtId="49" fontId="1" applyNumberFormat="1" applyFont="1"/><xf numFmtId="4" applyNumberFormat="1"/></cellXfs></styleSheet>`;

/** One cell, '' for an empty one. Texts are inline strings: whatever they start with, no program computes them. */
export function cellXml(ref: string, value: CellValue, type: CellType): string {
  if (value === undefined || value === null || value === '') return '';
  const number = numberFor(value, type);
  if (number !== undefined)
    return `<c r="${ref}" s="${STYLE_OF[type]}"${type === 'boolean' ? ' t="b"' : ''}><v>${number}</v></c>`;
  const style = type === 'header' ? STYLE_OF.header : STYLE_OF.text;
  return `<c r="${ref}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${escapeXml(String(value))}</t></is></c>`;
}

/** The number that stands for a value in a cell of the type; undefined when only text can carry it exactly. */
function numberFor(value: string | number | boolean, type: CellType): string | undefined {
  if (type === 'text' || type === 'header') return undefined;
  if (type === 'boolean') return typeof value === 'boolean' ? (value ? '1' : '0') : undefined;
  const text = String(value);
  if (type === 'date') return text.length === 10 ? dayText(text) : undefined;
  if (type === 'datetime') return momentNumber(text.replace(' ', 'T'));
  if (!isDecimalText(text) || significantDigits(text) > EXACT_DIGITS) return undefined;
  return type === 'integer' && text.includes('.') ? undefined : String(Number(text));
}

function dayText(date: string): string | undefined {
  const day = dayNumber(date);
  return day === undefined || day - EXCEL_DAY_ZERO < 61 ? undefined : String(day - EXCEL_DAY_ZERO);
}

function momentNumber(text: string): string | undefined {
  const minutes = minuteNumber(text);
  const day = dayText(text.slice(0, 10));
  if (minutes === undefined || day === undefined) return undefined;
  const seconds = (minutes - dayNumber(text)! * 1440) * 60 + Number(text.slice(17, 19) || '0');
  return String(Number(day) + seconds / 86_400);
}

function significantDigits(text: string): number {
  return text.replace(/^[+-]?[0.]*|[.]/g, '').length;
}

/** XML text; characters that XML cannot hold, and texts that look like their escapes, as `_xHHHH_`. */
export function escapeXml(text: string): string {
  const escaped = text
    .replace(/_x(?=[0-9A-Fa-f]{4}_)/g, '_x005F_x')
    .replace(/[&<>"]/g, (char) => `&#${char.charCodeAt(0)};`);
  return escaped
    .replace(
      /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g,
      hexEscape,
    )
    .replaceAll('\r', '_x000D_');
}

function hexEscape(char: string): string {
  return `_x${char.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`;
}

/** `A` for 1, `AA` for 27. */
export function columnName(column: number): string {
  return column <= 26
    ? String.fromCharCode(64 + column)
    : columnName(Math.floor((column - 1) / 26)) + columnName(((column - 1) % 26) + 1);
}

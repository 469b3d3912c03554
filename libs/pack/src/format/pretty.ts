import { byCodeUnit, isRecord } from '../text/values.ts';

/** Keys that come first, in this order; all others follow by code unit. One order for every file, so that a diff shows meaning only. */
const FIRST = [
  'format',
  'op',
  'id',
  'code',
  'kind',
  'family',
  'version',
  'name',
  'title',
  'layer',
  'extends',
  'type',
  'fact',
  'path',
  'operator',
  'value',
  'from',
  'to',
  'on',
  'zh',
  'en',
];
const RANK = new Map(FIRST.map((key, index) => [key, index]));
const LINE = 100;

/** Readable JSON: two blanks, a fixed key order, small objects and lists of plain values on one line, a line end at the end. */
export function prettyJson(value: unknown): string {
  return `${write(value, '')}\n`;
}

function write(value: unknown, indent: string): string {
  if (!Array.isArray(value) && !isRecord(value)) return JSON.stringify(value) ?? 'null';
  const short = oneLine(value);
  if (short !== undefined && short.length + indent.length <= LINE) return short;
  const deeper = `${indent}  `;
  if (Array.isArray(value))
    return `[\n${value.map((item) => `${deeper}${write(item, deeper)}`).join(',\n')}\n${indent}]`;
  return `{\n${sortedEntries(value)
    .map(([key, member]) => `${deeper}${JSON.stringify(key)}: ${write(member, deeper)}`)
    .join(',\n')}\n${indent}}`;
}

function oneLine(value: unknown): string | undefined {
  if (Array.isArray(value))
    return value.every(isPlain) ? `[${value.map((item) => JSON.stringify(item)).join(', ')}]` : undefined;
  if (!isRecord(value)) return undefined;
  const entries = sortedEntries(value);
  if (entries.length === 0) return '{}';
  return entries.every(([, member]) => isPlain(member))
    ? `{ ${entries.map(([key, member]) => `${JSON.stringify(key)}: ${JSON.stringify(member)}`).join(', ')} }`
    : undefined;
}

function isPlain(value: unknown): boolean {
  return typeof value !== 'object' || value === null;
}

function sortedEntries(value: Readonly<Record<string, unknown>>): [string, unknown][] {
  return Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([a], [b]) => (RANK.get(a) ?? FIRST.length) - (RANK.get(b) ?? FIRST.length) || byCodeUnit(a, b));
}

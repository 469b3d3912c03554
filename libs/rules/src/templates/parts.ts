import { columnsOf, placeholdersOf } from './placeholders.ts';
import type { RowCells, Slots } from './row-cells.ts';

/** Takes a row's cells; undefined: nothing is left, since an optional cell is empty. */
type Fill = (cells: RowCells) => unknown;
/** Parts without placeholders are the template's own objects, the same ones for every row. */
export type Part = { readonly constant: unknown } | { readonly fill: Fill };

export function take(part: Part | undefined, cells: RowCells): unknown {
  if (part === undefined) return undefined;
  return 'constant' in part ? part.constant : part.fill(cells);
}

/** Any value: a text may be filled in, and what holds an empty cell vanishes as a whole. */
export function valuePart(value: unknown, slots: Slots): Part {
  if (typeof value === 'string') return textPart(value, slots, true);
  if (Array.isArray(value))
    return listPart(
      value.map((one) => valuePart(one, slots)),
      value,
      false,
    );
  return isGroup(value) ? groupPart(value, (one) => valuePart(one, slots)) : { constant: value };
}

/** Metadata: a member whose cell is empty is left out, a group of which nothing is left as well; inside longer texts an empty cell is no text. */
export function metadataPart(value: unknown, slots: Slots): Part {
  if (typeof value === 'string') return textPart(value, slots, false);
  if (Array.isArray(value))
    return listPart(
      value.map((one) => metadataPart(one, slots)),
      value,
      true,
    );
  if (!isGroup(value)) return { constant: value };
  return membersPart(value, (one) => metadataPart(one, slots), true);
}

function textPart(text: string, slots: Slots, vanishes: boolean): Part {
  const found = placeholdersOf(text);
  if (found === undefined) return { constant: text };
  const { parts, whole } = found;
  if (whole) {
    const slot = slots.get(parts[1]!);
    return { fill: (cells) => (slot === undefined ? undefined : cells.typed(slot)) };
  }
  const columns = columnsOf(found);
  return {
    fill: (cells) =>
      vanishes && columns.some((column) => cells.text(column) === '')
        ? undefined
        : parts.reduce((joined, part, index) => joined + (index % 2 === 0 ? part : cells.text(part)), ''),
  };
}

/** @param loses items of empty cells are left out, rather than the whole list */
export function listPart(items: readonly Part[], list: readonly unknown[], loses: boolean): Part {
  if (items.every((part) => 'constant' in part)) return { constant: list };
  return {
    fill: (cells) => {
      const filled: unknown[] = [];
      for (const item of items) {
        const one = take(item, cells);
        if (one !== undefined) filled.push(one);
        else if (!loses) return undefined;
      }
      return filled.length === 0 ? undefined : filled;
    },
  };
}

export function groupPart(
  value: Readonly<Record<string, unknown>>,
  partOf: (value: unknown, key: string) => Part,
): Part {
  return membersPart(value, partOf, false);
}

/** @param loses members of empty cells are left out, rather than the whole group */
function membersPart(
  value: Readonly<Record<string, unknown>>,
  partOf: (value: unknown, key: string) => Part,
  loses: boolean,
): Part {
  const keys = Object.keys(value);
  const parts = keys.map((key) => partOf(value[key], key));
  if (parts.every((part) => 'constant' in part)) return { constant: value };
  return {
    fill: (cells) => {
      const filled: Record<string, unknown> = {};
      let isEmpty = true;
      for (let index = 0; index < parts.length; index++) {
        const one = take(parts[index], cells);
        if (one !== undefined) {
          setOwn(filled, keys[index]!, one);
          isEmpty = false;
        } else if (!loses) return undefined;
      }
      return isEmpty ? undefined : filled;
    },
  };
}

function setOwn(group: Record<string, unknown>, key: string, value: unknown): void {
  if (key === '__proto__')
    Object.defineProperty(group, key, { value, enumerable: true, configurable: true, writable: true });
  else group[key] = value;
}

export function isGroup(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

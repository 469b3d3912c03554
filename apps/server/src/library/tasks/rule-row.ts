import type { OutputOf, Operations } from '@caseloom/api';
import type { LibraryIndex } from '../index/library-index.ts';
import { documentOf } from '../index/rule-block.ts';
import { STATUSES } from '../index/select-rules.ts';

export type LibraryRow = OutputOf<Operations['browseLibrary']>['rows'][number];

/** How often each rule fired, by id; what is not there never did. */
export type Hits = Readonly<Record<string, number>>;

/** The hits under the numbers of an index. */
export function hitsByNumber(index: LibraryIndex, hits: Hits): Uint32Array {
  const numbers = new Uint32Array(index.size);
  for (const [id, count] of Object.entries(hits)) {
    const rule = index.numberOf(id);
    if (rule !== undefined) numbers[rule] = count;
  }
  return numbers;
}

/** One line of a list of rules. */
export function ruleRow(index: LibraryIndex, rule: number, status: Uint8Array, hits: Uint32Array): LibraryRow {
  const found = index.rules[rule]!;
  const text = (
    column: 'severity' | 'category' | 'subcategory' | 'engine' | 'source' | 'field' | 'validFrom' | 'validTo',
  ) => index.dictionaries[column].text(index.columns[column][rule]!);
  const given = (['category', 'subcategory', 'engine', 'source', 'field', 'validFrom', 'validTo'] as const).flatMap(
    (name) => {
      const value = text(name);
      return value === '' ? [] : [[name, value] as const];
    },
  );
  const stages = index.dictionaries.stages.text(index.columns.stages[rule]!);
  return {
    id: found.id,
    set: found.set.id,
    fromTemplate: found.row !== undefined,
    title: titleOf(found),
    severity: text('severity'),
    ...Object.fromEntries(given),
    stages: stages === '' ? [] : stages.split(' '),
    layer: found.origin.layer,
    packId: found.origin.packId,
    status: STATUSES[status[rule]!]!,
    ...(found.state === 'disabled' && found.origin.reason ? { reason: found.origin.reason } : {}),
    hits: hits[rule]!,
  };
}

export function titleOf(found: Parameters<typeof documentOf>[0] & { readonly id: string }): { zh: string; en: string } {
  const rule = documentOf(found);
  const { title } = (rule.event as { params?: { title?: { zh: string; en: string } } }).params ?? {};
  return title ?? { zh: rule.name ?? found.id, en: rule.name ?? found.id };
}

import { sections } from '@caseloom/record';
import { useMemo } from 'react';
import { useLocal, useT } from '../../../i18n/index.ts';
import { LIST_TITLES, listTitle, type FieldInfo, type RuleKnowledge } from './knowledge.ts';

export interface FieldOption {
  readonly value: string;
  readonly label: string;
  /** Path, names and pinyin initials, lower case. */
  readonly search: string;
  readonly field?: FieldInfo;
}
export interface FieldGroup {
  readonly label: string;
  readonly options: readonly FieldOption[];
}

/** The catalogue to choose a field from, under its headings: the members of the item at hand first, then lists, then all else. */
export function useFieldGroups(knowledge: RuleKnowledge, item: string | undefined): readonly FieldGroup[] {
  const t = useT('packs');
  const local = useLocal();
  return useMemo(() => {
    const all = [...knowledge.fields.values()];
    const option = (field: FieldInfo): FieldOption => ({
      value: field.path,
      label: local(field.title),
      search: field.search,
      field,
    });
    const ofItem =
      item === undefined ? [] : all.filter((one) => one.path === `${item}[]` || one.path.startsWith(`${item}[].`));
    const lists = [...new Set([...knowledge.lists, ...Object.keys(LIST_TITLES)])]
      .filter((list) => !knowledge.fields.has(list))
      .map((list) => ({
        value: list,
        label: local(listTitle(knowledge, list)) || list,
        search: `${list} ${listTitle(knowledge, list)?.zh ?? ''} ${listTitle(knowledge, list)?.en ?? ''}`.toLowerCase(),
      }));
    const headed = sections.map((section) => ({
      label: local(section),
      options: all.filter((one) => one.section === section.id && !ofItem.includes(one)).map(option),
    }));
    const known = new Set<string | undefined>(sections.map((one) => one.id));
    const loose = all.filter((one) => !known.has(one.section) && !ofItem.includes(one)).map(option);
    return [
      {
        label: t('field.ofItem', { list: item === undefined ? '' : local(listTitle(knowledge, item)) || item }),
        options: ofItem.map(option),
      },
      { label: t('field.lists'), options: lists },
      ...headed,
      { label: t('field.others'), options: loose },
    ].filter((group) => group.options.length > 0);
  }, [knowledge, local, item, t]);
}

/** A value that a field of this kind may have, to show what is meant. */
export function exampleOf(
  field: FieldInfo,
  sets: Readonly<Record<string, readonly { readonly code: string; readonly zh: string; readonly en: string }[]>>,
  local: (text: { readonly zh: string; readonly en: string }) => string,
): string {
  const first = field.valueSet === undefined ? undefined : sets[field.valueSet]?.[0];
  if (first !== undefined) return `${first.code} ${local(first)}`;
  return EXAMPLES[field.type] ?? '';
}

const EXAMPLES: Readonly<Record<string, string>> = {
  boolean: 'true',
  date: '2026-05-01',
  datetime: '2026-05-01T09:30:00',
  decimal: '1234.50',
  duration: 'P3D',
  icd10: 'K80.100',
  icd9cm3: '51.2300',
  integer: '3',
};

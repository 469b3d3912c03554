import type { TemplateColumn } from '@caseloom/rules';
import type { GridColumn, Suggestion } from '../../../grid/grid-types.ts';
import { choices, codeSuggestions } from '../tables/code-suggestions.ts';

interface Words {
  readonly id: string;
  readonly local: (text: { readonly zh: string; readonly en: string } | undefined) => string;
  readonly severities: readonly Suggestion[];
  readonly flags: readonly Suggestion[];
  readonly english: boolean;
}

const WIDTHS: Readonly<Record<TemplateColumn['type'], number>> = {
  text: 180,
  list: 200,
  number: 90,
  flag: 72,
  severity: 120,
  date: 110,
};

/** The grid's columns for a table of rules: the rule's id, what the template declares, and columns that it does not know. */
export function templateColumns(
  declared: readonly TemplateColumn[],
  found: readonly string[],
  source: string,
  words: Words,
): readonly GridColumn[] {
  const unknown = found.filter((name) => name !== 'id' && !declared.some((column) => column.name === name));
  return [
    { id: 'id', title: words.id, width: 120, code: true },
    ...declared.map((column) => declaredColumn(column, source, words)),
    ...unknown.map((name): GridColumn => ({ id: name, title: name, detail: '?', width: 140 })),
  ];
}

function declaredColumn(column: TemplateColumn, source: string, words: Words): GridColumn {
  const { name, type, codes, optional } = column;
  const title = words.local(column.title) || name;
  const about = words.local(column.about);
  const suggest =
    codes !== undefined
      ? codeSuggestions(source, codes, words.english)
      : type === 'severity'
        ? choices(words.severities)
        : type === 'flag'
          ? choices(words.flags)
          : undefined;
  return {
    id: name,
    title: optional === true ? title : `${title} *`,
    detail: codes ?? (title === name ? undefined : name),
    width: WIDTHS[type],
    code: codes !== undefined || type === 'number' || type === 'date',
    list: type === 'list',
    ...(about === '' ? {} : { about }),
    ...(suggest === undefined ? {} : { suggest }),
  };
}

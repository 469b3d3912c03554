import { columnsOf, placeholdersOf, typedCell } from '@caseloom/rules';
import type { RuleSet, TemplateRow } from '@caseloom/rules';
import { partsOf } from './condition-parts.ts';
import type { ConditionParts } from './condition-parts.ts';
import type { FoundRule } from './rule-block.ts';

/** Metadata by which a library is filtered; what a rule does not say is ''. */
export const FACETS = ['severity', 'category', 'subcategory', 'engine', 'source', 'field'] as const;
export type Facet = (typeof FACETS)[number];

/** What the index keeps of one rule. */
export interface RuleFacts {
  readonly facets: Readonly<Record<Facet, string>>;
  readonly stages: readonly string[];
  readonly validFrom: string;
  readonly validTo: string;
  /** Shared by the rows of one template. */
  readonly parts: ConditionParts;
  readonly codes: readonly string[];
  /** Own words, lower case; those that a template gives all its rows stand in `shared`. */
  readonly words: string;
}

type Read = (rule: FoundRule) => RuleFacts;

/** Reads the rules of one set; of a template what its rows have in common is worked out once. */
export function factsReader(set: RuleSet): { readonly read: Read; readonly shared: string } {
  const rows = set.template === undefined ? undefined : rowReader(set, set.template);
  return {
    shared: rows?.shared ?? '',
    read: (rule) => (rule.row === undefined || rows === undefined ? ofDocument(rule, set) : rows.read(rule.row)),
  };
}

function ofDocument({ own, id }: FoundRule, set: RuleSet): RuleFacts {
  const parts = partsOf(own!, set.conditions);
  const params = (own!.event as { params?: Record<string, unknown> }).params ?? {};
  return {
    facets: facetsOf((key) => params[key], set),
    stages: Array.isArray(params['stages']) ? params['stages'].map(String) : [],
    validFrom: textOf(params['validFrom']),
    validTo: textOf(params['validTo']),
    parts,
    codes: [...parts.literals],
    words: wordsOf([id, own!.name, params['title'], params['message'], ...parts.literals]),
  };
}

function rowReader(set: RuleSet, template: NonNullable<RuleSet['template']>) {
  const params = ((template.rule.event as { params?: Record<string, unknown> }).params ?? {}) as Record<
    string,
    unknown
  >;
  const parts = partsOf(template.rule, set.conditions);
  const types = new Map(template.columns.map((column) => [column.name, column.type]));
  const fixed = [...parts.literals].filter((text) => placeholdersOf(text) === undefined);
  const compared = [...parts.literals].flatMap((text) => {
    const found = placeholdersOf(text);
    return found === undefined ? [] : columnsOf(found);
  });
  const fill = new Map(Object.entries(params).map(([key, value]) => [key, filler(value, types)] as const));
  const stages = fill.get('stages');
  const read = (row: TemplateRow): RuleFacts => ({
    facets: facetsOf((key) => fill.get(key)?.(row), set),
    stages: listed(stages?.(row)),
    validFrom: textOf(fill.get('validFrom')?.(row)),
    validTo: textOf(fill.get('validTo')?.(row)),
    parts,
    codes: [
      ...fixed,
      ...compared.flatMap((column) => listed(typedCell(row[column] ?? '', types.get(column) ?? 'text'))),
    ],
    words: Object.values(row).join('\t').toLowerCase(),
  });
  return { read, shared: wordsOf([template.rule.name, params['title'], params['message']]) };
}

function filler(
  value: unknown,
  types: ReadonlyMap<string, Parameters<typeof typedCell>[1]>,
): (row: TemplateRow) => unknown {
  const found = typeof value === 'string' ? placeholdersOf(value) : undefined;
  if (found === undefined) return () => value;
  const { parts, whole } = found;
  if (whole) return (row) => typedCell(row[parts[1]!] ?? '', types.get(parts[1]!) ?? 'text');
  return (row) => parts.map((part, index) => (index % 2 === 0 ? part : (row[part] ?? ''))).join('');
}

function facetsOf(get: (key: string) => unknown, set: RuleSet): Record<Facet, string> {
  return {
    severity: textOf(get('severity')) || (set.severity ?? ''),
    category: textOf(get('category')),
    subcategory: textOf(get('subcategory')),
    engine: textOf(get('engine')),
    source: textOf(get('source')),
    field: textOf(get('field')),
  };
}

const textOf = (value: unknown): string =>
  typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';
const listed = (value: unknown): string[] =>
  Array.isArray(value) ? value.map(String) : value === undefined || value === '' ? [] : [String(value)];

function wordsOf(values: readonly unknown[]): string {
  return values
    .flatMap((value) => (typeof value === 'object' && value !== null ? Object.values(value) : [value]))
    .filter((value) => typeof value === 'string' || typeof value === 'number')
    .join('\t')
    .toLowerCase();
}

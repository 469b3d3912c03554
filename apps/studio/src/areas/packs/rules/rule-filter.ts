import { isObject } from './condition-edits.ts';

/** A rule as the list needs it; whatever is missing or of another shape stays empty, nothing is hidden for it. */
export interface RuleLine {
  readonly id: string;
  readonly titleZh: string;
  readonly titleEn: string;
  readonly message: string;
  readonly severity: string;
  readonly field: string;
  readonly category: string;
  readonly subcategory: string;
  readonly layer: string;
  readonly disabled: boolean;
  /** The topmost pack has its say on an inherited rule set: it changes, disables or adds this rule. */
  readonly changedHere: boolean;
  readonly addedHere: boolean;
}
export interface RuleFilter {
  readonly q: string;
  readonly severity: readonly string[];
  readonly category: readonly string[];
  readonly layer: readonly string[];
  /** `disabled`, `changed`, or all. */
  readonly state: string;
}

interface Source {
  readonly id: string;
  readonly value: unknown;
  readonly disabled: boolean;
  readonly provenance?: { readonly packId: string; readonly layer: string; readonly op: string } | undefined;
}

export function ruleLine(element: Source, packId: string, ownLayer: string): RuleLine {
  const event = isObject(element.value) ? element.value['event'] : undefined;
  const params = isObject(event) && isObject(event['params']) ? event['params'] : {};
  const word = (value: unknown): string => (typeof value === 'string' ? value : '');
  const local = (value: unknown, language: 'zh' | 'en'): string =>
    isObject(value) ? word(value[language]) : word(value);
  return {
    id: element.id,
    titleZh: local(params['title'], 'zh'),
    titleEn: local(params['title'], 'en'),
    message: `${local(params['message'], 'zh')} ${local(params['message'], 'en')}`,
    severity: word(params['severity']),
    field: word(params['field']),
    category: word(params['category']),
    subcategory: word(params['subcategory']),
    layer: element.provenance?.layer ?? ownLayer,
    disabled: element.disabled,
    changedHere: element.provenance?.packId === packId && element.provenance.op !== 'own',
    addedHere: element.provenance?.packId === packId && element.provenance.op === 'add',
  };
}

/** Every given condition must hold; words are found in id, title, message and field, in any order. */
export function filterRules(lines: readonly RuleLine[], filter: RuleFilter): readonly RuleLine[] {
  const words = filter.q
    .toLowerCase()
    .split(/\s+/)
    .filter((one) => one !== '');
  const among = (chosen: readonly string[], value: string) => chosen.length === 0 || chosen.includes(value);
  return lines.filter((line) => {
    const text = `${line.id} ${line.titleZh} ${line.titleEn} ${line.message} ${line.field}`.toLowerCase();
    return (
      words.every((word) => text.includes(word)) &&
      among(filter.severity, line.severity) &&
      among(filter.category, line.category) &&
      among(filter.layer, line.layer) &&
      (filter.state === '' || (filter.state === 'disabled' ? line.disabled : line.changedHere))
    );
  });
}

/** The filter as it stands in the address, so that a view can be sent to a colleague. */
export function filterFromSearch(search: URLSearchParams): RuleFilter {
  const list = (name: string) => (search.get(name) ?? '').split(',').filter((one) => one !== '');
  return {
    q: search.get('q') ?? '',
    severity: list('severity'),
    category: list('category'),
    layer: list('layer'),
    state: search.get('state') ?? '',
  };
}

export function filterToSearch(search: URLSearchParams, filter: Partial<RuleFilter>): URLSearchParams {
  const next = new URLSearchParams(search);
  for (const [name, value] of Object.entries(filter)) {
    const text = Array.isArray(value) ? value.join(',') : String(value);
    if (text === '') next.delete(name);
    else next.set(name, text);
  }
  return next;
}

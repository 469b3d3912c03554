import type { Rule, RuleTemplate, TemplateColumn } from '@caseloom/rules';

type Json = Readonly<Record<string, unknown>>;
const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * An existing rule as a template: every fixed value that its conditions compare with becomes a column, and so do its severity and title. The
 * rule's own values are the first row.
 */
export function templateOfRule({ id, ...rule }: Rule): {
  readonly template: RuleTemplate;
  readonly row: Readonly<Record<string, string>>;
} {
  const columns: TemplateColumn[] = [];
  const row: Record<string, string> = { id };
  const column = (stem: string, value: unknown, more: Partial<TemplateColumn> = {}): string => {
    let name = stem;
    for (let number = 2; columns.some((one) => one.name === name); number++) name = `${stem}${number}`;
    const type =
      typeof value === 'number'
        ? 'number'
        : typeof value === 'boolean'
          ? 'flag'
          : Array.isArray(value)
            ? 'list'
            : 'text';
    columns.push({ name, type, ...more });
    row[name] = Array.isArray(value) ? value.join('; ') : String(value);
    return `{{${name}}}`;
  };
  const walk = (value: unknown, list: string): unknown => {
    if (Array.isArray(value)) return value.map((one) => walk(one, list));
    if (!isObject(value)) return value;
    if (typeof value['fact'] !== 'string')
      return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, walk(one, list)]));
    const inner = value['fact'] === 'item' ? list : value['fact'];
    const compared = value['value'];
    if (isObject(compared)) return { ...value, value: walk(compared, inner) };
    if (
      compared === null ||
      compared === undefined ||
      typeof value['operator'] !== 'string' ||
      KEEPS.has(value['operator'])
    )
      return value;
    const path = typeof value['path'] === 'string' ? value['path'] : '';
    const stem = path.split('.').at(-1)?.replace(/\W/g, '') || value['fact'].replace(/\W/g, '') || 'value';
    const system =
      value['operator'] === 'codeIn' ? { codes: inner === 'op' || inner === 'procedures' ? 'icd9cm3' : 'icd10' } : {};
    return { ...value, value: column(stem === 'id' ? 'value' : stem, compared, system) };
  };
  const conditions = walk(rule.conditions, rule.forEach ?? '') as Rule['conditions'];
  const appliesWhen =
    rule.appliesWhen === undefined ? undefined : (walk(rule.appliesWhen, rule.forEach ?? '') as Rule['conditions']);
  const { params } = rule.event;
  const severity = column('severity', params.severity ?? 'warn', {
    type: 'severity',
    title: { zh: '严重程度', en: 'Severity' },
  });
  const title = column('title', params.title?.zh ?? id, { title: { zh: '名称', en: 'Title' } });
  return {
    row,
    template: {
      columns,
      rule: {
        ...rule,
        conditions,
        ...(appliesWhen === undefined ? {} : { appliesWhen }),
        event: {
          ...rule.event,
          params: { ...params, severity: severity as never, title: { zh: title, en: title } },
        },
      },
    },
  };
}

/** Operators whose value says what to do, not with what to compare. */
const KEEPS: ReadonlySet<string> = new Set([
  'isEmpty',
  'isPresent',
  'inSet',
  'notInSet',
  'inTable',
  'hasAttribute',
  'isLeafCode',
]);

import { isObject, replaceAt, valueAt, type Address, type Json } from '../condition-edits.ts';

export const PARAMS: Address = ['event', 'params'];

/** Metadata that the form has an input for; all else of `event.params` is listed as it is. */
export const SHOWN = [
  'severity',
  'title',
  'message',
  'suggestion',
  'field',
  'category',
  'subcategory',
  'engine',
  'dimension',
  'stages',
  'deduction',
  'source',
  'basis',
  'validFrom',
  'validTo',
];
const TOP = ['id', 'name', 'conditions', 'event', 'priority', 'appliesWhen', 'forEach'];

export function paramsOf(rule: Json): Json {
  const params = valueAt(rule, PARAMS);
  return isObject(params) ? params : {};
}

/** The rule with one piece of metadata changed; undefined takes it away. A rule without event or params gets empty ones to write into. */
export function withParam(rule: Json, name: string, value: unknown): unknown {
  if (value === undefined && !Object.hasOwn(paramsOf(rule), name)) return rule;
  const event = isObject(rule['event']) ? rule['event'] : { type: 'finding' };
  const whole =
    isObject(event['params']) && rule['event'] === event ? rule : { ...rule, event: { params: {}, ...event } };
  return replaceAt(whole, [...PARAMS, name], value);
}

/** What the form has no input for, by its way in the document. */
export function otherMembers(rule: Json): readonly (readonly [string, unknown])[] {
  const params = paramsOf(rule);
  const event = isObject(rule['event']) ? rule['event'] : {};
  return [
    ...Object.entries(rule).filter(([name]) => !TOP.includes(name)),
    ...Object.entries(event)
      .filter(([name, value]) => name !== 'params' && !(name === 'type' && value === 'finding'))
      .map(([name, value]) => [`event.${name}`, value] as const),
    ...Object.entries(params)
      .filter(([name]) => !SHOWN.includes(name))
      .map(([name, value]) => [`event.params.${name}`, value] as const),
  ];
}

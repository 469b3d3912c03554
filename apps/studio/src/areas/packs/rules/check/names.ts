import { memberType, namesFromFields, type FeelType, type Names } from '@caseloom/expression';
import { fields } from '@caseloom/record';

const record = namesFromFields(fields);

/** Names that expressions of rules may read: the catalogue, and the person's earlier stays with the same fields. */
export const ruleNames: Names = new Map<string, FeelType>([...record, ['history', { list: { members: record } }]]);

/** The same with `item`, the item of a list: `op`, `dx.other`. */
export function namesFor(item: string | undefined): Names {
  if (item === undefined) return ruleNames;
  const [first = '', ...rest] = item.replaceAll('[]', '').split('.');
  let type: FeelType | undefined = ruleNames.get(first);
  for (const step of rest) type = type === undefined ? undefined : memberType(type, step);
  const ofItem = typeof type === 'object' && 'list' in type ? type.list : 'any';
  return new Map<string, FeelType>([...ruleNames, ['item', ofItem]]);
}

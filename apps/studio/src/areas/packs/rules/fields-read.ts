import { isObject } from './condition-edits.ts';
import { addressIn, type RuleKnowledge } from './knowledge.ts';

/**
 * Canonical paths of the fields whose absence leaves a rule undecided, in the order written: what its tests and their values read, except where
 * the operator asks about presence itself.
 */
export function fieldsRead(rule: unknown, knowledge: Pick<RuleKnowledge, 'operators'>): readonly string[] {
  const found = new Set<string>();
  const item = isObject(rule) && typeof rule['forEach'] === 'string' ? rule['forEach'] : undefined;
  if (isObject(rule)) for (const key of ['appliesWhen', 'conditions']) walk(rule[key], item, knowledge, found);
  return [...found];
}

function walk(
  value: unknown,
  item: string | undefined,
  knowledge: Pick<RuleKnowledge, 'operators'>,
  found: Set<string>,
): void {
  if (Array.isArray(value)) {
    for (const one of value) walk(one, item, knowledge, found);
    return;
  }
  if (!isObject(value)) return;
  let inner = item;
  const { fact, path, operator } = value;
  if (typeof fact === 'string' && fact !== '') {
    const address = addressIn(fact, typeof path === 'string' ? path : undefined, item);
    const asksPresence = typeof operator === 'string' && knowledge.operators.get(operator)?.answersMissing === true;
    if (!asksPresence) found.add(address);
    inner =
      typeof operator === 'string' && 'value' in value && isObject(value['value']) && 'conditions' in value['value']
        ? address
        : item;
  }
  for (const [name, one] of Object.entries(value)) if (name !== 'params') walk(one, inner, knowledge, found);
}

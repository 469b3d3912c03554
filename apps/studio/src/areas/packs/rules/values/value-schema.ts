import type { Json } from '../condition-edits.ts';
import type { OperatorInfo } from '../knowledge.ts';

/** Schema of an operator's value, with the other field where the operator compares. */
export function valueSchema(operator: OperatorInfo): Json {
  if (!operator.compares) return operator.value;
  return { anyOf: [operator.value, REFERENCE] };
}
const REFERENCE = {
  type: 'object',
  properties: { fact: { type: 'string' }, path: { type: 'string' } },
  required: ['fact'],
};

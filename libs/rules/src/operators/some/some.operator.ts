import { quantifierOperator } from '../quantifiers.ts';

/** At least one item of the list meets the condition, three-valued; a list without items does not. */
export const someOperator = quantifierOperator('some', { zh: '至少一项满足', en: 'has an item with' }, 'some');

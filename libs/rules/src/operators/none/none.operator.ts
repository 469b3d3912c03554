import { quantifierOperator } from '../quantifiers.ts';

/** No item of the list meets the condition, three-valued; a list without items does. */
export const noneOperator = quantifierOperator('none', { zh: '没有一项满足', en: 'has no item with' }, 'none');

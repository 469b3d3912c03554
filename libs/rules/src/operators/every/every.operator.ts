import { quantifierOperator } from '../quantifiers.ts';

/** Every item of the list meets the condition, three-valued; a list without items does. */
export const everyOperator = quantifierOperator('every', { zh: '每一项都满足', en: 'has only items with' }, 'every');

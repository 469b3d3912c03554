import { same, setOperator } from '../sets.ts';

/** Two documents list the same, whatever the order and however often. */
export const sameSetOperator = setOperator('sameSet', { zh: '与…一致（集合）', en: 'lists the same as' }, same);

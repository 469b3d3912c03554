import { covers, setOperator } from '../sets.ts';

/** Everything that another document lists is listed here too. */
export const coversSetOperator = setOperator('coversSet', { zh: '包含…的全部', en: 'lists everything of' }, covers);

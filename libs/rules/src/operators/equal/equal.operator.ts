import { defineOperator } from '../operator.ts';
import { scalar } from '../../condition-schema.ts';
import { equalScalars } from '../../values.ts';

/** A scalar equals the value. A number and a decimal text compare as decimals: records carry amounts as texts. */
export const equalOperator = defineOperator({
  id: 'equal',
  title: { zh: '等于', en: 'equals' },
  operand: 'scalar',
  value: scalar,
  compile: (value) => (operand) => equalScalars(operand, value),
  compare: equalScalars,
  reference: (operand, value) => operand === value,
});

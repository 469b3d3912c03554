import { z } from 'zod';
import { unknownBecause } from '../../run.ts';
import { defineOperator } from '../operator.ts';

/** A map between code editions leads from this code to another; unknown where the pack's map is empty. */
export const hasMappingOperator = defineOperator({
  id: 'hasMapping',
  title: { zh: '编码可映射', en: 'code has a mapping' },
  operand: 'text',
  value: z.string().min(1),
  compile: (name, context) => {
    const map = context.environment.map?.(name);
    if (map === undefined && context.environment.codeSet(name) === undefined)
      context.report('RULE_MAP_UNKNOWN', { map: name });
    return (operand, run) => {
      if (typeof operand !== 'string') return undefined;
      if (map?.has(operand) === true) return true;
      return map === undefined || map.size === 0 ? unknownBecause(run, name, 'external') : false;
    };
  },
});

import { z } from 'zod';
import { factReference } from '../../condition-schema.ts';
import { unknownBecause } from '../../run.ts';
import { isMissing } from '../../values.ts';
import { keysOf, likenessSchema } from '../mapped-keys.ts';
import { defineOperator } from '../operator.ts';

const value = z
  .strictObject({ with: factReference, ...likenessSchema })
  .refine((one) => one.characters !== undefined || one.map !== undefined, 'characters or map');

/** The code is the other document's, in whose edition it is written differently: compared through a map, by the first characters, or both. */
export const equalMappedOperator = defineOperator({
  id: 'equalMapped',
  title: { zh: '对照后等于', en: 'equals, mapped' },
  operand: 'text',
  value,
  compile: ({ with: reference, ...likeness }, context) => {
    const other = context.field(reference as { fact: string; path?: string }, 'with');
    const keys = keysOf(likeness, context);
    return (operand, run) => {
      const found = other.read(run);
      if (isMissing(found)) return unknownBecause(run, other.pathIn(run), 'missing');
      if (typeof operand !== 'string') return undefined;
      const [own, theirs] = [keys.own(operand, run), keys.other(found, run)];
      if (theirs === undefined) return unknownBecause(run, other.pathIn(run), 'type');
      return own === undefined ? undefined : own === theirs;
    };
  },
});

import { z } from 'zod';
import type { AuxiliaryKind } from './kind.ts';

// Whatever else a method says of an auxiliary catalogue that it does not have changes nothing.
const schema = z.looseObject({ kind: z.literal('none'), complication_include_prefix: z.boolean().optional() });

/** No auxiliary catalogue: the candidates stay as they are. */
export const noAuxiliary: AuxiliaryKind<typeof schema> = {
  schema,
  compile: () => ({ issues: [], auxiliary: { apply: (candidates) => candidates, story: () => [] } }),
};

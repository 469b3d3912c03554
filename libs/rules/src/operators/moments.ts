import { z } from 'zod';
import { factReference } from '../condition-schema.ts';
import type { CompileContext, RuleRun } from '../run.ts';
import { unknownBecause } from '../run.ts';
import { isMissing } from '../values.ts';

/** A date or date-time written in the rule, or read from the case. */
export const momentSchema = z.union([
  z.string().regex(/^\d{4}-\d{2}-\d{2}(T\d{2}(:\d{2}(:\d{2})?)?)?$/),
  factReference,
]);
export type MomentValue = z.infer<typeof momentSchema>;

export function momentReader(value: MomentValue, context: CompileContext, at: string): (run: RuleRun) => unknown {
  if (typeof value === 'string') return () => value;
  const reader = context.field(value, at);
  return (run) => {
    const found = reader.read(run);
    return isMissing(found) ? unknownBecause(run, reader.pathIn(run), 'missing') : found;
  };
}

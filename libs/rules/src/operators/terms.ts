import { z } from 'zod';
import { factReference } from '../condition-schema.ts';
import { isMissing } from '../values.ts';
import { unknownBecause, type CompileContext, type RuleRun } from '../run.ts';
import { parseSteps, valueAt } from '../path.ts';

/** A term of a sum: one field, or with `each` a field of every item of a list. */
export const termSchema = factReference.extend({ each: z.string().min(1).optional() });
export type Term = z.infer<typeof termSchema>;

/** All numbers of the terms; undefined, with the reason noted, when one is missing. */
export function termValues(
  terms: readonly Term[],
  context: CompileContext,
): (run: RuleRun) => readonly unknown[] | undefined {
  const readers = terms.map((term, index) => {
    const reader = context.field(
      { fact: term.fact, ...(term.path === undefined ? {} : { path: term.path }) },
      `of[${index}]`,
    );
    const each = term.each === undefined ? undefined : parseSteps(term.each);
    if (term.each !== undefined && each === undefined)
      context.report('RULE_PATH_INVALID', { path: term.each }, `of[${index}].each`);
    return { reader, each };
  });
  return (run) => {
    const values: unknown[] = [];
    for (const { reader, each } of readers) {
      const value = reader.read(run);
      if (isMissing(value)) return unknownBecause(run, reader.pathIn(run), 'missing');
      if (each === undefined) {
        values.push(value);
        continue;
      }
      if (!Array.isArray(value)) return unknownBecause(run, reader.pathIn(run), 'type');
      run.budget.spend(value.length);
      for (const [index, item] of value.entries()) {
        const part = valueAt(item, each);
        if (isMissing(part)) return unknownBecause(run, `${reader.pathIn(run)}[${index}].${each.join('.')}`, 'missing');
        values.push(part);
      }
    }
    return values;
  };
}

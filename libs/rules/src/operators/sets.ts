import { and3, type Truth } from '@caseloom/core';
import type { LocalText } from '@caseloom/pack';
import { z } from 'zod';
import { factReference } from '../condition-schema.ts';
import { parseSteps, valueAt } from '../path.ts';
import { unknownBecause, type CompileContext } from '../run.ts';
import { isMissing } from '../values.ts';
import { keysOf, likenessSchema } from './mapped-keys.ts';
import { defineOperator, type Operator } from './operator.ts';

const value = z.strictObject({
  each: z.string().min(1).optional(),
  with: factReference.extend({ each: z.string().min(1).optional() }),
  ...likenessSchema,
});

/** Keys of a list, and whether it holds something that has none. */
interface Keys {
  readonly known: ReadonlySet<string>;
  readonly open: boolean;
}

/** `sameSet` and `coversSet`: what one document lists against what another does, whatever the order and however often. A text counts as a list separated by ；;、，, / or |. */
export function setOperator(
  id: string,
  title: LocalText,
  join: (own: Keys, other: Keys) => Truth,
): Operator<z.infer<typeof value>> {
  return defineOperator({
    id,
    title,
    operand: 'list',
    value,
    compile: ({ each, with: { each: otherEach, ...reference }, ...likeness }, context) => {
      const other = context.field(reference as { fact: string; path?: string }, 'with');
      const keys = keysOf(likeness, context);
      const ownOf = memberOf(each, context, 'each');
      const otherOf = memberOf(otherEach, context, 'with.each');
      return (operand, run) => {
        const listed = other.read(run);
        if (isMissing(listed)) return unknownBecause(run, other.pathIn(run), 'missing');
        const [mine, theirs] = [itemsOf(operand), itemsOf(listed)];
        if (mine === undefined) return undefined;
        if (theirs === undefined) return unknownBecause(run, other.pathIn(run), 'type');
        run.budget.spend(mine.length + theirs.length);
        const former = run.missing;
        const own = collect(mine.map((item) => keys.own(ownOf(item), run)));
        const answer = join(own, collect(theirs.map((item) => keys.other(otherOf(item), run))));
        if (answer !== undefined) run.missing = former;
        return answer;
      };
    },
  });
}

/** Everything that the other names is among one's own. What cannot be told apart leaves it open where it would matter. */
export function covers(own: Keys, other: Keys): Truth {
  const missing = [...other.known].some((key) => !own.known.has(key));
  if (missing) return own.open ? undefined : false;
  return other.open ? undefined : true;
}

export function same(own: Keys, other: Keys): Truth {
  return and3([covers(own, other), covers(other, own)]);
}

function collect(keys: readonly (string | undefined)[]): Keys {
  return { known: new Set(keys.filter((key) => key !== undefined)), open: keys.includes(undefined) };
}

const SEPARATOR = /[；;、，,/|]/;

function itemsOf(value: unknown): readonly unknown[] | undefined {
  if (Array.isArray(value)) return value as unknown[];
  if (typeof value !== 'string') return undefined;
  return value
    .split(SEPARATOR)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

function memberOf(path: string | undefined, context: CompileContext, at: string): (item: unknown) => unknown {
  if (path === undefined) return (item) => item;
  const steps = parseSteps(path);
  if (steps === undefined) context.report('RULE_PATH_INVALID', { path }, at);
  return (item) => valueAt(item, steps ?? []);
}

import type { CodeSubject, Condition } from '../condition/ast.ts';

/** Whose codes are asked: the principal diagnosis, all diagnoses, all procedures. */
export type CodeKind = 'principal' | 'diagnosis' | 'procedure';

/** Lists of code numbers; a record without a code of any of them cannot meet the condition. No list at all: no record can. */
export type Need = readonly (readonly number[])[];

/** What lists hold, as code numbers. */
export interface CodedLists {
  codes(name: string): readonly number[];
  codesWithPrefix(prefix: string): readonly (readonly number[])[];
}

/**
 * What a record must have for the condition to hold, read off its terms: a necessary condition, never a sufficient one, so that whoever leaves out what
 * lacks it leaves out nothing that would hold. Undefined: it may hold without such codes, which is also the answer for terms not named here.
 */
export function needOf(condition: Condition, kind: CodeKind, lists: CodedLists): Need | undefined {
  switch (condition.kind) {
    case 'constant':
      return condition.value ? undefined : [];
    case 'inList':
      return isOf(condition.subject, kind) ? [lists.codes(condition.list)] : undefined;
    case 'countCodes':
      return condition.atLeast > 0 && isOf(condition.subject, kind) ? [lists.codes(condition.list)] : undefined;
    case 'countLists':
      return condition.atLeast > 0 && isOf(condition.subject, kind)
        ? lists.codesWithPrefix(condition.prefix)
        : undefined;
    case 'and':
      return smallest(condition.parts.map((part) => needOf(part, kind, lists)));
    case 'or':
      return united(condition.parts.map((part) => needOf(part, kind, lists)));
    default:
      return undefined;
  }
}

/** A code that the subject means is also one of the kind. */
function isOf(subject: CodeSubject, kind: CodeKind): boolean {
  if (kind === 'principal') return subject === 'principal_dx';
  return subject.endsWith(kind === 'diagnosis' ? '_dx' : '_proc');
}

/** All parts must hold: the need of any of them is one of the whole, the smallest says most. */
function smallest(needs: readonly (Need | undefined)[]): Need | undefined {
  return needs
    .filter((need) => need !== undefined)
    .reduce<Need | undefined>(
      (least, need) => (least === undefined || size(need) < size(least) ? need : least),
      undefined,
    );
}

/** One part is enough: the whole needs something only where every part does. */
function united(needs: readonly (Need | undefined)[]): Need | undefined {
  const known = needs.filter((need) => need !== undefined);
  return known.length === needs.length ? known.flat() : undefined;
}

function size(need: Need): number {
  return need.reduce((sum, codes) => sum + codes.length, 0);
}

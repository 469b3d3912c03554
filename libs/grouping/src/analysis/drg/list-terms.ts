import type { CodeSubject, Condition } from '../../condition/ast.ts';
import type { ParsedScheme } from '../../drg/read-tables.ts';

/** A list that a condition names, and how. */
export interface ListTerm {
  readonly subject: CodeSubject;
  readonly list: string;
  readonly isNegated: boolean;
}

/** Every list that a condition names, in the order of its text; of a count of lists each that it counts. */
export function listTerms(condition: Condition, lists: ParsedScheme['lists'], isNegated = false): ListTerm[] {
  switch (condition.kind) {
    case 'inList':
    case 'countCodes':
      return [{ subject: condition.subject, list: condition.list, isNegated }];
    case 'countLists':
      return [...lists.keys()]
        .filter((list) => list.startsWith(condition.prefix))
        .map((list) => ({ subject: condition.subject, list, isNegated }));
    case 'not':
      return listTerms(condition.part, lists, !isNegated);
    case 'and':
    case 'or':
      return condition.parts.flatMap((part) => listTerms(part, lists, isNegated));
    default:
      return [];
  }
}

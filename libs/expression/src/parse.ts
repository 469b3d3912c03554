import type { Node, Span } from './ast.ts';
import { TreeBuilder } from './build-tree.ts';
import { Located } from './located.ts';
import { type Dialect, type Spelling } from './spelling.ts';

export const MAX_LENGTH = 10_000;
/** Levels of brackets. */
export const MAX_NESTING = 64;

/**
 * Text → tree.
 * @param tolerant  reads what can be read of an unfinished text: gaps become unknown values
 * @throws Located EXPRESSION_SYNTAX, _EMPTY, _TOO_LONG, _TOO_DEEP, _LITERAL, _UNSUPPORTED
 */
export function parse(text: string, dialect: Dialect, spelling: Spelling, tolerant = false): Node {
  if (text.length > MAX_LENGTH)
    throw new Located('EXPRESSION_TOO_LONG', { from: 0, to: text.length }, { length: text.length, limit: MAX_LENGTH });
  if (text.trim() === '') throw new Located('EXPRESSION_EMPTY', { from: 0, to: text.length });
  limitNesting(text);
  const plain = spelling.plainMembers(plainSpelling(text), 'behindBrackets');
  let tree = spelling.parser(dialect).parse(plain);
  let error = tolerant ? undefined : firstError(tree);
  if (error !== undefined) {
    const again = spelling.plainMembers(plain, 'everywhere');
    if (again !== plain) {
      tree = spelling.parser(dialect).parse(again);
      error = firstError(tree);
    }
  }
  if (error !== undefined) {
    const span = error.to > error.from ? error : { from: error.from, to: Math.min(text.length, error.from + 1) };
    throw new Located('EXPRESSION_SYNTAX', span, { near: text.slice(error.from, error.from + 20) || text.slice(-20) });
  }
  return new TreeBuilder(text, spelling, tolerant).top(tree.topNode, dialect);
}

type Tree = ReturnType<ReturnType<Spelling['parser']>['parse']>;

function firstError(tree: Tree): Span | undefined {
  let error: Span | undefined;
  tree.iterate({
    enter: (node) => void (node.type.isError && error === undefined && (error = { from: node.from, to: node.to })),
  });
  return error;
}

/**
 * The grammar does not know the properties with a blank in their name and the type `range<…>`; both are respelled in place, character for
 * character, for its eyes only: the tree is built from the text as it was written.
 */
function plainSpelling(text: string): string {
  if (!/included|time\s+offset|range/.test(text)) return text;
  return text.replaceAll(
    /"(?:[^"\\]|\\.)*"|(\.\s*(?:start|end|time))(\s+)(?=included\b|offset\b)|((?:\bof|[<:,>])\s*)range(?=\s*<)/gs,
    (whole, property?: string, blank?: string, before?: string) => {
      if (property !== undefined) return property + '_'.repeat(blank!.length);
      return before === undefined ? whole : `${before}list `;
    },
  );
}

function limitNesting(text: string): void {
  let depth = 0;
  for (let i = 0; i < text.length; i++) {
    const char = text[i]!;
    if (char === '"') {
      for (i++; i < text.length && text[i] !== '"'; i++) if (text[i] === '\\') i++;
    } else if (char === '(' || char === '[' || char === '{') {
      if (++depth > MAX_NESTING)
        throw new Located('EXPRESSION_TOO_DEEP', { from: i, to: i + 1 }, { limit: MAX_NESTING });
    } else if (char === ')' || char === ']' || char === '}') depth--;
  }
}

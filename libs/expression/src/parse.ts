import { parser, trackVariables } from 'lezer-feel';
import type { Node } from './ast.ts';
import { type Dialect, TreeBuilder } from './build-tree.ts';
import { Located } from './located.ts';

export const MAX_LENGTH = 10_000;
/** Levels of brackets. */
export const MAX_NESTING = 64;

/**
 * Text → tree. The grammar needs to know which names have blanks in them (functions and facts), so they are fixed here, once.
 * @throws Located EXPRESSION_SYNTAX, _EMPTY, _TOO_LONG, _TOO_DEEP, _LITERAL, _UNSUPPORTED
 */
export function parse(text: string, dialect: Dialect, names: Iterable<string>): Node {
  if (text.length > MAX_LENGTH)
    throw new Located('EXPRESSION_TOO_LONG', { from: 0, to: text.length }, { length: text.length, limit: MAX_LENGTH });
  if (text.trim() === '') throw new Located('EXPRESSION_EMPTY', { from: 0, to: text.length });
  limitNesting(text);
  const known = Object.fromEntries([...names].filter((name) => name.includes(' ')).map((name) => [name, 1]));
  const tree = parser
    .configure({
      top: dialect === 'expression' ? 'Expression' : 'UnaryTests',
      contextTracker: trackVariables(known),
      strict: false,
    })
    .parse(text);
  let error: { from: number; to: number } | undefined;
  tree.iterate({
    enter: (node) => void (node.type.isError && error === undefined && (error = { from: node.from, to: node.to })),
  });
  if (error !== undefined) {
    const span = error.to > error.from ? error : { from: error.from, to: Math.min(text.length, error.from + 1) };
    throw new Located('EXPRESSION_SYNTAX', span, { near: text.slice(error.from, error.from + 20) || text.slice(-20) });
  }
  return new TreeBuilder(text).top(tree.topNode, dialect);
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

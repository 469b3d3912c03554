import type { Span } from '../ast.ts';
import { type FeelFunction, parameterTypeName, signatureOf, signaturesOf } from '../functions/function.ts';
import { functions } from '../functions/index.ts';
import { typeName } from '../types.ts';
import { type EditorOptions, type EditorText, type Part, partAt, pathOf } from './analyse.ts';
import { typeLabel } from './type-labels.ts';

export interface Description {
  /** What is described. */
  readonly span: Span;
  /** A signature, a path, or what is written there. */
  readonly title: string;
  readonly type: EditorText;
  readonly doc?: EditorText;
}

/** What stands at the offset: a function with its signatures and what it does, a field with its label, anything else with its type. */
export function describeAt(text: string, offset: number, options: EditorOptions): Description | undefined {
  const part = partAt(text, offset, options);
  if (part === undefined) return undefined;
  const { node, type } = part;
  if (node.kind === 'call') {
    const called = functions.get(node.name);
    const span = { from: node.span.from, to: node.span.from + nameLength(text, node.span.from) };
    if (called !== undefined && offset <= span.to && part.at.find(node.name) === undefined)
      return { span, title: titleOf(called), type: typeLabel(type), doc: called.about };
  }
  return described(part, text, options);
}

function described({ node, type }: Part, text: string, options: EditorOptions): Description {
  const field = pathOf(node, options.names);
  const label = field === undefined ? undefined : options.labelOf?.(field.path);
  const title = field?.path ?? text.slice(node.span.from, node.span.to).slice(0, 80);
  return { span: node.span, title, type: typeLabel(type), ...(label === undefined ? {} : { doc: label }) };
}

/** Up to the bracket. */
function nameLength(text: string, from: number): number {
  const bracket = text.indexOf('(', from);
  return bracket < 0 ? text.length - from : text.slice(from, bracket).trimEnd().length;
}

/** Every way to call it, with types: `substring(string: string, start position: number, length?: number): string`. */
function titleOf(called: FeelFunction): string {
  return signaturesOf(called)
    .map((parameters) => {
      const typed = parameters.map((one) => ({
        ...one,
        name: `${one.name}${one.optional === true ? '?' : ''}: ${parameterTypeName(one)}`,
        optional: false,
      }));
      const returns = typeof called.returns === 'function' ? 'Any' : typeName(called.returns);
      return `${signatureOf(called, typed)}: ${returns}`;
    })
    .join('\n');
}

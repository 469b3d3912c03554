import type { parser } from 'lezer-feel';
import type { TypeNode } from './ast.ts';

export type SyntaxNode = ReturnType<typeof parser.parse>['topNode'];

/** Types as the grammar reads them: `list<number>`, `context<a: string>`, `function<number>->Any`, or a name. */
export function buildType(node: SyntaxNode, text: string): TypeNode {
  const slice = (one: SyntaxNode) => text.slice(one.from, one.to).trim().replaceAll(/\s+/g, ' ');
  switch (node.name) {
    case 'Type':
    case 'ArgumentType':
      return buildType(syntaxChildren(node)[0]!, text);
    case 'ListType': {
      const item = buildType(typeOf(node)!, text);
      return slice(node).startsWith('range') ? { range: item } : { list: item };
    }
    case 'ContextType': {
      const entries = syntaxChildren(node).find((child) => child.name === 'ContextEntryTypes')!;
      return {
        members: syntaxChildren(entries)
          .filter((child) => child.name === 'ContextEntryType')
          .map((entry) => ({ name: slice(syntaxChildren(entry)[0]!), type: buildType(typeOf(entry)!, text) })),
      };
    }
    case 'FunctionType': {
      const args = syntaxChildren(node).find((child) => child.name === 'ArgumentTypes');
      return {
        parameters: (args === undefined ? [] : syntaxChildren(args))
          .filter((child) => child.name === 'ArgumentType')
          .map((child) => buildType(child, text)),
        returns: buildType(typeOf(node)!, text),
      };
    }
    default:
      return { name: slice(node) };
  }
}

/** Children without comments. */
export function syntaxChildren(node: SyntaxNode): SyntaxNode[] {
  const children: SyntaxNode[] = [];
  for (let child = node.firstChild; child !== null; child = child.nextSibling) {
    if (!child.name.endsWith('Comment')) children.push(child);
  }
  return children;
}

function typeOf(node: SyntaxNode): SyntaxNode | undefined {
  return syntaxChildren(node).findLast((child) => child.name === 'Type');
}

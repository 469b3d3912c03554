import type { Boxed, Datum } from '@caseloom/tables';
import { node, textNode, type XmlNode } from '../xml/write-xml.ts';
import { typeRef } from './attributes.ts';
import { writeTable } from './write-table.ts';

type Writers = {
  readonly [K in Boxed['kind']]: (boxed: Extract<Boxed, { readonly kind: K }>, type: { typeRef?: string }) => XmlNode;
};

/** A boxed expression as its element. */
export function writeBoxed(boxed: Boxed): XmlNode {
  return (writers[boxed.kind] as (boxed: Boxed, type: { typeRef?: string }) => XmlNode)(boxed, typeRef(boxed.type));
}

/** Formal parameters and body. */
export function writeFunctionParts({ parameters, body }: { parameters: readonly Datum[]; body: Boxed }): XmlNode[] {
  return [...parameters.map((one) => datumNode('formalParameter', one)), writeBoxed(body)];
}

const writers: Writers = {
  expression: ({ expression }, type) => node('literalExpression', type, [textNode('text', expression)]),
  table: (boxed, type) => writeTable(boxed, type),
  context: ({ entries }, type) =>
    node(
      'context',
      type,
      entries.map(({ name, type: entryType, value }) =>
        node('contextEntry', {}, [
          name === undefined ? undefined : node('variable', { name, ...typeRef(entryType) }),
          writeBoxed(value),
        ]),
      ),
    ),
  list: ({ items }, type) => node('list', type, items.map(writeBoxed)),
  relation: ({ columns, rows }, type) =>
    node('relation', type, [
      ...columns.map((column) => datumNode('column', column)),
      ...rows.map((cells) => node('row', {}, cells.map(writeBoxed))),
    ]),
  invocation: (boxed, type) =>
    node('invocation', type, [
      writeBoxed(boxed.function),
      ...boxed.arguments.map(({ name, type: argumentType, value }) =>
        node('binding', {}, [node('parameter', { name, ...typeRef(argumentType) }), writeBoxed(value)]),
      ),
    ]),
  function: (boxed, type) => node('functionDefinition', type, writeFunctionParts(boxed)),
  conditional: (boxed, type) =>
    node('conditional', type, [
      node('if', {}, [writeBoxed(boxed.if)]),
      node('then', {}, [writeBoxed(boxed.then)]),
      node('else', {}, [writeBoxed(boxed.else)]),
    ]),
  filter: (boxed, type) =>
    node('filter', type, [node('in', {}, [writeBoxed(boxed.in)]), node('match', {}, [writeBoxed(boxed.match)])]),
  for: (boxed, type) => iteration(boxed, type, 'return'),
  some: (boxed, type) => iteration(boxed, type, 'satisfies'),
  every: (boxed, type) => iteration(boxed, type, 'satisfies'),
};

function iteration(
  boxed: Extract<Boxed, { readonly kind: 'for' | 'some' | 'every' }>,
  type: { typeRef?: string },
  each: string,
): XmlNode {
  return node(boxed.kind, { iteratorVariable: boxed.variable, ...type }, [
    node('in', {}, [writeBoxed(boxed.in)]),
    node(each, {}, [writeBoxed(boxed.each)]),
  ]);
}

function datumNode(name: string, { name: own, type }: Datum): XmlNode {
  return node(name, { name: own, ...typeRef(type) });
}

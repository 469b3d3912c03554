import type { FunctionSignature, ItemDefinition } from '@caseloom/tables';
import { node, textNode, type XmlNode } from '../xml/write-xml.ts';
import { typeRef, writtenType } from './attributes.ts';

export function writeItemDefinition(item: ItemDefinition, name: 'itemDefinition' | 'itemComponent'): XmlNode {
  return node(name, { name: item.name, label: item.label, isCollection: item.list === true ? 'true' : undefined }, [
    item.type === undefined ? undefined : textNode('typeRef', writtenType(item.type)),
    writeValues('allowedValues', item.values),
    writeValues('typeConstraint', item.constraint),
    ...(item.members ?? []).map((member) => writeItemDefinition(member, 'itemComponent')),
    item.function === undefined ? undefined : writeSignature(item.function),
  ]);
}

function writeSignature({ parameters, returns }: FunctionSignature): XmlNode {
  return node(
    'functionItem',
    { outputTypeRef: returns === undefined ? undefined : writtenType(returns) },
    parameters.map(({ name, type }) => node('parameters', { name, ...typeRef(type) })),
  );
}

export function writeValues(name: string, values: readonly string[] | undefined): XmlNode | undefined {
  return values === undefined ? undefined : node(name, {}, [textNode('text', values.join(', '))]);
}

import type { Boxed, Datum } from '@caseloom/tables';
import { isFeel } from '../namespaces.ts';
import type { XmlElement } from '../xml/xml-element.ts';
import type { ModelReader } from './model-reader.ts';
import { readTable } from './read-table.ts';
import { nameOf, readDatum, typeNameOf } from './read-types.ts';

type Read = (element: XmlElement, reader: ModelReader) => Boxed;

const NOTHING: Boxed = { kind: 'expression', expression: 'null' };

/** Every element that is an expression, DMN 1.5 chapters 7.3 and 10.2. */
const expressions: Readonly<Record<string, Read>> = {
  literalExpression: readLiteral,
  decisionTable: (element, reader) => ({ kind: 'table', ...readTable(element, reader) }),
  context: (element, reader) => ({
    kind: 'context',
    entries: reader.children(element, 'contextEntry').map((entry) => {
      const variable = reader.child(entry, 'variable');
      return { ...(variable === undefined ? {} : readDatum(variable)), value: readPart(entry, reader) };
    }),
  }),
  list: (element, reader) => ({ kind: 'list', items: readAll(element, reader) }),
  relation: (element, reader) => ({
    kind: 'relation',
    columns: reader.children(element, 'column').map(readDatum),
    rows: reader.children(element, 'row').map((row) => readAll(row, reader)),
  }),
  invocation: (element, reader) => ({
    kind: 'invocation',
    function: readPart(element, reader),
    arguments: reader.children(element, 'binding').map((binding) => {
      const parameter = reader.child(binding, 'parameter');
      return { ...(parameter === undefined ? { name: '' } : readDatum(parameter)), value: readPart(binding, reader) };
    }),
  }),
  functionDefinition: (element, reader) => ({ kind: 'function', ...readFunction(element, reader) }),
  conditional: (element, reader) => ({
    kind: 'conditional',
    if: readIn(element, 'if', reader),
    then: readIn(element, 'then', reader),
    else: readIn(element, 'else', reader),
  }),
  filter: (element, reader) => ({
    kind: 'filter',
    in: readIn(element, 'in', reader),
    match: readIn(element, 'match', reader),
  }),
  for: (element, reader) => iteration('for', element, 'return', reader),
  some: (element, reader) => iteration('some', element, 'satisfies', reader),
  every: (element, reader) => iteration('every', element, 'satisfies', reader),
};

/** The one expression inside an element; null where there is none. */
export function readPart(parent: XmlElement, reader: ModelReader): Boxed {
  return expressionIn(parent, reader) ?? NOTHING;
}

export function expressionIn(parent: XmlElement, reader: ModelReader): Boxed | undefined {
  const element = parent.children.find(
    ({ name, namespace }) => namespace === parent.namespace && Object.hasOwn(expressions, name),
  );
  return element === undefined ? undefined : readExpression(element, reader);
}

/** Parameters and body of `functionDefinition` and `encapsulatedLogic`; other languages than FEEL have no body here. */
export function readFunction(element: XmlElement, reader: ModelReader): { parameters: readonly Datum[]; body: Boxed } {
  const kind = element.attributes.get('kind') ?? 'FEEL';
  const parameters = reader.children(element, 'formalParameter').map(readDatum);
  if (kind.toUpperCase() === 'FEEL') return { parameters, body: readPart(element, reader) };
  reader.note('DMN_LANGUAGE', element, { name: element.path, language: kind });
  return { parameters, body: NOTHING };
}

function readExpression(element: XmlElement, reader: ModelReader): Boxed {
  reader.take(element);
  const type = typeNameOf(element.attributes.get('typeRef'));
  const boxed = expressions[element.name]!(element, reader);
  return type === undefined ? boxed : { ...boxed, type };
}

function readAll(parent: XmlElement, reader: ModelReader): Boxed[] {
  return parent.children
    .filter(({ name, namespace }) => namespace === parent.namespace && Object.hasOwn(expressions, name))
    .map((element) => readExpression(element, reader));
}

function readIn(parent: XmlElement, name: string, reader: ModelReader): Boxed {
  const element = reader.child(parent, name);
  return element === undefined ? NOTHING : readPart(element, reader);
}

function readLiteral(element: XmlElement, reader: ModelReader): Boxed {
  const language = element.attributes.get('expressionLanguage');
  const text = reader.textOf(element, 'text') ?? '';
  if (!isFeel(language)) {
    reader.note('DMN_LANGUAGE', element, { name: element.path, language: language! });
    return NOTHING;
  }
  return { kind: 'expression', expression: text.trim() === '' ? 'null' : text };
}

function iteration(kind: 'for' | 'some' | 'every', element: XmlElement, each: string, reader: ModelReader): Boxed {
  const variable = element.attributes.get('iteratorVariable') ?? nameOf(element);
  return {
    kind,
    variable: variable === '' ? 'item' : variable,
    in: readIn(element, 'in', reader),
    each: readIn(element, each, reader),
  };
}

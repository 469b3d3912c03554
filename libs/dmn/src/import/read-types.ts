import type { Datum, FunctionSignature, ItemDefinition } from '@caseloom/tables';
import { splitTests } from '@caseloom/tables';
import type { XmlElement } from '../xml/xml-element.ts';
import type { ModelReader } from './model-reader.ts';

/** FEEL's own types under other names of XML Schema and DMN 1.1. */
const ALIASES: Readonly<Record<string, string>> = {
  Any: 'any',
  dateTime: 'date and time',
  'days and time duration': 'duration',
  dayTimeDuration: 'duration',
  daysAndTimeDuration: 'duration',
  yearMonthDuration: 'years and months duration',
  yearsAndMonthsDuration: 'years and months duration',
  dateAndTime: 'date and time',
};

/** A type reference without its prefix: `feel:string`, `tns:tLoan`, `{http://…}string`. */
export function typeNameOf(reference: string | undefined): string | undefined {
  const text = reference?.trim();
  if (text === undefined || text === '') return undefined;
  const bare = text.startsWith('{')
    ? text.slice(text.indexOf('}') + 1)
    : /^[\w.-]+:(?=\S)/.test(text)
      ? text.slice(text.indexOf(':') + 1)
      : text;
  return Object.hasOwn(ALIASES, bare) ? ALIASES[bare] : bare;
}

export function readItemDefinition(element: XmlElement, reader: ModelReader): ItemDefinition {
  const type = typeNameOf(reader.textOf(element, 'typeRef'));
  const values = readAllowed(element, 'allowedValues', reader);
  const constraint = readAllowed(element, 'typeConstraint', reader);
  const members = reader.children(element, 'itemComponent').map((child) => readItemDefinition(child, reader));
  const signature = reader.child(element, 'functionItem');
  const label = element.attributes.get('label');
  const name = element.attributes.get('name') ?? '';
  return {
    name,
    ...(type === undefined ? {} : { type }),
    ...(element.attributes.get('isCollection') === 'true' ? { list: true } : {}),
    ...(values === undefined ? {} : { values }),
    ...(constraint === undefined ? {} : { constraint }),
    ...(members.length === 0 ? {} : { members }),
    ...(signature === undefined ? {} : { function: readSignature(signature, reader) }),
    ...(label === undefined || label === name ? {} : { label }),
  };
}

function readSignature(element: XmlElement, reader: ModelReader): FunctionSignature {
  const returns = typeNameOf(element.attributes.get('outputTypeRef'));
  return {
    parameters: reader.children(element, 'parameters').map(readDatum),
    ...(returns === undefined ? {} : { returns }),
  };
}

/** Allowed values, each as one test. */
export function readAllowed(parent: XmlElement, name: string, reader: ModelReader): readonly string[] | undefined {
  const text = reader.textOf(parent, name)?.trim();
  if (text === undefined || text === '') return undefined;
  return (splitTests(text) ?? [text]).filter((test) => test !== '');
}

/** `variable`, `parameter`, `formalParameter`, `column`. */
export function readDatum(element: XmlElement): Datum {
  const type = typeNameOf(element.attributes.get('typeRef'));
  return { name: nameOf(element), ...(type === undefined ? {} : { type }) };
}

/** Names as FEEL has them: single blanks. */
export function nameOf(element: XmlElement): string {
  return (element.attributes.get('name') ?? '').trim().replaceAll(/\s+/g, ' ');
}

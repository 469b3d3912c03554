import type { Aggregation, HitPolicy, TableBody, TableInput, TableOutput, TableRule } from '@caseloom/tables';
import type { XmlElement } from '../xml/xml-element.ts';
import { ownAttribute, type ModelReader } from './model-reader.ts';
import { UniqueNames } from './names.ts';
import { readAllowed, typeNameOf } from './read-types.ts';
import { titleOf } from './titles.ts';

/** Written without blanks and signs; other tools write DMN's letters. */
const POLICIES: Readonly<Record<string, HitPolicy>> = {
  UNIQUE: 'unique',
  U: 'unique',
  ANY: 'any',
  A: 'any',
  PRIORITY: 'priority',
  P: 'priority',
  FIRST: 'first',
  F: 'first',
  RULEORDER: 'ruleOrder',
  R: 'ruleOrder',
  OUTPUTORDER: 'outputOrder',
  O: 'outputOrder',
  COLLECT: 'collect',
  C: 'collect',
};
const AGGREGATIONS: Readonly<Record<string, Aggregation>> = {
  SUM: 'sum',
  '+': 'sum',
  MIN: 'min',
  '<': 'min',
  MAX: 'max',
  '>': 'max',
  COUNT: 'count',
  '#': 'count',
};

/** `decisionTable`, whichever way it was laid out. */
export function readTable(element: XmlElement, reader: ModelReader): TableBody {
  const names = new UniqueNames();
  const inputs = reader.children(element, 'input').map((child) => readInput(child, names, reader));
  const outputs = reader.children(element, 'output').map((child) => readOutput(child, names, reader));
  for (const annotation of reader.children(element, 'annotation')) reader.take(annotation);
  const rowIds = new UniqueNames();
  const rows = reader.children(element, 'rule');
  const rules = rows.map((child, index) => readRule(child, index, rowIds, reader));
  const { hitPolicy, aggregation } = policyOf(element, reader);
  return {
    hitPolicy,
    ...(aggregation === undefined ? {} : { aggregation }),
    inputs,
    outputs: outputs.map((output, column) => ({ ...entryType(rows, column, reader), ...output })),
    rules,
  };
}

/** The type of an output whose entries are all said to be of one; most models say it at the output. */
function entryType(rows: readonly XmlElement[], column: number, reader: ModelReader): { readonly type?: string } {
  const types = new Set(
    rows.map((row) => typeNameOf(reader.children(row, 'outputEntry')[column]?.attributes.get('typeRef'))),
  );
  const [type, ...others] = types;
  return type === undefined || others.length > 0 ? {} : { type };
}

/** `COLLECT` and its aggregation, or both in one, as `C+`. */
function policyOf(element: XmlElement, reader: ModelReader): { hitPolicy: HitPolicy; aggregation?: Aggregation } {
  const policy = element.attributes.get('hitPolicy') ?? 'UNIQUE';
  const [, name, sign] = /^(.*?)([+<>#]?)$/s.exec(policy.replaceAll(/[\s_-]+/g, '').toUpperCase())!;
  const hitPolicy = Object.hasOwn(POLICIES, name!) ? POLICIES[name!] : undefined;
  if (hitPolicy === undefined) reader.note('DMN_HIT_POLICY', element, { policy }, 'error');
  const written = element.attributes.get('aggregation')?.trim().toUpperCase() ?? sign;
  const aggregation = Object.hasOwn(AGGREGATIONS, written!) ? AGGREGATIONS[written!] : undefined;
  if (written !== '' && aggregation === undefined)
    reader.note('DMN_HIT_POLICY', element, { policy: written! }, 'error');
  return { hitPolicy: hitPolicy ?? 'unique', ...(aggregation === undefined ? {} : { aggregation }) };
}

function readInput(element: XmlElement, names: UniqueNames, reader: ModelReader): TableInput {
  const expression = reader.child(element, 'inputExpression');
  const text = expression === undefined ? undefined : reader.textOf(expression, 'text');
  const label = element.attributes.get('label');
  const written = text?.trim() ?? '';
  const type = typeNameOf(expression?.attributes.get('typeRef'));
  const values = readAllowed(element, 'inputValues', reader);
  const id = ownAttribute(element, 'id') ?? names.take(label ?? (written === '' ? 'input' : written));
  const title = titleOf(element, id);
  return {
    id,
    ...(title === undefined ? {} : { title }),
    expression: written === '' ? (label ?? 'null') : text!,
    ...(type === undefined ? {} : { type }),
    ...(values === undefined ? {} : { values }),
  };
}

function readOutput(element: XmlElement, names: UniqueNames, reader: ModelReader): TableOutput {
  const name = element.attributes.get('name');
  const label = element.attributes.get('label');
  const id = ownAttribute(element, 'id') ?? names.take(name ?? label ?? 'output');
  const type = typeNameOf(element.attributes.get('typeRef'));
  const values = readAllowed(element, 'outputValues', reader);
  const standard = reader.textOf(element, 'defaultOutputEntry');
  const title = titleOf(element, id);
  return {
    id,
    ...(name === undefined || name === id ? {} : { name }),
    ...(title === undefined ? {} : { title }),
    ...(type === undefined ? {} : { type }),
    ...(values === undefined ? {} : { values }),
    ...(standard === undefined || standard.trim() === '' ? {} : { default: standard }),
  };
}

function readRule(element: XmlElement, index: number, ids: UniqueNames, reader: ModelReader): TableRule {
  const cells = (name: string): string[] =>
    reader.children(element, name).map((entry) => reader.textOf(entry, 'text') ?? entry.text.trim());
  const description = reader.textOf(element, 'description');
  const notes = [...(description === undefined ? [] : [description]), ...cells('annotationEntry')].filter(
    (text) => text.trim() !== '',
  );
  return {
    id: ownAttribute(element, 'id') ?? ids.take(element.attributes.get('id') ?? `r${index + 1}`),
    inputs: cells('inputEntry'),
    outputs: cells('outputEntry'),
    ...(notes.length === 0 ? {} : { note: notes.join(' · ') }),
  };
}

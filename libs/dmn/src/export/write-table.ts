import type { HitPolicy, TableBody } from '@caseloom/tables';
import { node, textNode, type XmlNode } from '../xml/write-xml.ts';
import { own, titleAttributes, typeRef } from './attributes.ts';
import { writeValues } from './write-types.ts';

const POLICIES: Readonly<Record<HitPolicy, string>> = {
  unique: 'UNIQUE',
  any: 'ANY',
  priority: 'PRIORITY',
  first: 'FIRST',
  ruleOrder: 'RULE ORDER',
  outputOrder: 'OUTPUT ORDER',
  collect: 'COLLECT',
};

export function writeTable(body: TableBody, type: { readonly typeRef?: string }): XmlNode {
  const hasNotes = body.rules.some(({ note }) => note !== undefined);
  return node(
    'decisionTable',
    { hitPolicy: POLICIES[body.hitPolicy], aggregation: body.aggregation?.toUpperCase(), ...type },
    [
      ...body.inputs.map((input) =>
        node('input', { [own('id')]: input.id, ...titleAttributes(input.title) }, [
          node('inputExpression', typeRef(input.type), [textNode('text', input.expression)]),
          writeValues('inputValues', input.values),
        ]),
      ),
      ...body.outputs.map((output) =>
        node(
          'output',
          {
            name: output.name ?? output.id,
            [own('id')]: output.id,
            ...typeRef(output.type),
            ...titleAttributes(output.title),
          },
          [
            writeValues('outputValues', output.values),
            output.default === undefined
              ? undefined
              : node('defaultOutputEntry', {}, [textNode('text', output.default)]),
          ],
        ),
      ),
      hasNotes ? node('annotation', { name: 'note' }) : undefined,
      ...body.rules.map((rule) =>
        node('rule', { [own('id')]: rule.id }, [
          ...rule.inputs.map((text) => node('inputEntry', {}, [textNode('text', text)])),
          ...rule.outputs.map((text) => node('outputEntry', {}, [textNode('text', text)])),
          hasNotes ? node('annotationEntry', {}, [textNode('text', rule.note ?? '')]) : undefined,
        ]),
      ),
    ],
  );
}

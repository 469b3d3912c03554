import { operators } from '@caseloom/rules';
import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { isObject, type Json } from '../condition-edits.ts';
import { firstOf, firstValue, propertiesOf, rewritten, typedValue, variantOf, variantsOf } from './schema-form.ts';

const text = { type: 'string' };
const decimal = { anyOf: [{ type: 'number' }, text] };
const reference = { type: 'object', properties: { fact: text, path: text }, required: ['fact'] };
const than = {
  type: 'object',
  properties: { than: { anyOf: [text, reference] }, unit: { enum: ['minute', 'day'] } },
  required: ['than'],
};
const moment = { anyOf: [text, reference, than] };
const forms = (schema: Json) => variantsOf(schema).map((one) => one.form);

describe('the ways in which a value may be written', () => {
  it.each<[Json, readonly string[]]>([
    [text, ['scalar']],
    [{ type: ['string', 'number', 'boolean'] }, ['scalar']],
    [decimal, ['scalar']],
    [{ type: 'boolean' }, ['boolean']],
    [{ anyOf: [text, { type: 'boolean' }] }, ['scalar']],
    [{ const: true }, ['boolean']],
    [{ enum: ['a', 'b'] }, ['choice']],
    [{ type: 'array', items: text }, ['list']],
    [{ type: 'array', prefixItems: [decimal, decimal] }, ['tuple']],
    [{ type: 'array', items: reference }, ['rows']],
    [{ type: 'array', items: { type: 'array' } }, ['json']],
    [reference, ['reference']],
    [moment, ['scalar', 'reference', 'members']],
    [{ anyOf: [text, { type: 'array', items: text }] }, ['scalar', 'list']],
    [{ $ref: '#/$defs/condition' }, ['conditions']],
    [{}, ['json']],
  ])('%j', (schema, expected) => {
    expect(forms(schema)).toEqual(expected);
  });

  it.each<[Json, unknown, string | undefined]>([
    [moment, '2026-01-01', 'scalar'],
    [moment, { fact: 'stay', path: 'admitAt' }, 'reference'],
    [moment, { than: '2026-01-01', unit: 'day' }, 'members'],
    [moment, undefined, 'scalar'],
    [moment, [1], undefined],
    [text, { odd: 1 }, undefined],
    [{ type: 'array', items: text }, ['a', 1], 'list'],
    [{ type: 'array', items: text }, [{ odd: 1 }], undefined],
  ])('%j with %j is written as %s', (schema, value, form) => {
    expect(variantOf(variantsOf(schema), value)?.form).toBe(form);
  });

  it('shows members that the schema lacks rather than refuse the value', () => {
    expect(variantOf(variantsOf(than), { than: 'x', odd: 1 })?.form).toBe('members');
  });

  it.each<[unknown, Json, unknown]>([
    ['K80', { type: 'array', items: text }, ['K80']],
    [['K80', 'K81'], text, 'K80'],
    ['2026-01-01', than, { than: '2026-01-01' }],
    [{ fact: 'stay' }, than, { than: { fact: 'stay' } }],
    [{ than: { fact: 'stay', path: 'a' }, unit: 'day' }, reference, { fact: 'stay', path: 'a' }],
    ['', reference, { fact: '' }],
    [
      3,
      { type: 'object', properties: { parameter: text, default: decimal }, required: ['parameter'] },
      { parameter: 3 },
    ],
  ])('%j written as %j is %j', (value, schema, expected) => {
    const [to] = variantsOf(schema);
    expect(to === undefined ? undefined : rewritten(value, to)).toEqual(expected);
  });

  it.each<[Json, unknown]>([
    [text, ''],
    [{ type: 'array', items: text }, []],
    [{ type: 'array', prefixItems: [text, text] }, ['', '']],
    [{ type: 'boolean' }, true],
    [{ type: 'object', properties: { unit: text } }, {}],
    [than, { than: '' }],
  ])('%j starts as %j', (schema, value) => {
    expect(firstValue(schema)).toEqual(value);
  });

  it.each([
    ['60', 12, undefined, 60],
    ['60', '12', 'integer', '60'],
    ['60', undefined, 'integer', 60],
    ['60', undefined, 'decimal', '60'],
    ['0012', 12, 'integer', '0012'],
    ['1e3', 12, 'integer', '1e3'],
    ['', 12, 'integer', ''],
  ] as const)('“%s” instead of %j in a field of type %s is %j', (typed, before, type, value) => {
    expect(typedValue(typed, before, type)).toBe(value);
  });
});

describe('the value of every operator', () => {
  it.each([...operators.values()].map((one) => [one.id, one] as const))(
    'of %s has a form, down to its last member',
    (_, operator) => {
      const { $schema: _schema, ...schema } = z.toJSONSchema(operator.value, {
        io: 'input',
        unrepresentable: 'any',
      }) as Json;
      expect(formless(schema)).toEqual([]);
      for (const variant of variantsOf(schema)) expect(variantOf(variantsOf(schema), firstOf(variant))).toBeDefined();
    },
  );
});

/** Members that would end as JSON, by their way in. */
function formless(schema: Json, way = ''): readonly string[] {
  return variantsOf(schema).flatMap((one) => {
    if (one.form === 'json') return [way];
    const items = one.schema['items'];
    if (one.form === 'rows' && isObject(items)) return formless(items, `${way}[]`);
    return one.form === 'members'
      ? Object.entries(propertiesOf(one.schema)).flatMap(([name, member]) => formless(member, `${way}.${name}`))
      : [];
  });
}

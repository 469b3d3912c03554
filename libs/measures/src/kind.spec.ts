import { describe, expect, it } from '@jest/globals';
import { checkPack, kindRegistry, parsePack, resolvePack } from '@caseloom/pack';
import { measuresKind } from './kind.ts';

const registry = kindRegistry([measuresKind]);
const text = { zh: '指标', en: 'Measure' };
const measure = {
  id: 'CMI',
  title: text,
  domain: 'drg',
  numerator: { aggregate: 'sum', expression: 'grouping.weight' },
  denominator: { aggregate: 'count', expression: 'true' },
  unit: text,
  decimals: 4,
  direction: 'higher',
  formulaText: text,
};
const told = (...measures: unknown[]): string[] => {
  const files = new Map([
    ['pack.json', JSON.stringify({ format: 1, id: 'cn', version: '1.0.0', title: text, layer: 'nation' })],
    ['measures/kpis.json', JSON.stringify({ title: text, measures })],
  ]);
  const pack = parsePack(files, registry);
  const resolved = pack.ok ? resolvePack([pack.value], registry) : pack;
  const issues =
    resolved.ok && 'artifacts' in resolved.value && 'provenance' in resolved.value
      ? checkPack(resolved.value, registry)
      : resolved.issues;
  return issues.map((one) => `${one.code} ${one.path}`);
};

describe('[MEASURE-3] a pack of measures is checked with addresses', () => {
  const at = 'measures/kpis.json#measures[0]';
  it.each<[string, unknown[], string[]]>([
    ['a good one', [measure], []],
    [
      'an unknown aggregate',
      [{ ...measure, numerator: { aggregate: 'avg', expression: '1' } }],
      [`PACK_VALUE_UNKNOWN ${at}.numerator.aggregate`],
    ],
    ['a limit that is no decimal text', [{ ...measure, warnBelow: '1,5' }], [`MEASURE_NUMBER_TEXT ${at}.warnBelow`]],
    [
      'a fact nobody knows',
      [{ ...measure, population: 'grouping.statsu = "grouped"' }],
      [`EXPRESSION_FIELD_UNKNOWN ${at}.population`],
    ],
    [
      'a formula that cannot be read',
      [{ ...measure, denominator: { aggregate: 'sum', expression: 'fee.total +' } }],
      [`EXPRESSION_SYNTAX ${at}.denominator.expression`],
    ],
    ['an id twice', [measure, measure], ['PACK_ID_DUPLICATE measures/kpis.json#measures[1].id']],
    ['an id that is no measure name', [{ ...measure, id: '__proto__' }], [`PACK_VALUE_INVALID ${at}.id`]],
  ])('%s', (_, measures, expected) => {
    expect(told(...measures)).toEqual(expected);
  });
});

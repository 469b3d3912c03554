import { describe, expect, it } from '@jest/globals';
import { elementPlace, issuePlace } from './issue-place.ts';

describe('the place of an issue', () => {
  it.each([
    [
      'rules/front-page.json#rules[3].conditions.all[0]',
      { kind: 'rules', artifact: 'front-page', path: 'rules[3].conditions.all[0]' },
    ],
    [
      'overlay/rules/front-page.json#[2].value.conditions.all[0]',
      {
        kind: 'rules',
        artifact: 'front-page',
        path: 'conditions.all[0]',
        operation: 'overlay/rules/front-page.json#[2]',
      },
    ],
    [
      'overlay/rules/front-page.json#[2].reason',
      { kind: 'rules', artifact: 'front-page', path: 'reason', operation: 'overlay/rules/front-page.json#[2]' },
    ],
    [
      'cn-national:rules/front-page.json#rules[3]',
      { kind: 'rules', artifact: 'front-page', path: 'rules[3]', pack: 'cn-national' },
    ],
    ['codes/icd10.codes.csv:12:code', { kind: 'codes', artifact: 'icd10', table: 'codes', path: '12:code' }],
    ['overlay/grouping/drg.weights.csv:3', { kind: 'grouping', artifact: 'drg', table: 'weights', path: '3' }],
    ['payment/drg-2026.json', { kind: 'payment', artifact: 'drg-2026', path: '' }],
    ['payment/drg.v2.json#parameters', { kind: 'payment', artifact: 'drg.v2', path: 'parameters' }],
  ])('%s', (address, place) => {
    expect(issuePlace(address)).toEqual(place);
  });

  it.each(['pack.json', 'pack.json#extends', '', 'rules', 'codes/icd10.csv'])('has no artifact in “%s”', (address) => {
    expect(issuePlace(address)).toBeUndefined();
  });

  it('names the element and the path inside it', () => {
    expect(elementPlace('rules[3].conditions.all[0]', ['conditions', 'rules'])).toEqual({
      family: 'rules',
      index: 3,
      inner: 'conditions.all[0]',
    });
    expect(elementPlace('nodes[0]', ['nodes'])).toEqual({ family: 'nodes', index: 0, inner: '' });
    expect(elementPlace('title.zh', ['rules'])).toBeUndefined();
    expect(elementPlace('rulesets[1]', ['rules'])).toBeUndefined();
  });
});

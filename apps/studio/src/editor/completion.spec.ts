import { describe, expect, it } from '@jest/globals';
import { askedAt } from './completion.ts';

const asked = (text: string) => {
  const at = text.indexOf('▮');
  return askedAt(text.slice(0, at) + text.slice(at + 1), at);
};

describe('what the cursor asks for', () => {
  it.each([
    ['{ "fact": "pat▮" }', { what: 'fact', typed: 'pat' }],
    ['{ "fact": "patient", "path": "s▮" }', { what: 'path', typed: 's', fact: 'patient' }],
    ['{ "path": "▮", "fact": "stay" }', { what: 'path', typed: '', fact: 'stay' }],
    ['{ "all": [{ "fact": "stay",\n  "path": "▮"\n}] }', { what: 'path', typed: '', fact: 'stay' }],
    ['{ "operator": "▮" }', { what: 'operator', typed: '' }],
    ['{ "field": "dx.pr▮', { what: 'field', typed: 'dx.pr' }],
    ['{ "forEach": "o▮" }', { what: 'list', typed: 'o' }],
    ['{ "condition": "is▮" }', { what: 'condition', typed: 'is' }],
    [
      '{ "fact": "dx", "path": "principal.code", "operator": "codeIn", "value": ["K8▮"] }',
      { what: 'value', typed: 'K8', fact: 'dx', path: 'principal.code', operator: 'codeIn', member: '' },
    ],
    [
      '{ "fact": "item", "value": { "system": "ic▮" }, "operator": "hasAttribute" }',
      { what: 'value', typed: 'ic', operator: 'hasAttribute', member: 'system' },
    ],
    [
      '{ "fact": "lab", "operator": "rises", "value": { "value": "am▮" } }',
      { what: 'value', typed: 'am', operator: 'rises', member: 'value' },
    ],
    [
      '{ "fact": "op", "operator": "some", "value": { "conditions": { "fact": "item", "path": "▮" } } }',
      { what: 'path', typed: '', fact: 'item' },
    ],
  ])('%s', (text, answer) => {
    expect(asked(text)).toMatchObject(answer);
  });

  it('does not take the fact of another object', () => {
    expect(asked('[{ "fact": "stay" }, { "path": "▮" }]')).not.toHaveProperty('fact');
  });

  it.each(['{ "title": "▮" }', '{ "fact": "a"▮ }', '{ ▮ }', '{ "fa▮": 1 }'])(
    'asks for nothing of ours in %s',
    (text) => {
      expect(asked(text)).toBeUndefined();
    },
  );
});

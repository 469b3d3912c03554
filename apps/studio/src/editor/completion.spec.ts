import { describe, expect, it } from '@jest/globals';
import { askedAt } from './completion.ts';

const asked = (text: string) => {
  const at = text.indexOf('▮');
  return askedAt(text.slice(0, at), text.slice(at + 1));
};

describe('what the cursor asks for', () => {
  it.each([
    ['{ "fact": "pat▮" }', { what: 'fact', typed: 'pat' }],
    ['{ "fact": "patient", "path": "s▮" }', { what: 'path', typed: 's', fact: 'patient' }],
    ['{ "path": "▮", "fact": "stay" }', { what: 'path', typed: '', fact: 'stay' }],
    ['[{ "fact": "stay" }, { "path": "▮" }]', { what: 'path', typed: '' }],
    ['{ "all": [{ "fact": "stay",\n  "path": "▮"\n}] }', { what: 'path', typed: '', fact: 'stay' }],
    ['{ "operator": "▮" }', { what: 'operator', typed: '' }],
    ['{ "field": "dx.pr▮', { what: 'field', typed: 'dx.pr' }],
    ['{ "forEach": "o▮" }', { what: 'fact', typed: 'o' }],
  ])('%s', (text, answer) => {
    expect(asked(text)).toEqual(answer);
  });

  it.each(['{ "value": "▮" }', '{ "fact": "a"▮ }', '{ ▮ }'])('asks for nothing of ours in %s', (text) => {
    expect(asked(text)).toBeUndefined();
  });
});

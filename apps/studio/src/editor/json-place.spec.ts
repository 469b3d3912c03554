import { describe, expect, it } from '@jest/globals';
import { jsonPlace, writtenLength } from './json-place.ts';

const place = (text: string) => jsonPlace(text.replace('▮', ''), text.indexOf('▮'));

describe('the place of a cursor in JSON', () => {
  it.each<[string, readonly (string | number)[], string | undefined]>([
    ['{"conditions": {"all": [{"fact": "a"}, {"fact": "pat▮"}]}}', ['conditions', 'all', 1, 'fact'], 'pat'],
    ['{"value": ["K80", "K8▮', ['value', 1], 'K8'],
    ['{"value": ["K80", ▮]}', ['value', 1], undefined],
    ['{"fa▮": 1}', [], 'fa'],
    ['{"a": {"b": "x\\"y▮"}}', ['a', 'b'], 'x\\"y'],
    ['{"a": 1, ▮', [], undefined],
    ['▮', [], undefined],
    ['{"a": "done", "b": tr▮', ['b'], undefined],
  ])('%s', (text, at, typed) => {
    const found = place(text);
    expect(found.at).toEqual(at);
    expect(found.text?.typed).toBe(typed);
  });

  it('reads the members of the objects around, also behind the cursor', () => {
    const { around } = place(
      '{"id": "R", "t": {"path": "▮", "fact": "stay", "x": {"fact": "inner"}}, "forEach": "op"}',
    );
    expect(around[0]).toEqual({ path: '', fact: 'stay' });
    expect(around[1]).toMatchObject({ id: 'R', forEach: 'op' });
  });

  it('tells names from values', () => {
    expect(place('{"fa▮"}').text?.isName).toBe(true);
    expect(place('{"fact": "▮"}').text?.isName).toBe(false);
  });

  it('ends on any text at any offset', () => {
    const text = '{"a": ["x\\u0041", {"b": null}], "c": "d';
    for (let offset = 0; offset <= text.length; offset += 1)
      for (let end = offset; end <= text.length; end += 1)
        expect(jsonPlace(text.slice(0, end), offset).at).toBeDefined();
  });

  it.each([
    ['abc', 2, 2],
    ['a\\"c', 2, 3],
    ['\\u0041b', 1, 6],
    ['ab', 9, 2],
  ])('of %s, %i characters are written with %i', (written, count, length) => {
    expect(writtenLength(written, count)).toBe(length);
  });
});

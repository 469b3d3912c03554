import { describe, expect, it } from '@jest/globals';
import { jsonPositions, nearestSpan } from './json-positions.ts';

const text = `{
  "id": "A01-001",
  "conditions": { "all": [{ "fact": "ageYears", "value": 60 }, {"any":[]}] },
  "event": { "params": { "title": { "zh": "“引\\"号”" } } }
}`;
const shown = (path: string, of = text) => {
  const span = nearestSpan(jsonPositions(of), path);
  return span === undefined ? undefined : of.slice(span.from, span.to);
};

describe('positions in a JSON text', () => {
  it.each([
    ['id', '"A01-001"'],
    ['conditions.all[0].fact', '"ageYears"'],
    ['conditions.all[0].value', '60'],
    ['conditions.all[1]', '{"any":[]}'],
    ['event.params.title.zh', '"“引\\"号”"'],
    ['', text],
  ])('finds %s', (path, value) => {
    expect(shown(path)).toBe(value);
  });

  it('points at the nearest thing around an address that is not there', () => {
    expect(shown('conditions.all[0].path')).toBe('{ "fact": "ageYears", "value": 60 }');
    expect(shown('nothing.at.all')).toBe(text);
  });

  it.each([
    ['{"a": 1, }', 9],
    ['{"a": tru}', 6],
    ['{"a": 1', 7],
    ['{"a": "x', 8],
    ['{} extra', 3],
    ['', 0],
    ['{"a": "\\q"}', 6],
  ])('says where %s stops being JSON', (broken, at) => {
    expect(jsonPositions(broken).stoppedAt).toBe(at);
  });

  it('keeps what it read before the break', () => {
    expect(shown('a', '{"a": 12, "b": ?}')).toBe('12');
  });

  it('ends on any text', () => {
    for (let cut = 0; cut <= text.length; cut += 1) {
      expect(jsonPositions(text.slice(0, cut)).stoppedAt ?? cut).toBeLessThanOrEqual(cut);
    }
  });
});

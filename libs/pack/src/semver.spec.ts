import { describe, expect, it } from '@jest/globals';
import { compareVersions, isRange, parseVersion, satisfies } from './semver.ts';

describe('versions', () => {
  it('come in the order of semver.org, section 11', () => {
    const order = [
      '1.0.0-alpha',
      '1.0.0-alpha.1',
      '1.0.0-alpha.beta',
      '1.0.0-beta',
      '1.0.0-beta.2',
      '1.0.0-beta.11',
      '1.0.0-rc.1',
      '1.0.0',
      '1.0.1',
      '1.2.0',
      '1.10.0',
      '2.0.0',
    ];
    expect([...order].reverse().sort(compareVersions)).toEqual(order);
  });

  it.each(['1', '1.2', '01.2.3', '1.2.3.4', 'v1.2.3', '1.2.3-', '1.2.-3', '', 'latest'])('refuse %p', (text) => {
    expect(parseVersion(text)).toBeUndefined();
    expect(satisfies(text, '*')).toBe(false);
  });
});

describe('[PACK-11] ranges', () => {
  it.each<[string, string[], string[]]>([
    ['1.2.3', ['1.2.3', '1.2.3+build'], ['1.2.4', '1.2.3-rc']],
    ['=1.2.3', ['1.2.3'], ['1.2.2']],
    ['^1.2.3', ['1.2.3', '1.9.0'], ['1.2.2', '2.0.0', '2.0.0-rc', '1.3.0-rc']],
    ['^0.2.3', ['0.2.3', '0.2.9'], ['0.3.0', '0.2.2', '1.0.0']],
    ['^0.0.3', ['0.0.3'], ['0.0.4', '0.0.2']],
    ['^0.0', ['0.0.0', '0.0.9'], ['0.1.0']],
    ['^0', ['0.0.1', '0.9.0'], ['1.0.0']],
    ['^1', ['1.0.0', '1.99.0'], ['0.9.0', '2.0.0']],
    ['^1.2.3-beta.2', ['1.2.3-beta.2', '1.2.3', '1.4.0'], ['1.2.3-beta.1', '1.4.0-beta']],
    ['~1.2.3', ['1.2.3', '1.2.9'], ['1.3.0', '1.2.2']],
    ['~1.2', ['1.2.0', '1.2.9'], ['1.3.0']],
    ['~1', ['1.0.0', '1.9.9'], ['2.0.0']],
    ['1.x', ['1.0.0', '1.5.2'], ['2.0.0', '0.9.0']],
    ['1.2.*', ['1.2.0', '1.2.7'], ['1.3.0']],
    ['1.2', ['1.2.0', '1.2.7'], ['1.3.0', '1.1.9']],
    ['*', ['0.0.1', '9.9.9'], ['1.0.0-rc']],
    ['>=1.2.0 <2.0.0', ['1.2.0', '1.9.9'], ['1.1.9', '2.0.0']],
    ['>1.2', ['1.3.0'], ['1.2.9']],
    ['<=1.2', ['1.2.9', '0.1.0'], ['1.3.0']],
    ['1.2.3 || ^2.1.0', ['1.2.3', '2.4.0'], ['1.2.4', '2.0.9']],
  ])('%s', (range, inside, outside) => {
    expect(inside.filter((version) => !satisfies(version, range))).toEqual([]);
    expect(outside.filter((version) => satisfies(version, range))).toEqual([]);
  });

  it.each(['', '^', '1.x.3', '1..2', 'abc', '1.2.3 ||', '> *', '1.2-beta'])('refuse %p', (range) => {
    expect(isRange(range)).toBe(false);
    expect(satisfies('1.2.3', range)).toBe(false);
  });
});

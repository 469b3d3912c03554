import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { canonicalJson, hashJson, sha256Hex } from './canonical.ts';

describe('canonical JSON', () => {
  it.each<[unknown, string]>([
    [{ b: 1, a: [3, null, true] }, '{"a":[3,null,true],"b":1}'],
    [{ '€': 1, '\r': 2, '1': 3, é: 4 }, '{"\\r":2,"1":3,"é":4,"€":1}'],
    [{ a: undefined }, '{}'],
    [1e21, '1e+21'],
    [-0, '0'],
    ['张\u0007"', '"张\\u0007\\""'],
  ])('[RFC 8785] %p', (value, expected) => {
    expect(canonicalJson(value)).toBe(expected);
  });

  it.each([[NaN], [Infinity], [undefined]])('refuses %p', (value) => {
    expect(() => canonicalJson(value)).toThrow(/no JSON form|NaN|Infinity/);
  });

  it('[P5] does not depend on the order of keys, and survives being read again', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const shuffled: unknown = JSON.parse(JSON.stringify(value), (_, inner: unknown) =>
          inner !== null && typeof inner === 'object' && !Array.isArray(inner)
            ? Object.fromEntries(Object.entries(inner).reverse())
            : inner,
        );
        expect(canonicalJson(shuffled)).toBe(canonicalJson(value));
        expect(hashJson(JSON.parse(canonicalJson(value)))).toBe(hashJson(value));
      }),
    );
  });

  it('hashes as SHA-256 does', () => {
    expect(sha256Hex('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
    expect(sha256Hex(new Uint8Array())).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
  });
});

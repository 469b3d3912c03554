import { describe, expect, it } from '@jest/globals';
import { child, files, manifest, nation, parsed, registry, resolved, told } from '../spec/specimen.ts';
import { lockFor } from './lock.ts';
import { hashPack } from './format/canonical.ts';
import { resolvePack } from './resolve.ts';

const city = child({});
const withLock = (lock: unknown) => child({ 'pack.lock.json': lock });

describe('[PACK-11] the chain', () => {
  it.each([
    ['a parent that is missing', [city], ['PACK_PARENT_MISSING pack.json#extends']],
    [
      'another parent than wanted',
      [files({ 'pack.json': manifest('other') }), city],
      ['PACK_PARENT_UNEXPECTED pack.json#extends'],
    ],
    [
      'a parent nobody asked for',
      [nation, files({ 'pack.json': manifest('free') })],
      ['PACK_PARENT_UNEXPECTED pack.json#extends'],
    ],
    [
      'a version outside the range',
      [nation, child({}, { extends: { id: 'cn', range: '^2.0.0' } })],
      ['PACK_PARENT_VERSION pack.json#extends.range'],
    ],
    [
      'a parent of a lower layer',
      [files({ 'pack.json': manifest('cn', { layer: 'hospital' }) }), city],
      ['PACK_PARENT_LAYER pack.json#layer'],
    ],
  ])('refuses %s', (_, chain, expected) => {
    const result = resolvePack(chain.map(parsed), registry);
    expect(result.ok).toBe(false);
    expect(told(result.issues)).toEqual(expected);
  });
});

describe('[PACK-12] the lock', () => {
  it('names every ancestor with version and hash', () => {
    const lock = lockFor([parsed(nation), parsed(city)]);
    expect(lock).toEqual({
      cn: { version: '1.0.0', sha256: hashPack(nation) },
      city: { version: '1.0.0', sha256: hashPack(city, { cn: { version: '1.0.0', sha256: hashPack(nation) } }) },
    });
  });

  it('[P4] a draft already has the identity it will have once locked', () => {
    expect(resolved(nation, city).hash).toBe(resolved(nation, withLock(lockFor([parsed(nation)]))).hash);
  });

  it('[P4] another parent is another identity', () => {
    const other = new Map([...nation, ['SOURCES.md', 'changed']]);
    expect(resolved(other, city).hash).not.toBe(resolved(nation, city).hash);
  });

  it.each([
    ['another hash', { cn: { version: '1.0.0', sha256: '0'.repeat(64) } }, ['PACK_LOCK_MISMATCH pack.lock.json#cn']],
    [
      'another version',
      { cn: { version: '1.0.1', sha256: hashPack(nation) } },
      ['PACK_LOCK_MISMATCH pack.lock.json#cn'],
    ],
    [
      'a parent it does not name and one that is none',
      { other: { version: '1.0.1', sha256: hashPack(nation) } },
      ['PACK_LOCK_MISSING pack.lock.json', 'PACK_LOCK_UNUSED pack.lock.json'],
    ],
  ])('refuses %s', (_, lock, expected) => {
    expect(told(resolvePack([parsed(nation), parsed(withLock(lock))], registry).issues)).toEqual(expected);
  });
});

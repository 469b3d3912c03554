import { describe, expect, it } from '@jest/globals';
import { linkToken, safeTarget } from './link-token.ts';

describe('the token of a sign-in link', () => {
  it.each([
    ['#abc-DEF_123', '', 'abc-DEF_123'],
    ['#token=abc', '', 'abc'],
    ['', '?token=abc', 'abc'],
    ['', '?then=%2Fcases', undefined],
    ['', '', undefined],
  ])('is read from %s %s', (hash, search, token) => {
    expect(linkToken({ hash, search })).toBe(token);
  });
});

describe('the page after signing in', () => {
  it.each([
    ['/cases?stage=coding', '/cases?stage=coding'],
    ['//elsewhere.example', '/'],
    ['/\\elsewhere.example', '/'],
    ['https://elsewhere.example', '/'],
    ['/sign-in', '/'],
    [null, '/'],
  ])('of %s is %s', (then, target) => {
    expect(safeTarget(then)).toBe(target);
  });
});

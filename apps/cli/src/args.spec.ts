import { describe, expect, it } from '@jest/globals';
import { parseArgs, type FlagSpecs } from './args.ts';

const specs: FlagSpecs = {
  pack: { kind: 'value', required: true },
  packs: { kind: 'list' },
  out: { kind: 'value' },
  strict: { kind: 'switch' },
};
const read = (words: string) => {
  const args = parseArgs(words.split(' ').filter(Boolean), specs);
  return {
    words: args.positional,
    pack: args.value('pack'),
    packs: args.list('packs'),
    out: args.value('out'),
    strict: args.has('strict'),
  };
};

describe('words of a command', () => {
  it.each([
    ['--pack p', { pack: 'p' }],
    ['--pack=p', { pack: 'p' }],
    ['--pack=a=b', { pack: 'a=b' }],
    ['--pack -', { pack: '-' }],
    ['a --pack p - b', { pack: 'p', words: ['a', '-', 'b'] }],
    ['--pack p -- --out x', { pack: 'p', words: ['--out', 'x'] }],
    ['--pack p -o f', { pack: 'p', out: 'f' }],
    ['--packs a --pack p --packs=b', { pack: 'p', packs: ['a', 'b'] }],
    ['--strict --pack p --strict', { pack: 'p', strict: true }],
  ])('%s', (words, expected) => {
    expect(read(words)).toEqual({ words: [], packs: [], strict: false, out: undefined, ...expected });
  });

  it.each([
    ['', 'CLI_OPTION_NEEDED'],
    ['--pack', 'CLI_OPTION_NO_VALUE'],
    ['--pack=', 'CLI_OPTION_NO_VALUE'],
    ['--pack --strict', 'CLI_OPTION_NO_VALUE'],
    ['--pack p --pack q', 'CLI_OPTION_TWICE'],
    ['--pack p --strict=no', 'CLI_OPTION_SWITCH'],
    ['--pack p --fast', 'CLI_OPTION_UNKNOWN'],
    ['--pack p -x', 'CLI_OPTION_UNKNOWN'],
    ['--pack p --__proto__ x', 'CLI_OPTION_UNKNOWN'],
    ['--pack p --constructor x', 'CLI_OPTION_UNKNOWN'],
  ])('"%s" is refused by %s', (words, code) => {
    expect(() => read(words)).toThrow(code);
  });

  it('takes one of several values, or names them', () => {
    const args = parseArgs(['--pack', 'csv'], specs);
    expect(args.oneOf('pack', ['csv', 'ndjson'])).toBe('csv');
    expect(args.oneOf('out', ['csv'])).toBeUndefined();
    expect(() => args.oneOf('pack', ['a', 'b'])).toThrow('CLI_OPTION_INVALID');
    expect(() => args.need('out')).toThrow('CLI_OPTION_NEEDED');
  });
});

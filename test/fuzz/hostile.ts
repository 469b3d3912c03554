import fc, { type Arbitrary } from 'fast-check';

const deep = (open: string, close = ''): string => open.repeat(10_000) + close.repeat(10_000);

/** Texts that have broken programs: names of prototypes, scripts, formulas, patterns without end, numbers without measure, broken letters. */
const NASTY: readonly string[] = [
  ...['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'valueOf', '__defineGetter__', 'then'],
  ...[
    'this',
    'globalThis',
    'process.exit(3)',
    'require("fs")',
    'import("node:fs")',
    'eval(1)',
    'new Function("return 1")()',
  ],
  ...[
    'constructor.constructor("return process")()',
    '${7*7}',
    '{{7*7}}',
    '`id`',
    "'; drop table cases; --",
    '<script>alert(1)</script>',
  ],
  ...[
    '=1+1',
    '+1',
    '-1+1',
    '@SUM(A1)',
    '\t=1',
    '\r=1',
    '=HYPERLINK("http://x","y")',
    '../../etc/passwd',
    'file:///etc/passwd',
  ],
  ...[
    '$..*',
    '$[?(@.a)]',
    '$[(@.length-1)]',
    'a[*]',
    'a..b',
    'a[-1]',
    'a[99999999999]',
    'a["b"]',
    "a['__proto__']",
    '.',
    '[',
    ']',
    '',
  ],
  ...[
    '(a+)+$',
    '^(\\w+\\s?)*$',
    '(a|a)*b',
    '(?=a)',
    '\\1',
    '(?<n>a)',
    '[',
    '(',
    'a{1000}{1000}',
    '\\p{L}',
    '(.*)*x',
    '.*.*.*=.*',
  ],
  ...[
    'NaN',
    'Infinity',
    '-0',
    '1e400',
    '1E-400',
    '0x10',
    '1_000',
    '9'.repeat(400),
    `0.${'0'.repeat(400)}1`,
    '١٢',
    '１２',
    '1,5',
    '--1',
  ],
  ...[
    '\u0000',
    '\ud800',
    '\udc00\ud800',
    '\u202e',
    '\ufeff',
    '\u200b',
    '\u2028',
    'İ',
    'ß',
    'ﷺ'.repeat(50),
    '👩‍👩‍👧',
    '㐀',
    '𠮷',
  ],
  ...['\r\n', '\r', '"', '""', '"a', 'a"b', '\\', '\\u0041', ',', ',,,,', ';', '|', '||'],
  ...[
    '0000-00-00',
    '2024-02-30',
    '9999-12-31',
    '-271821-04-20',
    '2026-13-01T25:61:61',
    'P1Y',
    'PT1H',
    'P999999999Y',
    '24:00:00',
  ],
  ...[
    deep('('),
    deep('(', ')'),
    deep('['),
    deep('[', ']'),
    deep('{"a":', '}'),
    deep('not('),
    deep('-'),
    deep('if true then '),
  ],
  ...[
    'a'.repeat(20_000),
    `${'a'.repeat(5_000)}!`,
    ' '.repeat(5_000),
    '中'.repeat(5_000),
    'a,'.repeat(5_000),
    'a.'.repeat(5_000),
    '%'.repeat(2_000),
  ],
];

/** One hostile or arbitrary text. */
export const text: Arbitrary<string> = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...NASTY) },
  { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }) },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 40 }) },
  { weight: 1, arbitrary: fc.tuple(fc.constantFrom(...NASTY), fc.constantFrom(...NASTY)).map((two) => two.join('')) },
);

const number = fc.oneof(
  fc.constantFrom(0, -0, 1, -1, 0.1, 1e21, 1e308, -1e308, 5e-324, 2 ** 53, 2 ** 53 + 2, -(2 ** 31)),
  fc.double(),
  fc.integer(),
);

/** Any JSON value, with hostile names and texts; nested as deep as a file may be and deeper. */
export const json: Arbitrary<unknown> = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom(null, true, false, [], {}),
    number.filter(Number.isFinite),
    text,
    fc.array(tie('value'), { maxLength: 4 }),
    fc.array(fc.tuple(text, tie('value')), { maxLength: 4 }).map(ownMembers),
    fc.integer({ min: 1, max: 300 }).map(nested),
  ),
})).value;

/** A group that has these as own members, `__proto__` among them. */
export function ownMembers(entries: readonly (readonly [string, unknown])[]): Record<string, unknown> {
  const group: Record<string, unknown> = {};
  for (const [name, value] of entries)
    Object.defineProperty(group, name, { value, enumerable: true, configurable: true, writable: true });
  return group;
}

function nested(depth: number): unknown {
  let value: unknown = 1;
  for (let level = 0; level < depth; level++) value = level % 2 === 0 ? [value] : { a: value };
  return value;
}

/** A document with some of its values, names or texts replaced by hostile ones: near enough to the right thing to get past the first check. */
export function damaged(document: unknown): Arbitrary<unknown> {
  return fc
    .array(fc.tuple(fc.nat(), fc.constantFrom('value', 'name', 'drop', 'twice'), json, text), {
      maxLength: 4,
      minLength: 1,
    })
    .map((blows) => blows.reduce<unknown>((value, [at, how, by, name]) => struck(value, at, how, by, name), document));
}

/** The same for text: pieces cut out, doubled, or put in. */
export function damagedText(source: string): Arbitrary<string> {
  const blow = fc.tuple(
    fc.nat({ max: source.length }),
    fc.nat({ max: 30 }),
    fc.constantFrom('cut', 'put', 'twice'),
    text,
  );
  return fc.array(blow, { maxLength: 4, minLength: 1 }).map((blows) =>
    blows.reduce((so, [at, length, how, by]) => {
      const [before, piece, after] = [so.slice(0, at), so.slice(at, at + length), so.slice(at + length)];
      return how === 'cut'
        ? before + after
        : how === 'put'
          ? before + by + piece + after
          : before + piece + piece + after;
    }, source),
  );
}

function struck(document: unknown, at: number, how: string, by: unknown, name: string): unknown {
  const places = placesOf(document, []);
  const path = places[at % places.length]!;
  return changed(document, path, how, by, name);
}

function placesOf(value: unknown, path: readonly string[]): (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [path];
  return [path, ...Object.entries(value).flatMap(([key, inner]) => placesOf(inner, [...path, key]))];
}

function changed(value: unknown, path: readonly string[], how: string, by: unknown, name: string): unknown {
  const [key, ...rest] = path;
  if (key === undefined || typeof value !== 'object' || value === null) return by;
  const entries = Object.entries(value).flatMap(([own, inner]): [string, unknown][] => {
    if (own !== key) return [[own, inner]];
    if (rest.length > 0) return [[own, changed(inner, rest, how, by, name)]];
    if (how === 'drop') return [];
    if (how === 'name') return [[name, inner]];
    return how === 'twice'
      ? [
          [own, inner],
          [`${own}2`, inner],
        ]
      : [[own, by]];
  });
  return Array.isArray(value) ? entries.map(([, inner]) => inner) : ownMembers(entries);
}

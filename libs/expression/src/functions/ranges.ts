import { Decimal, parseDecimal } from '@caseloom/core';
import { compare3, inRange3 } from '../compare.ts';
import { unescapeString } from '../strings.ts';
import { parseDate, parseDateTime, parseDuration, parseTemporal, parseTime } from '../temporal-texts.ts';
import { FeelRange, type FeelValue } from '../values.ts';
import { defineFunction, type FeelFunction, type Parameter } from './function.ts';

const point = (name: string): Parameter => ({ name, type: 'any' });
const range = (name: string): Parameter => ({ name, type: 'range' });

/** DMN 1.5, table 78: how points and ranges lie to each other. An open end reaches beyond every point. */
export const rangeFunctions: readonly FeelFunction[] = [
  relation('before', 'either', '第一个是否完全在第二个之前。', 'Does the first end before the second starts?', before),
  relation('after', 'either', '第一个是否完全在第二个之后。', 'Does the first start after the second ends?', (a, b) =>
    before(b, a),
  ),
  relation(
    'meets',
    'ranges',
    '第一个区间的终点是否正是第二个的起点。',
    'Does the first range end just where the second starts?',
    meets,
  ),
  relation(
    'met by',
    'ranges',
    '第一个区间的起点是否正是第二个的终点。',
    'Does the first range start just where the second ends?',
    (a, b) => meets(b, a),
  ),
  relation('overlaps', 'ranges', '两个区间是否有公共部分。', 'Have the two ranges a part in common?', (a, b) =>
    and(not(before(a, b)), not(before(b, a))),
  ),
  relation(
    'overlaps before',
    'ranges',
    '第一个区间是否先开始并伸入第二个。',
    'Does the first range start before the second and end within it?',
    overlapsBefore,
  ),
  relation(
    'overlaps after',
    'ranges',
    '第一个区间是否从第二个之内伸出其后。',
    'Does the first range start within the second and end after it?',
    (a, b) => overlapsBefore(b, a),
  ),
  relation('finishes', 'inRange', '第一个是否与第二个区间同时结束。', 'Does the first end the second range?', finishes),
  relation(
    'finished by',
    'ofRange',
    '第一个区间是否以第二个结束。',
    'Is the first range ended by the second?',
    (a, b) => finishes(b, a),
  ),
  relation('includes', 'ofRange', '第一个区间是否包含第二个。', 'Does the first range include the second?', includes),
  relation('during', 'inRange', '第一个是否在第二个区间之内。', 'Is the first within the second range?', (a, b) =>
    includes(b, a),
  ),
  relation('starts', 'inRange', '第一个是否与第二个区间同时开始。', 'Does the first start the second range?', starts),
  relation(
    'started by',
    'ofRange',
    '第一个区间是否以第二个开始。',
    'Is the first range started by the second?',
    (a, b) => starts(b, a),
  ),
  relation('coincides', 'either', '两者是否相同。', 'Are the two the same?', (a, b) =>
    and(starts(a, b), finishes(a, b)),
  ),
  defineFunction({
    name: 'range',
    about: {
      zh: '把文本（如 [1..3]）读作区间。',
      en: 'Reads a text such as [1..3] as a range; its ends are literals.',
    },
    parameters: [{ name: 'from', type: 'string' }],
    returns: 'range',
    call: ([text]) => parseRange(text as string),
  }),
];

type Answer = boolean | null;

function relation(
  name: string,
  takes: 'either' | 'ranges' | 'inRange' | 'ofRange',
  zh: string,
  en: string,
  holds: (a: FeelRange, b: FeelRange) => Answer,
): FeelFunction {
  const shapes: Parameter[][] = {
    either: [
      [point('point1'), point('point2')],
      [point('point'), range('range')],
      [range('range'), point('point')],
      [range('range1'), range('range2')],
    ],
    ranges: [[range('range1'), range('range2')]],
    inRange: [
      [point('point'), range('range')],
      [range('range1'), range('range2')],
    ],
    ofRange: [
      [range('range'), point('point')],
      [range('range1'), range('range2')],
    ],
  }[takes];
  return defineFunction({
    name,
    about: { zh, en },
    parameters: shapes[0]!,
    or: shapes.slice(1),
    returns: 'boolean',
    call: ([a, b]) => holds(rangeOf(a!), rangeOf(b!)),
  });
}

/** A point is the range of itself. */
function rangeOf(value: FeelValue): FeelRange {
  return value instanceof FeelRange ? value : new FeelRange(value, value, true, true);
}

/** −1, 0, 1 of two ends; an open one is `beyond` all. Undefined for ends that cannot be compared. */
function order(a: FeelValue, b: FeelValue, openA: number, openB: number): number | undefined {
  if (a === null || b === null)
    return a === null && b === null ? Math.sign(openA - openB) : a === null ? openA : -openB;
  return compare3(a, b);
}

function before(a: FeelRange, b: FeelRange): Answer {
  const gap = order(a.high, b.low, 1, -1);
  return gap === undefined ? null : gap < 0 || (gap === 0 && !(a.highIncluded && b.lowIncluded));
}

function meets(a: FeelRange, b: FeelRange): Answer {
  const gap = order(a.high, b.low, 1, -1);
  return gap === undefined ? null : gap === 0 && a.highIncluded && b.lowIncluded;
}

function overlapsBefore(a: FeelRange, b: FeelRange): Answer {
  return and(startsBefore(a, b), and(not(before(a, b)), endsWithin(a, b)));
}

function startsBefore(a: FeelRange, b: FeelRange): Answer {
  const starts = order(a.low, b.low, -1, -1);
  return starts === undefined ? null : starts < 0 || (starts === 0 && a.lowIncluded && !b.lowIncluded);
}

function endsWithin(a: FeelRange, b: FeelRange): Answer {
  const ends = order(a.high, b.high, 1, 1);
  return ends === undefined ? null : ends < 0 || (ends === 0 && (!a.highIncluded || b.highIncluded));
}

function includes(a: FeelRange, b: FeelRange): Answer {
  if (b.low === b.high && b.low !== null) return inRange3(b.low, a) ?? null;
  const starts = order(a.low, b.low, -1, -1);
  const startsOutside = starts === undefined ? null : starts < 0 || (starts === 0 && (a.lowIncluded || !b.lowIncluded));
  return and(startsOutside, endsWithin(b, a));
}

function starts(a: FeelRange, b: FeelRange): Answer {
  const low = order(a.low, b.low, -1, -1);
  return and(low === undefined ? null : low === 0 && a.lowIncluded === b.lowIncluded, endsWithin(a, b));
}

function finishes(a: FeelRange, b: FeelRange): Answer {
  const high = order(a.high, b.high, 1, 1);
  const low = order(a.low, b.low, -1, -1);
  const within = low === undefined ? null : low > 0 || (low === 0 && (!a.lowIncluded || b.lowIncluded));
  return and(high === undefined ? null : high === 0 && a.highIncluded === b.highIncluded, within);
}

function and(a: Answer, b: Answer): Answer {
  return a === false || b === false ? false : a === null || b === null ? null : true;
}

function not(a: Answer): Answer {
  return a === null ? null : !a;
}

/** `[1..3]`, `(2..)`, `[@"2026-01-01"..date("2026-02-01")]`: an end that is left out is open, and its bracket round. */
function parseRange(text: string): FeelValue {
  const match = /^\s*([[\]()])(.*)([\])[(])\s*$/s.exec(text.slice(0, 1000));
  if (match === null) return null;
  const [, open, body, close] = match as unknown as [string, string, string, string];
  if (open === ')' || close === '(') return null;
  const dots = dotsOf(body);
  if (dots < 0) return null;
  const [low, high] = [endOf(body.slice(0, dots)), endOf(body.slice(dots + 2))];
  if (low === undefined || high === undefined || (low === null && high === null)) return null;
  if ((low === null && open === '[') || (high === null && close === ']')) return null;
  if (low !== null && high !== null && compare3(low, high) === undefined) return null;
  return new FeelRange(low, high, open === '[', close === ']');
}

function dotsOf(body: string): number {
  for (let i = 0, quoted = false; i < body.length; i++) {
    if (body[i] === '"' && body[i - 1] !== '\\') quoted = !quoted;
    else if (!quoted && body.startsWith('..', i)) return i;
  }
  return -1;
}

const READERS: Readonly<Record<string, (text: string) => FeelValue | undefined>> = {
  date: parseDate,
  time: parseTime,
  'date and time': (text) => parseDateTime(text, true),
  duration: parseDuration,
};

/** A literal; null when there is nothing, undefined when it is no literal. */
function endOf(written: string): FeelValue | undefined {
  const text = written.trim();
  if (text === '') return null;
  const number = parseDecimal(text);
  if (number !== undefined) return number satisfies Decimal;
  const match = /^(?:(@)|(date and time|date|time|duration)\s*\(\s*)?"((?:[^"\\]|\\.)*)"(\s*\))?$/s.exec(text);
  if (match === null) return undefined;
  const [, at, called, quoted, closed] = match;
  if ((called !== undefined) !== (closed !== undefined)) return undefined;
  const value = unescapeString(quoted!);
  return at !== undefined ? parseTemporal(value) : called === undefined ? value : READERS[called]!(value);
}

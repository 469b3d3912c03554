import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { formatCsv } from '@caseloom/core';
import { compileScheme } from '../compile-scheme.ts';
import { importSchemeFolder } from '../import/import-scheme-folder.ts';
import type { GroupingInput } from '../types.ts';

/**
 * Schemes nobody has seen: random tables of the folder form, and a grouper of a few lines that reads the description of the form sentence by sentence. It shares
 * nothing with the product: it evaluates terms on texts, as they were drawn.
 */
type Term =
  | { readonly is: 'true' | 'false' | 'has_cc' | 'has_mcc' }
  | { readonly is: 'in'; readonly subject: string; readonly list: string }
  | { readonly is: 'number'; readonly field: string; readonly sign: string; readonly bound: number }
  | { readonly is: 'text'; readonly field: string; readonly values: readonly string[] }
  | { readonly is: 'lists'; readonly prefix: string; readonly count: number }
  | {
      readonly is: 'codes';
      readonly word: string;
      readonly subject: string;
      readonly list: string;
      readonly count: number;
    }
  | { readonly is: 'not'; readonly part: Term }
  | { readonly is: 'and' | 'or'; readonly parts: readonly Term[] };

const DX = [
  'K35.800',
  'A18.100x018+N51.8*',
  'M45.x03+H22.1*',
  'a18.100',
  'K35.80',
  'E11 .9',
  '未知',
  'C90"1',
  'K,8',
  ' K80.1',
];
const PROC = ['47.0100', '51.2300x001', '51.23 ', '99.1500*', '00.55+1', '47.01'];
const DX_LISTS = [
  'mdc:MDCG/dx',
  'adrg:GB1/dx',
  'adrg:GB1_1/dx1',
  'inline1',
  'mdc:MDCZ/part.上肢创伤',
  'mdc:MDCZ/part.躯干、脊柱创伤',
  'mdc:MDCZ/part. b ',
];
const PROC_LISTS = [
  'adrg:NA1/proc.1',
  'adrg:NA1/proc.2',
  'adrg:NA1/proc',
  'drg:BE21/proc',
  'my "list", (odd) 名',
  'operating',
];
const TEXTS = ['ICU', '重症医学科', 'a,b', 'say "x"', '5', ' 5', ''];
const NUMBERS: Readonly<Record<string, keyof GroupingInput>> = {
  age: 'ageYears',
  age_days: 'ageDays',
  birth_weight_g: 'birthWeightGrams',
  los_days: 'losDays',
  icu_hours: 'icuHours',
};

const leaf: fc.Arbitrary<Term> = fc.oneof(
  fc.constantFrom<Term>({ is: 'true' }, { is: 'false' }, { is: 'has_cc' }, { is: 'has_mcc' }),
  fc.record({
    is: fc.constant('in' as const),
    subject: fc.constantFrom('principal_dx', 'other_dx', 'any_dx'),
    list: fc.constantFrom(...DX_LISTS),
  }),
  fc.record({
    is: fc.constant('in' as const),
    subject: fc.constantFrom('principal_proc', 'other_proc', 'any_proc'),
    list: fc.constantFrom(...PROC_LISTS),
  }),
  fc.record({
    is: fc.constant('number' as const),
    field: fc.constantFrom(...Object.keys(NUMBERS), 'sex'),
    sign: fc.constantFrom('<', '<=', '>', '>=', '='),
    bound: fc.constantFrom(0, 1, 2, 28, 17.5, 1499.99, 0.25, 60),
  }),
  fc.record({
    is: fc.constant('text' as const),
    field: fc.constantFrom('department', 'discharge_type'),
    values: fc.uniqueArray(fc.constantFrom(...TEXTS), { minLength: 1, maxLength: 3 }),
  }),
  fc.record({
    is: fc.constant('lists' as const),
    prefix: fc.constantFrom('mdc:MDCZ/part.', 'mdc:', 'adrg:GB1'),
    count: fc.integer({ min: 1, max: 3 }),
  }),
  fc.record({
    is: fc.constant('codes' as const),
    word: fc.constantFrom('count_codes', 'count_distinct'),
    subject: fc.constantFrom('principal_proc', 'other_proc', 'any_proc'),
    list: fc.constantFrom(...PROC_LISTS),
    count: fc.integer({ min: 1, max: 3 }),
  }),
);
const { term } = fc.letrec<{ term: Term }>((tie) => ({
  term: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    leaf,
    fc.record({ is: fc.constant('not' as const), part: tie('term') }),
    fc.record({
      is: fc.constantFrom('and' as const, 'or' as const),
      parts: fc.array(tie('term'), { minLength: 2, maxLength: 3 }),
    }),
  ),
}));

/** The condition as a table writes it, with blanks and parentheses where the notation lets them be. */
function written(one: Term, blank: () => string, isOuter = false): string {
  const b = blank;
  switch (one.is) {
    case 'in':
      return `${one.subject} ${b()}in${b()}{${one.list}}`;
    case 'number':
      return `${one.field}${b()}${one.sign}${b()}${one.bound}`;
    case 'text':
      return `${one.field} in${b()}(${b()}${one.values.map((text) => `"${text.replaceAll('"', '""')}"`).join(`${b()},${b()}`)})`;
    case 'lists':
      return `count_lists(${b()}any_dx,${b()}{${one.prefix}*}${b()})${b()}>=${b()}${one.count}`;
    case 'codes':
      return `${one.word}${b()}(${one.subject}${b()},{${one.list}}) >=${b()}${one.count}`;
    case 'not':
      return `not${b()}(${b()}${written(one.part, b, true)})`;
    case 'and':
    case 'or': {
      const joined = one.parts.map((part) => written(part, b)).join(` ${one.is}${b()} `);
      return isOuter ? joined : `(${joined}${b()})`;
    }
    default:
      return one.is;
  }
}

interface Scheme {
  readonly mdcs: readonly {
    readonly condition: Term;
    readonly rules: readonly {
      readonly isAmbiguous: boolean;
      readonly condition: Term;
      readonly noDrgResult: string;
      readonly drgs: readonly { readonly drg: string; readonly condition: Term }[];
    }[];
  }[];
  readonly lists: Readonly<Record<string, readonly string[]>>;
  readonly cc: Readonly<Record<string, string>>;
  readonly mcc: Readonly<Record<string, string>>;
  readonly exclusion: Readonly<Record<string, string>>;
  readonly retry: boolean;
  readonly invalid: readonly string[];
}

const groups = fc.dictionary(fc.constantFrom(...DX), fc.constantFrom('1', '2', '甲'), {
  maxKeys: 5,
  noNullPrototype: true,
});
const scheme: fc.Arbitrary<Scheme> = fc.record({
  mdcs: fc.array(
    fc.record({
      condition: term,
      rules: fc.array(
        fc.record({
          isAmbiguous: fc.nat(4).map((n) => n === 0),
          condition: term,
          noDrgResult: fc.constantFrom('', '', 'GB1', 'QB19X'),
          drgs: fc.uniqueArray(
            fc.record({ drg: fc.constantFrom('GB11', 'GB1', 'ZZ9', 'BR21A', 'X', 'PS1501'), condition: term }),
            { maxLength: 3, selector: ({ drg }) => drg },
          ),
        }),
        { maxLength: 4 },
      ),
    }),
    { minLength: 1, maxLength: 3 },
  ),
  lists: fc
    .tuple(
      ...DX_LISTS.map(() => fc.uniqueArray(fc.constantFrom(...DX), { minLength: 1, maxLength: 5 })),
      ...PROC_LISTS.map(() => fc.uniqueArray(fc.constantFrom(...PROC), { minLength: 1, maxLength: 4 })),
    )
    .map((lists) => Object.fromEntries([...DX_LISTS, ...PROC_LISTS].map((name, index) => [name, lists[index]!]))),
  cc: groups,
  mcc: groups,
  exclusion: groups,
  retry: fc.boolean(),
  invalid: fc.constantFrom(['0000', '00', '0000'], ['', '', '']),
});

const record: fc.Arbitrary<GroupingInput> = fc.record(
  {
    sex: fc.constantFrom('1', '2', '1', '2', '9'),
    ageYears: fc.constantFrom(0, 1, 17, 60),
    ageDays: fc.constantFrom(0, 28, 29, 6000),
    birthWeightGrams: fc.constantFrom(0, 1499, 1500),
    losDays: fc.constantFrom(0, 1, 2, 60),
    icuHours: fc.constantFrom(0, 28),
    department: fc.constantFrom(...TEXTS.filter((text) => text !== '')),
    disposition: fc.constantFrom('5', '2'),
    diagnoses: fc.array(fc.constantFrom(...DX, ''), { maxLength: 4 }),
    procedures: fc.array(fc.constantFrom(...PROC), { maxLength: 3 }),
  },
  { requiredKeys: ['diagnoses', 'procedures'] },
) as fc.Arbitrary<GroupingInput>;

/** The folder as a source would write it: rows not in their order, which the column says. */
function folder(of: Scheme, blank: () => string): ReadonlyMap<string, string> {
  const turned = (rows: string[][]): string[][] => rows.map((row, index) => [String(index + 1), ...row]).reverse();
  const pairs = (table: Readonly<Record<string, string>>) => Object.entries(table);
  const { operating, ...lists } = of.lists;
  const rules = of.mdcs.flatMap(({ rules }, m) =>
    rules.map((rule, r) => ({ ...rule, mdc: `MDC${'GHZ'[m]}`, key: ruleKey(rule, m, r) })),
  );
  const tables: Readonly<Record<string, string[][]>> = {
    'scheme.csv': [
      ['key', 'value'],
      ['id', 'unseen'],
      ['retry_with_single_procedures', of.retry ? 'yes' : 'no'],
      ['ungrouped_drg', '0000A'],
      ...['mdc', 'adrg', 'drg'].map((level, index) => [`invalid_${level}`, of.invalid[index]!]),
    ],
    'mdc.csv': [
      ['order', 'mdc', 'name', 'condition'],
      ...turned(of.mdcs.map(({ condition }, m) => [`MDC${'GHZ'[m]}`, '名', written(condition, blank, true)])),
    ],
    'adrg.csv': [
      ['order', 'mdc', 'rule', 'adrg', 'name', 'kind', 'condition', 'no_drg_result'],
      ...turned(
        rules.map(({ mdc, key, isAmbiguous, condition, noDrgResult }) => [
          ...[mdc, key, key.slice(0, 3), '名', isAmbiguous ? 'ambiguous' : 'group', written(condition, blank, true)],
          noDrgResult,
        ]),
      ),
    ],
    'drg.csv': [
      ['order', 'mdc', 'rule', 'adrg', 'drg', 'name', 'condition'],
      ...turned(
        rules.flatMap(({ mdc, key, drgs }) =>
          drgs.map(({ drg, condition }) => [mdc, key, key.slice(0, 3), drg, '名', written(condition, blank, true)]),
        ),
      ),
    ],
    'code_lists.csv': [
      ['list', 'code'],
      ...Object.entries(lists).flatMap(([list, codes]) => codes.map((code) => [list, code])),
    ],
    'operating_procedures.csv': [['code', 'name'], ...operating!.map((code) => [code, '名'])],
    'cc.csv': [['code', 'exclusion_group'], ...pairs(of.cc)],
    'mcc.csv': [['code', 'exclusion_group'], ...pairs(of.mcc)],
    'exclusion.csv': [['principal_dx', 'exclusion_group'], ...pairs(of.exclusion)],
  };
  return new Map(Object.entries(tables).map(([name, rows]) => [name, formatCsv(rows)]));
}

const ruleKey = (rule: { readonly isAmbiguous: boolean }, m: number, r: number): string =>
  rule.isAmbiguous ? `${'GHZ'[m]}Q${'YXWV'[r]}` : `${'GHZ'[m]}B${r + 1}_1`;

/** The description, sentence by sentence. */
function answer(of: Scheme, input: GroupingInput): string {
  const { sex, ageYears: age, ageDays: days, birthWeightGrams: weight } = input;
  const isInvalid =
    (sex !== '1' && sex !== '2') ||
    age === undefined ||
    (age === 0 && days === undefined) ||
    (age === 0 && days! <= 28 && weight === undefined);
  if (isInvalid) return `invalid ${of.invalid.join(' ')}`;
  const tries = [input];
  if (of.retry && input.procedures.length >= 2)
    tries.push(...input.procedures.slice(1).map((procedure) => ({ ...input, procedures: [procedure] })));
  for (const one of tries) {
    const found = walked(of, one);
    if (found !== undefined) return found;
  }
  return 'ungrouped 0000 00 0000A';
}

function walked(of: Scheme, input: GroupingInput): string | undefined {
  for (const [m, mdc] of of.mdcs.entries()) {
    if (!holds(mdc.condition, of, input)) continue;
    for (const [r, rule] of mdc.rules.entries()) {
      if (!holds(rule.condition, of, input)) continue;
      const key = ruleKey(rule, m, r);
      if (rule.isAmbiguous) return `ambiguous MDC${key[0]} QY ${key}`;
      const drg = rule.drgs.find(({ condition }) => holds(condition, of, input))?.drg ?? rule.noDrgResult;
      if (drg !== '') return `grouped MDC${drg[0]} ${drg.slice(0, 3)} ${drg}`;
    }
  }
  return undefined;
}

function holds(one: Term, of: Scheme, input: GroupingInput): boolean {
  const meant = (subject: string): readonly string[] => {
    const codes = subject.endsWith('_dx') ? input.diagnoses : input.procedures;
    return subject.startsWith('any') ? codes : subject.startsWith('other') ? codes.slice(1) : codes.slice(0, 1);
  };
  const complicates = (table: Readonly<Record<string, string>>): boolean =>
    input.diagnoses
      .slice(1)
      .some((code) => Object.hasOwn(table, code) && table[code] !== of.exclusion[input.diagnoses[0]!]);
  switch (one.is) {
    case 'true':
    case 'false':
      return one.is === 'true';
    case 'has_cc':
      return complicates(of.cc);
    case 'has_mcc':
      return complicates(of.mcc);
    case 'in':
      return meant(one.subject).some((code) => of.lists[one.list]!.includes(code));
    case 'number': {
      const value = one.field === 'sex' ? Number(input.sex) : (input[NUMBERS[one.field]!] as number | undefined);
      if (value === undefined) return false;
      const by = { '<': value < one.bound, '<=': value <= one.bound, '>': value > one.bound, '>=': value >= one.bound };
      return one.sign === '=' ? value === one.bound : by[one.sign as '<'];
    }
    case 'text': {
      const value = one.field === 'department' ? input.department : input.disposition;
      return value !== undefined && one.values.includes(value);
    }
    case 'lists': {
      const named = Object.entries(of.lists).filter(([name]) => name.startsWith(one.prefix));
      return named.filter(([, codes]) => codes.some((code) => input.diagnoses.includes(code))).length >= one.count;
    }
    case 'codes': {
      const found = meant(one.subject).filter((code) => of.lists[one.list]!.includes(code));
      return (one.word === 'count_distinct' ? new Set(found).size : found.length) >= one.count;
    }
    case 'not':
      return !holds(one.part, of, input);
    case 'and':
      return one.parts.every((part) => holds(part, of, input));
    case 'or':
      return one.parts.some((part) => holds(part, of, input));
  }
}

describe('schemes that nobody has seen', () => {
  it('[GRP-14] answer as the description of the folder form says, told or not', () => {
    const statuses = new Set<string>();
    fc.assert(
      fc.property(
        scheme,
        fc.array(record, { minLength: 20, maxLength: 20 }),
        fc.infiniteStream(fc.constantFrom('', ' ', '  ', '\t', '\n', '\u3000')),
        (of, records, blanks) => {
          const imported = importSchemeFolder(folder(of, () => blanks.next().value as string));
          if (imported.files === undefined) throw new Error(JSON.stringify(imported.issues));
          const compiled = compileScheme(imported.artifact);
          if (!compiled.ok) throw new Error(JSON.stringify(compiled.issues));
          for (const input of records) {
            const expected = answer(of, input);
            statuses.add(expected.split(' ')[0]!);
            for (const trace of ['none', 'full'] as const) {
              const { status, mdc, adrg, drg } = compiled.value.group(input, undefined, { trace });
              expect([status, mdc, adrg, drg].join(' ')).toBe(expected);
            }
          }
        },
      ),
      { numRuns: process.env['CASELOOM_BUDGET'] === 'small' ? 100 : 400, seed: 20260103 },
    );
    expect([...statuses].sort()).toEqual(['ambiguous', 'grouped', 'invalid', 'ungrouped']);
  });
});

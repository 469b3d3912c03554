import { Budget } from '@caseloom/core';
import {
  compileRules,
  decoratorNames,
  differencesUnderUnknown,
  type CompiledRules,
  type Condition,
  type RuleEnvironment,
  type RuleSet,
} from '@caseloom/rules';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { prepareLibrary } from './library.ts';

/** Every rule of a batch meets every case of it. */
const [RULES, CASES] = [25, 40];
const isLong = process.env['CASELOOM_BUDGET'] === 'long';
const BATCHES = isLong ? 1_000 : 20;
const PAIRS = BATCHES * RULES * CASES;

const environment: RuleEnvironment = {
  codeSet: () => undefined,
  codeTable: () => undefined,
  parameter: () => undefined,
  hasField: () => true,
};
const operators = [
  'equal',
  'notEqual',
  'in',
  'notIn',
  'contains',
  'doesNotContain',
  'lessThan',
  'lessThanInclusive',
  'greaterThan',
  'greaterThanInclusive',
];

/** Values that JavaScript confuses: numbers and texts of them, blanks, null, lists, groups. */
const scalar = fc.oneof(
  fc.constantFrom('', ' ', '0', '1', '5', '05', '5.0', '10', '9', 'a', 'A', '5a', 'null', '-1'),
  fc.integer({ min: -2, max: 11 }),
  fc.constantFrom(0.5, 5.5),
  fc.boolean(),
  fc.constant(null),
);
const value = fc.oneof(
  { weight: 4, arbitrary: scalar },
  { weight: 2, arbitrary: fc.array(scalar, { maxLength: 3 }) },
  { weight: 1, arbitrary: fc.record({ x: scalar }) },
);
const names = ['a', 'b', 'c', 'gone'];
const paths = ['$.x', 'x', '$.x[0]', 'x.y', '[0]', '$[1].x', '$', 'x[1].y', 'constructor', 'length'];
const facts = fc.record(
  {
    a: value,
    b: fc.oneof(value, fc.record({ x: value }), fc.array(fc.record({ x: value }), { maxLength: 2 })),
    c: fc.record({ x: fc.oneof(value, fc.record({ y: value })) }),
  },
  { requiredKeys: [] },
);
const reference = fc.record(
  { fact: fc.constantFrom(...names), path: fc.constantFrom(...paths) },
  { requiredKeys: ['fact'] },
);
const operator = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...operators) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.constantFrom(...decoratorNames), fc.constantFrom(...operators))
      .map((parts) => parts.join(':')),
  },
);
const priority = fc.integer({ min: 1, max: 3 });
const testWith = (operatorIds: fc.Arbitrary<string>, values: fc.Arbitrary<unknown>) =>
  fc.record(
    {
      fact: fc.constantFrom(...names),
      operator: operatorIds,
      value: values,
      path: fc.constantFrom(...paths),
      priority,
    },
    { requiredKeys: ['fact', 'operator', 'value'] },
  );
const plainScalar = scalar.filter((one) => one !== null);
/** Any operator with any value, and, twice as often, operators with values that ours take too. */
const test = fc.oneof(
  { weight: 2, arbitrary: testWith(operator, value) },
  { weight: 1, arbitrary: testWith(operator, reference) },
  { weight: 1, arbitrary: testWith(fc.constantFrom('in', 'notIn'), fc.array(plainScalar, { maxLength: 3 })) },
  {
    weight: 3,
    arbitrary: testWith(fc.constantFrom('equal', 'notEqual', 'contains', 'doesNotContain'), plainScalar),
  },
  {
    weight: 2,
    arbitrary: testWith(
      fc.constantFrom(...operators.filter((id) => id.includes('Than'))),
      fc.constantFrom(0, 1, 5, 10, 0.5, '5', '9', '10', '5.0'),
    ),
  },
);

const { condition } = fc.letrec<{ condition: Condition; branch: Condition }>((tie) => ({
  branch: fc.oneof(
    fc.record({ all: fc.array(tie('condition'), { maxLength: 3 }), priority }, { requiredKeys: ['all'] }),
    fc.record({ any: fc.array(tie('condition'), { maxLength: 3 }), priority }, { requiredKeys: ['any'] }),
    fc.record({ not: tie('condition') }),
    fc.constantFrom('shared', 'other').map((name) => ({ condition: name })),
  ) as fc.Arbitrary<Condition>,
  condition: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    test as fc.Arbitrary<Condition>,
    tie('branch'),
  ) as fc.Arbitrary<Condition>,
}));
const root = fc.oneof(
  fc.array(condition, { maxLength: 3 }).map((all) => ({ all })),
  fc.array(condition, { maxLength: 3 }).map((any) => ({ any })),
  condition.map((not) => ({ not })),
  fc.constant({ condition: 'shared' }),
) as fc.Arbitrary<Condition>;
const shared = {
  shared: { any: [{ fact: 'a', operator: 'equal', value: 1 }, { condition: 'other' }] },
  other: { not: { fact: 'b', operator: 'in', value: ['1', 1, null] } },
} as unknown as Record<string, Condition>;

type Facts = Record<string, unknown>;
type Test = Extract<Condition, { readonly fact: string }>;
type Answer = 'fired' | 'notFired' | 'notEvaluable' | 'failed' | 'refused';

const batches = fc.tuple(
  fc.array(root, { minLength: RULES, maxLength: RULES }),
  fc.array(facts as fc.Arbitrary<Facts>, { minLength: CASES, maxLength: CASES }),
);
const options = () => ({ asOf: '2026-01-01', budget: new Budget() });

function setOf(missing: RuleSet['missing'], conditions: ReadonlyMap<string, Condition>): RuleSet {
  const rules = [...conditions].map(([id, one]) => ({ id, conditions: one, event: { type: 'e' } as never }));
  return { title: { zh: '', en: '' }, missing, severity: 'info', conditions: shared, rules };
}

function compiled(set: RuleSet): CompiledRules {
  const { value: rules, issues } = compileRules([{ kind: 'rules', id: 's', value: set, tables: {} }], environment);
  if (set.missing === 'reference') expect(issues.filter((one) => one.severity === 'error')).toEqual([]);
  return rules;
}

/** What each rule answers over a case, as a whole run says and, for one of them, as asking for that rule alone says. */
function answersOf(rules: CompiledRules, given: Facts, ids: Iterable<string>): Map<string, Answer> {
  const { results } = rules.evaluate(given, { ...options(), phase: 'validate', notEvaluable: 'each' });
  const told = new Map(results.map((one) => [one.ruleId, one.outcome as Answer]));
  return new Map(
    [...ids].map((id) => [id, rules.get(id) === undefined ? 'refused' : (told.get(id) ?? 'notFired')] as const),
  );
}

async function theirs(rules: ReadonlyMap<string, Condition>, cases: readonly Facts[]): Promise<Map<string, Answer>[]> {
  const answers = cases.map(() => new Map<string, Answer>());
  for (const [id, conditions] of rules) {
    const ask = prepareLibrary({ conditions, shared });
    for (const [number, given] of cases.entries()) {
      const answer = await ask(given);
      answers[number]!.set(id, typeof answer === 'string' ? 'failed' : answer ? 'fired' : 'notFired');
    }
  }
  return answers;
}

/** The tests of a rule, shared conditions followed, each under an id of its own; and whether an empty `any` stands among them. */
function testsOf(id: string, conditions: Condition): { tests: Map<string, Test>; hasEmptyAny: boolean } {
  const tests = new Map<string, Test>();
  let hasEmptyAny = false;
  const walk = (one: Condition): void => {
    if ('all' in one) one.all.forEach(walk);
    else if ('any' in one) {
      hasEmptyAny ||= one.any.length === 0;
      one.any.forEach(walk);
    } else if ('not' in one) walk(one.not);
    else if ('condition' in one) walk(shared[one.condition]!);
    else tests.set(`${id}/${tests.size}`, one);
  };
  walk(conditions);
  return { tests, hasEmptyAny };
}

/**
 * Why a single test answers one thing under `unknown` and another in the library: the list of docs/spec/rules.md. Undefined is a difference nobody named.
 */
function classOf(test: Test, given: Facts, unknown: Answer, library: Answer): string | undefined {
  if (unknown === 'refused') return test.operator.includes(':') ? 'decorated operators' : 'values of another shape';
  if (library === 'failed') return 'a test that throws';
  const operand = valueAt(given, test);
  const other = isReference(test.value) ? valueAt(given, test.value) : test.value;
  if (belowText(given, test) || (isReference(test.value) && belowText(given, test.value))) return 'a path below a text';
  if (isBlank(operand) || isBlank(other)) return 'missing values';
  if (unknown === 'notEvaluable') return 'values of another type';
  if (test.operator.toLowerCase().includes('contain') && typeof operand === 'string') return 'texts contain texts';
  if (/Than/.test(test.operator)) return 'numbers order as numbers';
  return mixes(operand, other) ? 'numbers equal texts of them' : undefined;
}

/** Reasons that come from a case whose values are not of their fields' types: no rule document tells them. */
const ILL_TYPED = ['a path below a text', 'values of another type'];

const isBlank = (one: unknown): boolean =>
  one === undefined || one === null || (typeof one === 'string' && one.trim() === '');
const isReference = (one: unknown): one is { fact: string; path?: string } =>
  typeof one === 'object' && one !== null && Object.hasOwn(one, 'fact');
const belowText = (given: Facts, { fact, path }: { fact: string; path?: string }): boolean =>
  path !== undefined && Object.hasOwn(given, fact) && (typeof given[fact] !== 'object' || given[fact] === null);

function valueAt(given: Facts, { fact, path = '' }: { fact: string; path?: string }): unknown {
  let at: unknown = Object.hasOwn(given, fact) ? given[fact] : undefined;
  for (const step of path.replace(/^\$\.?/, '').matchAll(/\[(\d+)\]|[^.[\]]+/g)) {
    const key = step[1] === undefined ? step[0] : Number(step[1]);
    if (typeof at !== 'object' || at === null || Array.isArray(at) !== (typeof key === 'number')) return undefined;
    at = Object.hasOwn(at, key) ? (at as Record<string | number, unknown>)[key] : undefined;
  }
  return at;
}

/** A number on one side and a text on the other, among the items of lists too. */
function mixes(a: unknown, b: unknown): boolean {
  const kinds = (one: unknown): string[] => [one].flat().map((item) => typeof item);
  return kinds(a).some((left) => kinds(b).some((right) => left !== right));
}

describe('missing: reference', () => {
  it(`answers as json-rules-engine 7.3.1 for ${PAIRS} pairs of rule and case, and under unknown differs in named ways only`, async () => {
    const seen = { fired: 0, notFired: 0, failed: 0 } as Record<Answer, number>;
    const named = new Map<string, number>();
    let different = 0;
    await fc.assert(
      fc.asyncProperty(batches, async ([roots, cases]) => {
        const rules = new Map(roots.map((conditions, index) => [`r${index}`, conditions]));
        const parts = new Map([...rules].map(([id, conditions]) => [id, testsOf(id, conditions)]));
        const tests = new Map([...parts.values()].flatMap((one) => [...one.tests]));
        const singles = new Map([...tests].map(([id, test]) => [id, { all: [test] } as Condition]));
        const reference = compiled(setOf('reference', new Map([...rules, ...singles])));
        const unknown = compiled(setOf('unknown', new Map([...rules, ...singles])));
        const listed = new Set(differencesUnderUnknown(setOf('reference', rules)).map((one) => one.args['rule']));
        const answers = await theirs(rules, cases);
        for (const [number, given] of cases.entries()) {
          const ours = answersOf(reference, given, [...rules.keys(), ...tests.keys()]);
          const open = answersOf(unknown, given, [...rules.keys(), ...tests.keys()]);
          for (const [id, library] of answers[number]!) {
            seen[library]++;
            if (ours.get(id) !== library) throw new Error(differs(id, rules, given, ours.get(id), library));
            if ((open.get(id) === 'fired') === (library === 'fired')) continue;
            different++;
            const { tests: own, hasEmptyAny } = parts.get(id)!;
            const reasons = [...own].flatMap(([part, test]) => {
              const [mine, wanted] = [open.get(part)!, ours.get(part)!];
              return mine === wanted ? [] : [classOf(test, given, mine, wanted) ?? JSON.stringify({ test, given })];
            });
            if (hasEmptyAny) reasons.push('an empty any');
            if (reasons.length === 0) throw new Error(differs(id, rules, given, open.get(id), library));
            if (!listed.has(id) && open.get(id) !== 'refused' && !reasons.some((one) => ILL_TYPED.includes(one)))
              throw new Error(`not listed: ${reasons.join()} ${differs(id, rules, given, open.get(id), library)}`);
            for (const reason of new Set(reasons)) named.set(reason, (named.get(reason) ?? 0) + 1);
          }
          const [some] = rules.keys();
          expect(reference.outcome(some!, given, options()).outcome).toBe(ours.get(some!));
        }
      }),
      { numRuns: BATCHES, seed: 20260501 },
    );
    process.stdout.write(
      `differential: ${JSON.stringify(seen)}; under unknown ${different} differ: ${JSON.stringify(Object.fromEntries(named))}\n`,
    );
    // The generator reaches every answer and every reason, or the test would prove little.
    expect(Math.min(...Object.values(seen))).toBeGreaterThan(PAIRS / 100);
    const list = namedInTheSpec();
    expect(list).toEqual(expect.arrayContaining([...named.keys()]));
    if (isLong) expect([...named.keys()].sort()).toEqual(list);
  }, 3_600_000);
});

function differs(
  id: string,
  rules: ReadonlyMap<string, Condition>,
  given: Facts,
  ours: unknown,
  library: Answer,
): string {
  return `${id}: ours ${String(ours)}, the library ${library}\n${JSON.stringify({ rule: rules.get(id), given })}`;
}

/** The list of docs/spec/rules.md, sorted. */
function namedInTheSpec(): string[] {
  const page = readFileSync(new URL('../../../docs/spec/rules.md', import.meta.url), 'utf8');
  const [, section = ''] = page.split('<!-- differences under unknown -->');
  return [...section.split('\n\n')[0]!.matchAll(/^\| ([^|]+?) \|/gm)]
    .map((match) => match[1]!)
    .filter((name) => name !== 'reason' && !name.startsWith('-'))
    .sort();
}

import { compilePack, evaluateCase, explainRule, kinds } from '@caseloom/engine';
import { parseJson, parsePack, resolvePack } from '@caseloom/pack';
import { decoratorNames, importReferenceRules, operators } from '@caseloom/rules';
import fc from 'fast-check';
import { damaged, damagedText, json, text } from '../hostile.ts';
import { DOCUMENTS, filesOf, RECORD, RULES, TABLES } from '../specimen.ts';
import { must, type Target } from '../target.ts';

const nearly = damaged(RULES).map((value) => JSON.stringify(value));

const fact = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.constantFrom(
      'patient',
      'op',
      'diagnoses',
      'fee',
      'item',
      'ageYears',
      'grouping',
      'findings',
      'history',
      'labs',
      'orders',
      'reports',
      'documents',
    ),
  },
  { weight: 1, arbitrary: text },
);
const path = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom('sex', '$.name', 'total', '[0].code', 'code', '', '$', 'date', 'weight') },
  { weight: 1, arbitrary: text },
);
const operator = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...operators.keys()) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.constantFrom(...decoratorNames), fc.constantFrom(...operators.keys()))
      .map((parts) => parts.join(':')),
  },
  { weight: 1, arbitrary: text },
);
const operand = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.constantFrom<unknown>(
      '1',
      1,
      true,
      ['1', '2'],
      'K80',
      { fact: 'fee', path: 'selfPaid' },
      { min: 1 },
      { fact: 'patient', path: '$.sex' },
      { words: ['无', 'a'] },
      { each: 'code', with: { fact: 'diagnoses', each: 'code' }, characters: 3 },
      { value: 'level', at: 'date', factor: 1.5, days: 7 },
      { begin: 'date', end: 'date', min: 1 },
    ),
  },
  { weight: 1, arbitrary: text },
  { weight: 1, arbitrary: json },
);

/** Rules of the right shape, with every operator, over known and unknown facts, with any value. */
const { condition } = fc.letrec<{ condition: unknown }>((tie) => ({
  condition: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.record({ fact, path, operator, value: operand }),
    fc.record({
      fact,
      operator: fc.constantFrom('some', 'every', 'none', 'countOf'),
      value: fc.record({ conditions: fc.record({ all: fc.tuple(tie('condition')) }) }),
    }),
    fc.array(tie('condition'), { maxLength: 4 }).map((all) => ({ all })),
    fc.array(tie('condition'), { maxLength: 4 }).map((any) => ({ any })),
    tie('condition').map((not) => ({ not })),
    fc.constantFrom({ condition: 'adult' }, { condition: 'nobody' }),
  ),
}));
const built = fc
  .record({
    missing: fc.constantFrom('unknown', 'reference'),
    rules: fc.array(
      fc.record({
        conditions: fc.record({ all: fc.tuple(condition) }),
        forEach: fc.option(fc.constantFrom('op', 'diagnoses', 'charges'), { nil: undefined }),
      }),
      { minLength: 1, maxLength: 4 },
    ),
  })
  .map(({ missing, rules: list }) =>
    JSON.stringify({
      ...RULES,
      missing,
      rules: list.map((one, index) => ({ ...RULES.rules[0], ...one, id: `r${index}` })),
    }),
  );

/** Conditions deeper than any stack, as text: no document of that depth can be written from objects. */
const deep = fc
  .tuple(
    fc.constantFrom(
      ['{"not":', '}'],
      ['{"all":[', ']}'],
      ['{"fact":"op","operator":"some","value":{"conditions":', '}}'],
      ['{"any":[{"condition":"adult"},', ']}'],
    ),
    fc.constantFrom(60, 63, 64, 65, 200, 1_000, 10_000),
  )
  .map(([[open, close], depth]) => {
    const leaf = '{"fact":"fee","path":"total","operator":"equal","value":"1"}';
    return JSON.stringify({ ...RULES, rules: [{ ...RULES.rules[0], conditions: '<deep>' }] }).replace(
      '"<deep>"',
      open!.repeat(depth) + leaf + close!.repeat(depth),
    );
  });

export const rules: Target = {
  id: 'rules',
  sentence:
    '[P8] [P15] rule documents are evaluated, or refused where they are wrong; a rule that fails harms only itself',
  longRuns: 80_000,
  inputs: fc.oneof(
    { weight: 6, arbitrary: built },
    { weight: 3, arbitrary: nearly },
    { weight: 1, arbitrary: deep },
    { weight: 1, arbitrary: damagedText(JSON.stringify(RULES)) },
    { weight: 1, arbitrary: json.map((value) => JSON.stringify(value)) },
    { weight: 1, arbitrary: text },
  ),
  run(input) {
    const { json: parsed, issues } = parseJson(input, 'rules.json');
    must(parsed !== undefined || issues.length > 0, 'a document was refused without a word');
    if (parsed !== undefined) importReferenceRules(parsed.value, { title: { zh: 'x', en: 'x' }, severity: 'warn' });
    const files = new Map([...filesOf(DOCUMENTS, TABLES), ['rules/main.json', input] as const]);
    const pack = parsePack(files, kinds);
    if (!pack.ok) return must(pack.issues.length > 0, 'a pack was refused without a word');
    const resolved = resolvePack([pack.value], kinds);
    if (!resolved.ok) return must(resolved.issues.length > 0, 'a pack was refused without a word');
    const compiled = compilePack(resolved.value);
    const pair = { conduct: compiled, policy: compiled };
    const evaluation = evaluateCase(RECORD, pair, { asOf: '2026-05-08', steps: 200_000 });
    must(evaluation.counts.rules === compiled.rules.size, 'a rule gave no answer');
    for (const id of compiled.rules.ids()) explainRule(id, RECORD, pair, { asOf: '2026-05-08' });
  },
};

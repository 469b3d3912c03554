import { describe, expect, it } from '@jest/globals';
import type { Artifact } from '@caseloom/pack';
import { compileScheme } from '../compile-scheme.ts';
import type { GroupingInput } from '../types.ts';

type Row = Readonly<Record<string, string>>;

const table = (rows: readonly Row[]) => ({ columns: Object.keys(rows[0] ?? {}), rows });
const none = { mdc: '0000', adrg: '00', drg: '0000' };

/** Two MDCs that share a diagnosis; the second alone has a group for it. */
function scheme(first: string, second = '', more: object = {}): Artifact {
  const mdc = (name: string, noGroup: string): Row => ({
    order: '1',
    mdc: name,
    name,
    condition: `principal_dx in {mdc:${name.slice(0, 4)}/dx}`,
    no_group: noGroup,
  });
  const rule = (name: string, rule: string, condition: string): Row => ({
    order: '1',
    mdc: name,
    rule,
    adrg: rule,
    kind: 'group',
    condition,
  });
  return {
    kind: 'grouping',
    id: 'made',
    value: { title: { zh: 'x', en: 'x' }, family: 'drg', results: { ungrouped: none, invalid: none }, ...more },
    tables: {
      mdc: table([mdc('MDCE', first), mdc('MDCG_1', second)]),
      adrg: table([rule('MDCE', 'EB1', 'any_proc in {operating}'), rule('MDCG_1', 'GR1', 'other_dx in {mdc:MDCE/dx}')]),
      drg: table([
        { order: '1', rule: 'EB1', drg: 'EB19', condition: 'true' },
        { order: '2', rule: 'GR1', drg: 'GR19', condition: 'has_cc' },
      ]),
      code_lists: table([
        { list: 'mdc:MDCE/dx', code: 'A01.000' },
        { list: 'mdc:MDCG/dx', code: 'A01.000' },
        { list: 'mdc:MDCG/dx', code: 'B01.000' },
      ]),
      operating_procedures: table([{ code: '31.0000' }]),
      cc: table([{ code: 'A01.000', exclusion_group: '7' }]),
      exclusion: table([
        { principal_dx: 'B01.000', exclusion_group: '3' },
        { principal_dx: 'B01.000', exclusion_group: '7' },
        { principal_dx: 'A01.000', exclusion_group: '3' },
      ]),
    },
  };
}

const CASE: GroupingInput = { sex: '1', ageYears: 40, diagnoses: ['A01.000', 'A01.000'], procedures: [] };

function grouped(artifact: Artifact, input: GroupingInput) {
  const compiled = compileScheme(artifact);
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.issues));
  return compiled.value.group(input);
}

describe('[GRP-4] a record that no rule of its MDC takes', () => {
  it.each<[string, string, string[], string, string]>([
    ['', '', ['A01.000', 'A01.000'], 'MDCG', 'GR19'],
    ['next', '', ['A01.000'], '0000', '0000'],
    ['keep', '', ['A01.000', 'A01.000'], 'MDCG', 'GR19'],
    ['keep', 'keep', ['A01.000'], 'MDCE', '0000'],
    ['next', 'keep', ['A01.000'], 'MDCG', '0000'],
    ['stop', 'keep', ['A01.000', 'A01.000'], 'MDCE', '0000'],
    ['stop', '', ['C01.000'], '0000', '0000'],
  ])('no_group %s, then %s: %s is %s %s', (first, second, diagnoses, mdc, drg) => {
    expect(grouped(scheme(first, second), { ...CASE, diagnoses })).toMatchObject({ mdc, drg });
  });

  it('says in which MDC it stays', () => {
    const { trace } = grouped(scheme('stop'), CASE);
    expect(trace.map(({ code, args }) => `${code} ${args['mdc'] ?? ''}`).slice(-2)).toEqual([
      'GROUPING_MDC_KEPT MDCE',
      'GROUPING_UNGROUPED ',
    ]);
  });

  it('refuses a word that it does not know', () => {
    const compiled = compileScheme(scheme('last'));
    expect(compiled.issues).toMatchObject([{ code: 'GROUPING_NO_GROUP', path: 'mdc.csv:2:no_group' }]);
  });
});

describe('exclusions of several groups', () => {
  it.each([
    ['A01.000', 'GR19'],
    ['B01.000', '0000'],
  ])('a complication of group 7 beside the principal diagnosis %s: %s', (principal, drg) => {
    expect(grouped(scheme(''), { ...CASE, diagnoses: [principal, 'A01.000'] }).drg).toBe(drg);
  });
});

describe('[GRP-1] a scheme without the intake check', () => {
  it.each([
    [undefined, 'invalid'],
    ['none', 'ungrouped'],
  ])('intake %s: a record without sex is %s', (intake, status) => {
    const { sex: _, ...input } = CASE;
    expect(grouped(scheme('stop', '', intake === undefined ? {} : { intake }), input).status).toBe(status);
  });
});

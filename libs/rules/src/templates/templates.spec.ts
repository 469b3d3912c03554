import type { Artifact, CheckContext } from '@caseloom/pack';
import { describe, expect, it } from '@jest/globals';
import { exportReferenceRules, importReferenceRules } from '../import-export.ts';
import { rulesKind } from '../rules.kind.ts';
import type { Condition, RuleSet, RuleTemplate, TemplateColumn } from '../types.ts';
import { expandRules, ruleOfRow } from './index.ts';

const test = (fact: string, operator: string, value: unknown): Condition => ({ fact, operator, value });
const template = (
  conditions: Condition,
  columns: readonly TemplateColumn[],
  more: Partial<RuleTemplate['rule']> = {},
  params: object = {},
): RuleTemplate => ({
  columns,
  rule: { conditions, ...more, event: { type: 'finding', params: { severity: 'warn', ...params } } },
});
const column = (name: string, type: TemplateColumn['type'] = 'text', more: Partial<TemplateColumn> = {}) => ({
  name,
  type,
  ...more,
});

describe('a rule of a row', () => {
  it.each([
    ['a text', 'text', ' 男 ', '男'],
    ['one item of a list', 'list', 'K80', ['K80']],
    ['a list', 'list', 'K80; K81；K82、K83|K84;', ['K80', 'K81', 'K82', 'K83', 'K84']],
    ['a number', 'number', '12.5', 12.5],
    ['a number no double writes so', 'number', '12.50', '12.50'],
    ['a long number', 'number', '12345678901234567890.1', '12345678901234567890.1'],
    ['yes', 'flag', '是', true],
    ['no, as a spreadsheet writes it', 'flag', 'FALSE', false],
    ['a severity', 'severity', 'block', 'block'],
    ['a date', 'date', '2026-05-01', '2026-05-01'],
  ] as const)('takes %s', (_what, type, cell, value) => {
    const rule = ruleOfRow(template({ all: [test('f', 'equal', '{{ c }}')] }, [column('c', type)]), {
      id: 'r',
      c: cell,
    });
    expect(rule).toEqual({
      id: 'r',
      conditions: { all: [test('f', 'equal', value)] },
      event: { type: 'finding', params: { severity: 'warn' } },
    });
  });

  it('fills cells into longer texts as written, the id too, and leaves braces that close nothing', () => {
    const set = template(
      { all: [test('f', 'matches', '^{{a}}.{2}$'), test('f', 'equal', '{{a')] },
      [column('a'), column('n', 'number')],
      { name: '{{id}}: {{a}}' },
      { message: { zh: '{{a}}不超过{{n}}', en: '{{a}} at most {{n}}' } },
    );
    expect(ruleOfRow(set, { id: 'R-1', a: 'K', n: '2.50' })).toEqual({
      id: 'R-1',
      name: 'R-1: K',
      conditions: { all: [test('f', 'matches', '^K.{2}$'), test('f', 'equal', '{{a')] },
      event: { type: 'finding', params: { severity: 'warn', message: { zh: 'K不超过2.50', en: 'K at most 2.50' } } },
    });
  });

  it.each<[string, Condition, Condition]>([
    ['its test from all', { all: [test('f', 'in', '{{o}}'), test('g', 'equal', 1)] }, { all: [test('g', 'equal', 1)] }],
    [
      'a test that uses it deep in its value',
      { all: [test('f', 'x', { a: [['{{o}}']] }), test('g', 'equal', 1)] },
      { all: [test('g', 'equal', 1)] },
    ],
    [
      'groups of which nothing is left',
      { all: [{ any: [{ not: test('f', 'in', '{{o}}') }] }, { all: [] }] },
      { all: [{ all: [] }] },
    ],
    [
      'its test inside a list condition',
      { all: [test('op', 'some', { conditions: { all: [test('item', 'in', '{{o}}'), test('item', 'equal', 1)] } })] },
      { all: [test('op', 'some', { conditions: { all: [test('item', 'equal', 1)] } })] },
    ],
    [
      'a list condition of which nothing is left',
      { any: [test('op', 'some', { conditions: { all: [test('item', 'in', '{{o}}')] } }), test('g', 'equal', 1)] },
      { any: [test('g', 'equal', 1)] },
    ],
  ])('loses with an empty optional cell %s', (_what, conditions, left) => {
    const rule = ruleOfRow(template(conditions, [column('o', 'list', { optional: true })]), { id: 'r', o: ' ' });
    expect(rule.conditions).toEqual(left);
  });

  it('loses appliesWhen, metadata and names of empty cells, and never fires when nothing is left', () => {
    const set = template(
      { all: [test('f', 'in', '{{o}}')] },
      [column('o', 'list', { optional: true }), column('s', 'text', { optional: true })],
      { appliesWhen: test('f', 'in', '{{o}}'), name: 'only {{o}}' },
      { message: { zh: '{{s}}', en: '{{s}}' }, title: { zh: '见{{s}}', en: 'see {{s}}' } },
    );
    expect(ruleOfRow(set, { id: 'r' })).toEqual({
      id: 'r',
      conditions: { any: [] },
      event: { type: 'finding', params: { severity: 'warn', title: { zh: '见', en: 'see ' } } },
    });
  });

  it('shares what no column changes between rows', () => {
    const set = template({ all: [test('f', 'equal', '{{a}}'), test('g', 'in', ['1', '2'])] }, [column('a')]);
    const [one, two] = ['1', '2'].map((a) => ruleOfRow(set, { id: a, a }).conditions as { all: Condition[] });
    expect(one!.all[1]).toBe(two!.all[1]);
  });

  it.each<[string, unknown]>([
    ['null among conditions', { all: [null, test('f', 'equal', '{{c}}')] }],
    ['a text in place of a list', { any: 'x' }],
    ['conditions in a value that are none', test('op', 'some', { conditions: { all: [null] } })],
    [
      'a hundred levels',
      Array.from({ length: 100 }).reduce<unknown>((inner) => ({ not: inner }), test('f', 'equal', '{{c}}')),
    ],
  ])('leaves to the compiler what is no condition: %s', (_what, conditions) => {
    const rule = ruleOfRow(template(conditions as Condition, [column('c')]), { id: 'r', c: 'x' });
    expect(rule.conditions).toBeDefined();
  });

  it('reads own cells only', () => {
    const set = template({ all: [test('f', 'equal', '{{constructor}}')] }, [
      column('constructor', 'text', { optional: true }),
    ]);
    expect(ruleOfRow(set, { id: 'r' }).conditions).toEqual({ any: [] });
  });
});

const title = { zh: '集', en: 'Set' };
const setOf = (one: RuleTemplate | undefined, missing: RuleSet['missing'] = 'unknown'): RuleSet => ({
  title,
  missing,
  rules: [],
  ...(one === undefined ? {} : { template: one }),
});
const artifact = (value: RuleSet, rows?: readonly Record<string, string>[]): Artifact<RuleSet> => ({
  kind: 'rules',
  id: 's',
  value,
  tables: rows === undefined ? {} : { rows: { columns: Object.keys(rows[0] ?? { id: '' }), rows } },
});
const codes = (codes: string[], sample: boolean): Artifact => ({
  kind: 'codes',
  id: 'table',
  value: { title, system: 'icd10', sample, codes: codes.map((code) => ({ code })) },
  tables: {},
});
const context = (...artifacts: Artifact[]): CheckContext => ({
  artifacts: (kind) => (kind === 'codes' ? artifacts : []),
});
const found = (one: Artifact<RuleSet>, where = context()) =>
  rulesKind.check!(one, where).map(({ code, path, severity }) => `${severity} ${code} ${path}`);
const any = template({ all: [test('f', 'in', '{{c}}')] }, [column('c', 'list', { codes: 'icd10' })]);

describe('the check of a template', () => {
  it.each<[string, Artifact<RuleSet>, string[]]>([
    ['nothing wrong', artifact(setOf(any), [{ id: 'a', c: 'K80' }]), []],
    [
      'rows without a template',
      artifact(setOf(undefined), [{ id: 'a' }]),
      ['error RULE_ROWS_WITHOUT_TEMPLATE template'],
    ],
    [
      'a column that is not there and one nobody declared',
      artifact(setOf(any), [{ id: 'a', d: 'x' }]),
      ['error RULE_TEMPLATE_COLUMN_MISSING rows.csv:1', 'warning RULE_TEMPLATE_COLUMN_UNDECLARED rows.csv:1:d'],
    ],
    [
      'a placeholder without a column',
      artifact(setOf(template({ all: [test('f', 'in', ['{{d}}'])] }, [column('c')]))),
      ['error RULE_TEMPLATE_COLUMN_UNKNOWN template.rule.conditions.all[0].value[0]'],
    ],
    [
      'a column in place of a fact, of a path in a value and of a shared condition',
      artifact(
        setOf(
          template(
            {
              all: [
                test('{{c}}', 'equal', 1),
                test('f', 'equal', { fact: 'g', path: '{{c}}' }),
                { condition: '{{c}}' },
              ],
            },
            [column('c')],
          ),
        ),
      ),
      [
        'error RULE_TEMPLATE_PLACE template.rule.conditions.all[0].fact',
        'error RULE_TEMPLATE_PLACE template.rule.conditions.all[1].value.path',
        'error RULE_TEMPLATE_PLACE template.rule.conditions.all[2].condition',
      ],
    ],
    [
      'a text as severity',
      artifact(setOf(template(test('f', 'equal', 1), [column('c')], {}, { severity: '{{c}}' }))),
      ['error RULE_TEMPLATE_COLUMN_TYPE template.rule.event.params.severity'],
    ],
    [
      'a column twice, and one named id',
      artifact(setOf(template(test('f', 'equal', 1), [column('c'), column('c'), column('id')]))),
      [
        'error RULE_TEMPLATE_COLUMN_TWICE template.columns[1].name',
        'error RULE_TEMPLATE_COLUMN_TWICE template.columns[2].name',
      ],
    ],
    [
      'empty cells and cells of another type',
      artifact(
        setOf(
          template({ all: [test('f', 'equal', '{{n}}'), test('f', 'equal', '{{t}}')] }, [
            column('n', 'number'),
            column('t'),
          ]),
        ),
        [
          { id: 'a', n: 'x', t: '' },
          { id: 'b', n: '1', t: 'y' },
          { id: 'c', n: '', t: 'y' },
        ],
      ),
      [
        'error RULE_ROW_CELL_TYPE rows.csv:2:n',
        'error RULE_ROW_CELL_EMPTY rows.csv:4:n',
        'error RULE_ROW_CELL_EMPTY rows.csv:2:t',
      ],
    ],
    [
      'a priority of zero',
      artifact(setOf(template(test('f', 'equal', 1), [column('n', 'number')], { priority: '{{n}}' as never })), [
        { id: 'a', n: '0' },
      ]),
      ['error RULE_ROW_CELL_TYPE rows.csv:2:n'],
    ],
    [
      'a row of which nothing is left',
      artifact(setOf(template({ all: [test('f', 'in', '{{c}}')] }, [column('c', 'list', { optional: true })])), [
        { id: 'a', c: '' },
        { id: 'b', c: 'x' },
      ]),
      ['error RULE_ROW_NOTHING_LEFT rows.csv:2'],
    ],
  ])('tells of %s', (_what, one, issues) => {
    expect(found(one)).toEqual(issues);
  });

  it('warns of codes that the system lacks, and does not where it is a sample', () => {
    const rows = ['K80.100', 'K80', 'K80-K81', 'I10-I20', 'K80;J18', 'K79-K799'].map((c, index) => ({
      id: `r${index}`,
      c,
    }));
    expect(found(artifact(setOf(any), rows), context(codes(['K80.100', 'K81.000'], false)))).toEqual([
      'warning RULE_ROW_CODE_UNKNOWN rows.csv:5:c',
      'warning RULE_ROW_CODE_UNKNOWN rows.csv:6:c',
      'warning RULE_ROW_CODE_UNKNOWN rows.csv:7:c',
    ]);
    expect(found(artifact(setOf(any), rows), context(codes(['K80.100'], true)))).toEqual([]);
  });

  it('tells the first hundred wrong cells of a column and the number of the others', () => {
    const rows = Array.from({ length: 1000 }, (_one, index) => ({ id: `r${index}`, c: '' }));
    const issues = rulesKind.check!(artifact(setOf(any), rows), context());
    expect([issues.length, issues.at(-1)]).toMatchObject([101, { code: 'RULE_ROW_MORE', args: { more: 900 } }]);
  });

  it('looks at 480,000 rows within two seconds', () => {
    const wide = template(
      { all: [test('f', 'in', '{{c}}'), test('g', 'codeIn', '{{d}}'), test('h', 'lessThan', '{{n}}')] },
      [
        column('c', 'list', { codes: 'icd10' }),
        column('d', 'list', { optional: true }),
        column('n', 'number', { optional: true }),
      ],
      {},
      { severity: '{{s}}', message: { zh: '{{m}}', en: '{{m}}' } },
    );
    const set = setOf({ ...wide, columns: [...wide.columns, column('s', 'severity'), column('m')] });
    const list = Array.from({ length: 10_000 }, (_one, index) => `A${String(index).padStart(4, '0')}`);
    const rows = Array.from({ length: 480_000 }, (_one, index) => ({
      id: `r${index}`,
      c: `${list[index % 10_000]};${list[(index * 7) % 10_000]}`,
      d: index % 3 === 0 ? '' : 'K80-K82;J18',
      n: index % 2 === 0 ? '' : '12.5',
      s: 'warn',
      m: '缺诊断',
    }));
    const started = process.cpuUsage().user;
    expect(found(artifact(set, rows), context(codes(list, false)))).toEqual([]);
    const seconds = (process.cpuUsage().user - started) / 1e6;
    expect(seconds).toBeLessThan(4);
  }, 60_000);
});

describe('the schema of a template', () => {
  const issuesOf = (value: unknown): string[] => {
    const parsed = rulesKind.schema.safeParse(value);
    return parsed.success ? [] : parsed.error.issues.map((one) => one.path.join('.'));
  };
  it('takes placeholders where a rule written by hand has words of a closed list, and nothing unknown', () => {
    const good = template(
      { all: [test('f', 'in', '{{c}}')] },
      [column('c')],
      { priority: '{{p}}' as never },
      { severity: '{{s}}', validFrom: '{{d}}' },
    );
    expect(issuesOf(setOf(good))).toEqual([]);
    expect(issuesOf(setOf({ ...good, rows: [] } as never))).toEqual(['template']);
    expect(issuesOf(setOf({ ...good, rule: { ...good.rule, id: 'x' } } as never))).toEqual(['template.rule']);
    expect(issuesOf(setOf(template(test('f', 'in', 1), [column('_op')])))).toEqual(['template.columns.0.name']);
    expect(issuesOf(setOf(template(test('f', 'in', 1), [], {}, { severity: 'wrong' })))).toEqual([
      'template.rule.event.params.severity',
    ]);
  });
});

describe('documents of json-rules-engine', () => {
  it('come out of a template set expanded, a document for each row', () => {
    const set = setOf(template({ all: [test('f', 'equal', '{{c}}')] }, [column('c')], { name: '{{id}}' }), 'reference');
    const { tables } = artifact(set, [
      { id: 'a', c: 'x' },
      { id: 'b', c: 'y' },
    ]);
    const event = { type: 'finding', params: { severity: 'warn' } };
    expect(exportReferenceRules(set, tables)).toEqual([
      { name: 'a', conditions: { all: [test('f', 'equal', 'x')] }, event },
      { name: 'b', conditions: { all: [test('f', 'equal', 'y')] }, event },
    ]);
    expect([...expandRules({ value: set, tables })].map((rule) => rule.id)).toEqual(['a', 'b']);
  });

  it('of an imported set come out as they came, names, priorities, spellings of paths, params and unknown metadata included', () => {
    const documents = [
      {
        name: '规则',
        priority: 3,
        conditions: {
          any: [
            {
              fact: 'a',
              path: '$.b[0].c',
              operator: 'equal',
              value: 5,
              params: { x: [1, null] },
              name: 't',
              priority: 2,
            },
            { not: { all: [{ fact: 'a', path: 'b', operator: 'in', value: [] }] } },
          ],
        },
        event: { type: 'x', params: { anything: { deep: [{ __proto__: null, y: 1 }] }, severity: 'mine' } },
      },
      { name: '规则', conditions: { all: [] }, event: { type: 'y' } },
    ];
    const text = JSON.stringify(documents);
    const imported = importReferenceRules(JSON.parse(text), { title, severity: 'info' });
    expect(imported.ok && JSON.stringify(exportReferenceRules(imported.value))).toBe(text);
  });
});

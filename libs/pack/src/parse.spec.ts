import { describe, expect, it } from '@jest/globals';
import { coreMessages, mergeMessages, renderIssue } from '@caseloom/core';
import { child, files, manifest, nation, parsed, registry, steps, told } from '../spec/specimen.ts';
import { packMessages } from './messages.ts';
import { parsePack } from './parse.ts';

const title = { zh: '甲', en: 'A' };
const sex = { title, system: 'valueSet' };
const root = { 'pack.json': manifest('cn') };

describe('a good pack folder', () => {
  it('[PACK-2] is read with its artifacts, tables and overlays', () => {
    const pack = parsed(nation);
    expect(pack.artifacts.map((one) => `${one.kind}/${one.id}`)).toEqual(['codes/sex', 'rules/main']);
    expect(Object.keys(pack.artifacts[1]!.tables)).toEqual(['lines', 'weights']);
    expect(pack.artifacts[1]!.tables['weights']!.rows[1]).toEqual({
      group: 'G1',
      year: '2025',
      weight: '1.6',
      note: '',
    });
    expect(pack.lock).toEqual({});
  });

  it('[PACK-2] may carry documents, a licence, open tables and a byte order mark', () => {
    expect(
      parsePack(
        files({
          ...root,
          'SOURCES.md': '# x',
          'docs/a.md': 'x',
          LICENSE: 'x',
          'codes/a.json': `\uFEFF${JSON.stringify(sex)}`,
          'codes/a.codes.csv': '\uFEFFcode,zh,severity\r\n1,男,\r\n',
        }),
        registry,
      ),
    ).toMatchObject({ ok: true, issues: [] });
  });

  it('[PACK-6] takes ids named like members of every object as plain ids', () => {
    const pack = parsed(
      files({
        ...root,
        'rules/constructor.json': { ...steps, steps: [{ id: '__proto__' }, { id: 'constructor' }, { id: 'toString' }] },
      }),
    );
    expect((pack.artifacts[0]!.value as typeof steps).steps.map((one) => one.id)).toEqual([
      '__proto__',
      'constructor',
      'toString',
    ]);
    expect(Object.getPrototypeOf(pack.artifacts[0]!.tables)).toBeNull();
  });
});

describe('a bad pack folder', () => {
  it('[P8] may have more wrong rows than a call takes arguments', () => {
    const rows = Array.from({ length: 150_000 }, () => 'same,x');
    const files150k = { ...root, 'codes/a.json': sex, 'codes/a.codes.csv': `code,zh\n${rows.join('\n')}\n` };
    expect(parsePack(files(files150k), registry).issues).toHaveLength(149_999);
  });

  const cases: [string, Record<string, unknown>, string[]][] = [
    ['[PACK-7] no manifest', {}, ['PACK_FILE_MISSING pack.json']],
    ['[PACK-7] a broken manifest', { 'pack.json': '{"format":1,' }, ['PACK_JSON_SYNTAX pack.json']],
    [
      '[PACK-7] another format',
      { 'pack.json': manifest('cn', { format: 2 }) },
      ['PACK_VALUE_UNKNOWN pack.json#format'],
    ],
    [
      '[PACK-7] a wrong version, range, layer',
      { 'pack.json': manifest('x', { version: '1.0', layer: 'citty', extends: { id: 'cn', range: '^^1' } }) },
      [
        'PACK_VERSION_INVALID pack.json#version',
        'PACK_VALUE_UNKNOWN pack.json#layer',
        'PACK_RANGE_INVALID pack.json#extends.range',
      ],
    ],
    [
      '[PACK-7] an id that is no file name',
      { 'pack.json': manifest('__proto__') },
      ['PACK_VALUE_INVALID pack.json#id'],
    ],
    [
      '[PACK-7] a mistyped key',
      { 'pack.json': { ...manifest('cn'), mantainers: ['a'] } },
      ['PACK_KEY_UNKNOWN pack.json#mantainers'],
    ],
    [
      '[PACK-12] a lock that is none',
      { ...root, 'pack.lock.json': { cn: { version: '1.0.0', sha256: 'abc' } } },
      ['PACK_VALUE_INVALID pack.lock.json#cn.sha256'],
    ],
    ['[PACK-2] an unknown kind', { ...root, 'rulse/a.json': '{}' }, ['PACK_KIND_UNKNOWN rulse/a.json']],
    [
      '[PACK-2] a kind that nobody registered',
      { ...root, 'payment/a.json': '{}' },
      ['PACK_KIND_UNKNOWN payment/a.json'],
    ],
    [
      '[PACK-2] a stray file',
      { ...root, 'run.js': 'x', 'codes/deep/a.json': '{}', 'codes/__proto__.json': '{}' },
      [
        'PACK_FILE_UNEXPECTED codes/__proto__.json',
        'PACK_FILE_UNEXPECTED codes/deep/a.json',
        'PACK_FILE_UNEXPECTED run.js',
      ],
    ],
    [
      '[PACK-3] a null character in a table',
      { ...root, 'codes/a.json': sex, 'codes/a.codes.csv': 'code,zh\n1,a\0b\n' },
      ['PACK_FILE_TEXT codes/a.codes.csv'],
    ],
    ['[PACK-3] half a character', { ...root, 'SOURCES.md': 'x\ud800' }, ['PACK_FILE_TEXT SOURCES.md']],
    ['[PACK-3] broken JSON', { ...root, 'codes/a.json': '{"title":\n  nope}' }, ['PACK_JSON_SYNTAX codes/a.json']],
    [
      '[PACK-3] a key that reaches for the prototype',
      { ...root, 'codes/a.json': '{"__proto__":{}}' },
      ['PACK_JSON_KEY_FORBIDDEN codes/a.json'],
    ],
    [
      '[PACK-4] unknown keys, deep',
      { ...root, 'rules/a.json': { ...steps, steps: [{ id: 'a', limits: { hgih: 3 } }] } },
      ['PACK_KEY_UNKNOWN rules/a.json#steps[0].limits.hgih'],
    ],
    ['[PACK-4] a missing key', { ...root, 'codes/a.json': { title } }, ['PACK_KEY_MISSING codes/a.json#system']],
    [
      '[PACK-4] a wrong type',
      { ...root, 'codes/a.json': { ...sex, sample: 'yes' } },
      ['PACK_TYPE_WRONG codes/a.json#sample'],
    ],
    [
      '[PACK-4] an unknown value',
      { ...root, 'codes/a.json': { title, system: 'icd11' } },
      ['PACK_VALUE_UNKNOWN codes/a.json#system'],
    ],
    [
      '[PACK-6] an id twice',
      { ...root, 'codes/a.json': { ...sex, codes: [{ code: '1' }, { code: '2' }, { code: '1' }] } },
      ['PACK_ID_DUPLICATE codes/a.json#codes[2].code'],
    ],
    [
      '[PACK-5] a table without its artifact',
      { ...root, 'codes/a.codes.csv': 'code\n1\n' },
      ['PACK_TABLE_WITHOUT_ARTIFACT codes/a.codes.csv'],
    ],
    [
      '[PACK-5] an unknown table',
      { ...root, 'codes/a.json': sex, 'codes/a.cods.csv': 'code\n1\n' },
      ['PACK_TABLE_UNKNOWN codes/a.cods.csv'],
    ],
    [
      '[PACK-5] an unknown column',
      { ...root, 'rules/a.json': steps, 'rules/a.weights.csv': 'group,year,wieght\nG,1,2\n' },
      ['PACK_COLUMN_UNKNOWN rules/a.weights.csv:1:wieght'],
    ],
    [
      '[PACK-5] a missing, a double and a nameless column',
      { ...root, 'rules/a.json': steps, 'rules/a.weights.csv': 'group,group,\nG,1,2\n' },
      [
        'PACK_COLUMN_TWICE rules/a.weights.csv:1:group',
        'PACK_COLUMN_NAMELESS rules/a.weights.csv:1:3',
        'PACK_COLUMN_MISSING rules/a.weights.csv:1',
      ],
    ],
    [
      '[PACK-5] an empty table',
      { ...root, 'codes/a.json': sex, 'codes/a.codes.csv': '\n' },
      ['PACK_TABLE_EMPTY codes/a.codes.csv', 'PACK_COLUMN_MISSING codes/a.codes.csv:1'].slice(0, 1),
    ],
    [
      '[PACK-5] a row that is too long',
      { ...root, 'codes/a.json': sex, 'codes/a.codes.csv': 'code,zh\n\n1,a,b\n' },
      ['PACK_ROW_TOO_LONG codes/a.codes.csv:3'],
    ],
    [
      '[PACK-5] an empty required cell',
      { ...root, 'codes/a.json': sex, 'codes/a.codes.csv': 'code,zh\n1,a\n,b\n' },
      ['PACK_CELL_EMPTY codes/a.codes.csv:3:code'],
    ],
    [
      '[PACK-5] a key twice',
      { ...root, 'rules/a.json': steps, 'rules/a.weights.csv': 'group,year\nG,1\nG,2\nG,1\n' },
      ['PACK_ROW_DUPLICATE rules/a.weights.csv:4'],
    ],
    [
      '[PACK-5] a quote that is never closed',
      { ...root, 'codes/a.json': sex, 'codes/a.codes.csv': 'code,zh\n1,"a\n' },
      ['CSV_QUOTE_UNCLOSED codes/a.codes.csv:2'],
    ],
    [
      '[PACK-8] an overlay without a parent',
      { ...root, 'overlay/codes/a.json': '[{"op":"disable","id":"1","reason":"x"}]' },
      ['PACK_OVERLAY_WITHOUT_PARENT pack.json'],
    ],
  ];
  it.each(cases)('%s', (_, folder, expected) => {
    const result = parsePack(files(folder), registry);
    expect(result.ok).toBe(false);
    expect(told(result.issues)).toEqual(expected);
  });

  const overlays: [string, unknown, string[]][] = [
    ['[PACK-8] an unknown op', [{ op: 'remove', id: '1' }], ['PACK_VALUE_UNKNOWN overlay/rules/main.json#[0].op']],
    [
      '[PACK-8] an op with members of its own',
      [{ op: { toString: 1 }, id: '1' }],
      ['PACK_VALUE_UNKNOWN overlay/rules/main.json#[0].op'],
    ],
    ['[PACK-8] no list', { op: 'patch' }, ['PACK_TYPE_WRONG overlay/rules/main.json']],
    [
      '[PACK-15] a disable without reason',
      [{ op: 'disable', id: 'a', family: 'steps' }],
      ['PACK_KEY_MISSING overlay/rules/main.json#[0].reason'],
    ],
    [
      '[PACK-15] a blank reason',
      [{ op: 'disable', id: 'a', family: 'steps', reason: '  ' }],
      ['PACK_VALUE_INVALID overlay/rules/main.json#[0].reason'],
    ],
    [
      '[PACK-8] no family where there are two',
      [{ op: 'patch', id: 'a', value: {} }],
      ['PACK_FAMILY_UNKNOWN overlay/rules/main.json#[0]'],
    ],
    [
      '[PACK-8] an unknown family',
      [{ op: 'patch', id: 'a', family: 'step', value: {} }],
      ['PACK_FAMILY_UNKNOWN overlay/rules/main.json#[0]'],
    ],
    [
      '[PACK-8] one element twice',
      [
        { op: 'patch', id: 'a', family: 'steps', value: {} },
        { op: 'disable', id: 'a', family: 'steps', reason: 'x' },
      ],
      ['PACK_OVERLAY_TWICE overlay/rules/main.json#[1]'],
    ],
    [
      '[PACK-13] before and after',
      [{ op: 'add', id: 'z', family: 'steps', before: 'a', after: 'b', value: {} }],
      ['PACK_OVERLAY_BEFORE_AND_AFTER overlay/rules/main.json#[0]'],
    ],
    [
      '[PACK-16] codes in another kind',
      [{ op: 'addCodes', codes: ['1'] }],
      ['PACK_OVERLAY_CODES_KIND overlay/rules/main.json#[0]'],
    ],
    [
      '[PACK-18] adding a whole artifact',
      [{ op: 'add', id: 'main', family: '$artifact', value: {} }],
      ['PACK_OVERLAY_ARTIFACT_OP overlay/rules/main.json#[0]'],
    ],
    [
      '[PACK-18] another artifact named',
      [{ op: 'disable', id: 'other', family: '$artifact', reason: 'x' }],
      ['PACK_OVERLAY_ARTIFACT_ID overlay/rules/main.json#[0]'],
    ],
  ];
  it.each(overlays)('%s', (_, overlay, expected) => {
    expect(told(parsePack(child({ 'overlay/rules/main.json': overlay }), registry).issues)).toEqual(expected);
  });

  it('[PACK-9] says everything at once, with near names, in two languages', () => {
    const { issues } = parsePack(
      files({
        'pack.json': manifest('cn'),
        'rulse/a.json': '{}',
        'codes/a.json': { title, system: 'icd1' },
        'codes/a.cods.csv': 'x',
      }),
      registry,
    );
    const texts = mergeMessages(coreMessages, packMessages);
    expect(issues.map((one) => renderIssue(texts, one, 'en'))).toEqual([
      'Unknown kind "rulse". Hint: did you mean rules?',
      'Kind codes has no table "cods". Hint: did you mean codes?',
      'Unknown value "icd1". Hint: did you mean icd10?',
    ]);
    expect(renderIssue(texts, issues[0]!, 'zh-CN')).toBe('未知的内容类型“rulse”。 提示：您是否要用 rules？');
  });

  it('[PACK-9] carries the span of a wrong value, for the editor', () => {
    const text = '{ "title": {"zh":"a","en":"b"}, "system": "icd11" }';
    const { issues } = parsePack(files({ ...root, 'codes/a.json': text }), registry);
    expect(text.slice(issues[0]!.span!.from, issues[0]!.span!.to)).toBe('"icd11"');
  });
});

import { describe, expect, it } from '@jest/globals';
import { CaseloomError } from '@caseloom/core';
import { createDecoder } from './decoder.ts';
import { decodeJson } from './json.ts';
import { hqmsHeader } from './encoder.ts';
import { checkMapping } from './mapping.ts';

const header = ['A48', 'A49', 'A11', 'B15', 'D01', 'C03C', '备注', 'expected_x'];

function codesOf(error: unknown): string[] {
  return error instanceof CaseloomError ? error.issues.map(({ code }) => code) : [];
}

function failure(act: () => unknown): string[] {
  try {
    act();
  } catch (error) {
    return codesOf(error);
  }
  return [];
}

describe('decoding rows', () => {
  const decoder = createDecoder(header);

  it('names columns that nobody reads once, with the decoder', () => {
    expect([decoder.dialect, decoder.ignored, decoder.issues]).toEqual(['natdss', ['备注', 'expected_x'], []]);
  });

  it.each<[string, string[], [string, string, string][]]>([
    [
      'a cell that is no number',
      ['M1', '1', '张三', '2026-05-08', '一万', '', '', ''],
      [['RECORD_NOT_DECIMAL', '7:D01', 'warning']],
    ],
    [
      'a date that does not exist',
      ['M1', '1', '张三', '2026-02-30', '5', '', '', ''],
      [['RECORD_NOT_DATE', '7:B15', 'warning']],
    ],
    [
      'a row without a number',
      ['', '1', '张三', '2026-05-08', '5', '', '', ''],
      [['RECORD_KEY_MISSING', '7:A48', 'error']],
    ],
    ['a row that is too short', ['M1', '1', '张三'], [['RECORD_ROW_LENGTH', '7', 'error']]],
    [
      'a cell that no store takes',
      ['M1', '1', '张\u0000三', '', '', '', '', ''],
      [['RECORD_TEXT_INVALID', '7:A11', 'error']],
    ],
    [
      'a number without end',
      ['M'.repeat(130), '1', '张三', '', '', '', '', ''],
      [['RECORD_KEY_TOO_LONG', '7:A48', 'error']],
    ],
    ['a row that is too long', ['M1', '1', '张三', '', '', '', '', '', 'x'], [['RECORD_ROW_LENGTH', '7', 'error']]],
  ])('[P9] names row, column and code of %s', (_, cells, expected) => {
    const { issues, record } = decoder.decode({ row: 7, cells });
    expect(issues.map(({ code, path, severity }) => [code, path, severity])).toEqual(expected);
    expect(record === undefined).toBe(expected[0]![2] === 'error');
  });

  it('keeps the raw cells beside the record', () => {
    expect({ ...decoder.decode({ row: 2, cells: ['M1', '1', ' 张三 ', '2026/5/8', '', '', 'x', ''] }).raw }).toEqual({
      A48: 'M1',
      A49: '1',
      A11: ' 张三 ',
      B15: '2026/5/8',
      备注: 'x',
    });
  });

  it('allows empty cells after the last column, and short rows of a spreadsheet', () => {
    expect(decoder.decode({ row: 2, cells: ['M1', '1', '', '', '', '', '', '', '', ' '] }).record).toBeDefined();
    expect(
      createDecoder(header, { shortRows: true }).decode({ row: 2, cells: ['M1', '1', '张三'] }).record?.patient,
    ).toEqual({ name: '张三' });
  });

  it('[P19] takes off the apostrophe that kept a text from being computed', () => {
    expect(decoder.decode({ row: 2, cells: ['M1', '1', "'=1+1", '', '', '', '', ''] }).record?.patient).toEqual({
      name: '=1+1',
    });
    expect(decoder.decode({ row: 2, cells: ['M1', '1', "'x", '', '', '', '', ''] }).record?.patient).toEqual({
      name: "'x",
    });
  });

  it('names the columns of the legacy upload that a file lacks', () => {
    const { issues } = createDecoder(hqmsHeader.filter((column) => column !== 'P781' && column !== 'P5'));
    expect(issues).toMatchObject([
      { code: 'RECORD_COLUMNS_MISSING', severity: 'warning', args: { count: 2, columns: 'P5, P781' } },
    ]);
  });

  it('refuses a header with a column twice', () => {
    expect(failure(() => createDecoder(['A48', 'A49', 'C03C', 'A48 ']))).toEqual(['RECORD_HEADER_DUPLICATE']);
  });
});

describe('import defaults', () => {
  const defaults = { poolingArea: '330100', insuranceTypes: { '1': '310', '2.1': '390' }, codeEdition: 'clinical' };
  const decoder = createDecoder(['A48', 'A49', 'A46C', 'C03C'], { defaults });

  it.each<[string, string | undefined]>([
    ['1', '310'],
    ['01', '310'],
    ['1.2', '310'],
    ['2.1', '390'],
    ['2', undefined],
    ['7', undefined],
    ['', undefined],
  ])('payment source %s gives insurance type %s', (paymentSource, type) => {
    const { record, defaulted } = decoder.decode({ row: 2, cells: ['M1', '1', paymentSource, 'K80.1'] });
    expect(record?.insurance?.type).toBe(type);
    expect(defaulted).toEqual([
      'insurance.poolingArea',
      ...(type === undefined ? [] : ['insurance.type']),
      'dx.principal.edition',
    ]);
  });

  it('give the one insurance type where the table has no answer', () => {
    const type = (paymentSource: string): unknown =>
      decodeJson({ id: '1', stay: { paymentSource } }, 1, {
        defaults: { insuranceTypes: { '1': '310' }, insuranceType: '390' },
      }).record?.insurance?.type;
    expect([type('1'), type('7'), type('')]).toEqual(['310', '390', '390']);
  });

  it('leave alone what the file says', () => {
    const { record, defaulted } = decodeJson(
      { record: { encounterNo: '1' }, insurance: { poolingArea: '1', type: '2' }, stay: { paymentSource: '1' } },
      1,
      { defaults },
    );
    expect([record?.insurance, defaulted]).toEqual([{ poolingArea: '1', type: '2' }, undefined]);
  });
});

describe('a column mapping', () => {
  const mapping = {
    columns: {
      住院号: { path: 'record.mrn' },
      次数: { path: 'stay.admissionCount' },
      性别: { path: 'patient.sex', values: { 男: '1', 女: '2' } },
      诊断: { path: 'diagnoses' },
      天: { path: 'clin.coma.before', form: 'durationPart', part: 'days' },
      时: { path: 'clin.coma.before', form: 'durationPart', part: 'hours' },
    },
  } as const;

  it('reads any file', () => {
    const decoder = createDecoder(['性别', '住院号', '次数', '诊断', '天', '时', '其他'], { mapping });
    expect([decoder.dialect, decoder.ignored]).toEqual(['mapped', ['其他']]);
    expect(decoder.decode({ row: 2, cells: ['女', 'M1', '2', 'K80.1|I10', '1', '2', 'x'] }).record).toEqual({
      record: { mrn: 'M1' },
      stay: { admissionCount: 2 },
      patient: { sex: '2' },
      dx: { principal: { code: 'K80.1' }, other: [{ code: 'I10' }] },
      clin: { coma: { before: '1/2/0' } },
    });
  });

  it.each<[string, Record<string, { path: string; form?: never }>, string, string]>([
    ['an unknown field', { a: { path: 'stay.payMethod' } }, 'RECORD_FIELD_UNKNOWN', 'error'],
    ['a derived fact', { a: { path: 'losDays' } }, 'RECORD_FIELD_UNKNOWN', 'error'],
    ['no path at all', { a: { path: 'a..b' } }, 'RECORD_PATH_INVALID', 'error'],
    ['one field twice', { a: { path: 'fee.total' }, b: { path: 'fee.total' } }, 'RECORD_MAPPING_DUPLICATE', 'error'],
    ['a form nobody knows', { a: { path: 'fee.total', form: 'x' as never } }, 'RECORD_MAPPING_FORM', 'error'],
    ['a column that is not there', { c: { path: 'fee.total' } }, 'RECORD_MAPPING_COLUMN', 'warning'],
  ])('with %s is named', (_, columns, code, severity) => {
    expect(checkMapping(['a', 'b'], { columns })).toMatchObject([{ code, severity }]);
    expect(failure(() => createDecoder(['a', 'b'], { mapping: { columns } }))).toEqual(
      severity === 'error' ? [code] : [],
    );
  });
});

describe('decoding JSON', () => {
  it.each<[string, unknown, unknown, string | undefined]>([
    ['a record', { record: { mrn: 'M', encounterNo: 'E' } }, { record: { mrn: 'M', encounterNo: 'E' } }, undefined],
    [
      'an id beside the groups',
      { id: 7, patient: { sex: '1' } },
      { patient: { sex: '1' }, record: { encounterNo: '7' } },
      '7',
    ],
    [
      'an envelope',
      { id: 'a', title: 't', record: { record: { mrn: 'M' }, patient: { sex: '1' } } },
      { record: { mrn: 'M', encounterNo: 'a' }, patient: { sex: '1' } },
      'a',
    ],
    ['a number of its own besides', { id: 'a', record: { encounterNo: 'E' } }, { record: { encounterNo: 'E' } }, 'a'],
  ])('takes %s', (_, value, expected, givenId) => {
    const { record, id } = decodeJson(value, 3);
    expect(record).toEqual(expected);
    expect(id).toBe(givenId);
  });

  it.each<[string, unknown, string, string]>([
    ['a list', [], 'RECORD_ROW_NOT_JSON', '3'],
    ['null', null, 'RECORD_ROW_NOT_JSON', '3'],
    ['a record without number', { patient: { sex: '1' } }, 'RECORD_KEY_MISSING', '3:record'],
    ['a group of the wrong shape', { id: 'x', op: 'none' }, 'RECORD_SHAPE', '3:op'],
    ['text with U+0000', { id: 'x', patient: { name: 'a\u0000' } }, 'RECORD_TEXT_INVALID', '3'],
    ['half a character in a key', { id: 'x', lab: { '\ud83d': 1 } }, 'RECORD_TEXT_INVALID', '3'],
    ['nesting without end', { id: 'x', lab: JSON.parse('['.repeat(99) + ']'.repeat(99)) }, 'RECORD_TOO_DEEP', '3'],
    ['a number without end', { id: 'x'.repeat(130) }, 'RECORD_KEY_TOO_LONG', '3:record'],
  ])('refuses %s', (_, value, code, path) => {
    const { record, issues } = decodeJson(value, 3);
    expect(record).toBeUndefined();
    expect(issues).toContainEqual(expect.objectContaining({ code, path, severity: 'error' }));
  });

  it('names unknown keys and keeps them', () => {
    const { record, issues } = decodeJson({ id: 'x', lab: { K: 4 } }, 3);
    expect(record).toEqual({ lab: { K: 4 }, record: { encounterNo: 'x' } });
    expect(issues).toEqual([{ code: 'RECORD_KEY_UNKNOWN', severity: 'info', path: '3:lab', args: { path: 'lab' } }]);
  });

  it('[P9] keeps keys that every object has by birth', () => {
    const { record, issues } = decodeJson(JSON.parse('{"id":"x","constructor":{"a":1},"toString":2}'), 3);
    expect(Object.keys(record!)).toEqual(['constructor', 'toString', 'record']);
    expect(issues.map(({ code }) => code)).toEqual(['RECORD_KEY_UNKNOWN', 'RECORD_KEY_UNKNOWN']);
  });

  it('[P9] keeps a line with more unknown keys than a call takes arguments', () => {
    const keys = Object.fromEntries(Array.from({ length: 150_000 }, (_, index) => [`k${index}`, 1]));
    expect(decodeJson({ id: 'x', ...keys }, 3).issues).toHaveLength(150_000);
  });
});

import { describe, expect, it } from '@jest/globals';
import { confidences, headersOf, inRole, missingFields, withUse, type Mapping, type SheetUse } from './mapping.ts';

const roles = [
  { role: 'mcc', required: ['code'], optional: ['name', 'excluded'] },
  { role: 'rules', required: ['drg', 'adrgRule'], optional: ['mdc'] },
];
const use: SheetUse = { role: 'mcc', sheet: 'MCC', headerRow: 2, columns: { code: '编码', name: '名称' } };
const mapping: Mapping = { format: 'scheme-mapping/1', uses: [use, { ...use, sheet: 'CC' }] };

describe('the mapping of a workbook in the editor', () => {
  it('names columns by their header, repeated ones by number, empty ones by letter', () => {
    const head = [
      { row: 1, cells: ['标题'] },
      { row: 2, cells: ['编码', ' 名称 ', '', '编码'] },
    ];
    const sheet = { name: 'MCC', hidden: false, rows: 2, head };
    expect(headersOf(sheet, 2)).toEqual(['编码', '名称', '=C', '编码#2']);
    expect(headersOf(sheet, 9)).toEqual([]);
  });

  it('tells which required columns are missing; what every row has counts', () => {
    expect(missingFields(use, roles)).toEqual([]);
    expect(missingFields({ ...use, columns: {} }, roles)).toEqual(['code']);
    expect(missingFields({ ...use, role: 'rules', columns: { drg: 'a' }, fixed: { adrgRule: '1' } }, roles)).toEqual(
      [],
    );
  });

  it('changes one reading, takes one out, and keeps columns that another role has too', () => {
    expect(withUse(mapping, 1, undefined).uses).toEqual([use]);
    expect(withUse(mapping, 0, { ...use, headerRow: 1 }).uses[0]).toMatchObject({ headerRow: 1 });
    expect(inRole({ ...use, fixed: { code: 'x' } }, { role: 'cc', required: ['code'], optional: [] })).toEqual({
      role: 'cc',
      sheet: 'MCC',
      headerRow: 2,
      columns: { code: '编码' },
    });
  });

  it('reads how sure the suggestion was, and nothing from an answer without one', () => {
    const known = confidences([{ sheet: 'MCC', uses: [{ role: 'mcc', confidence: 0.9 }] }]);
    expect(known.get('MCC mcc')).toBe(0.9);
    expect(confidences(undefined).size).toBe(0);
  });
});

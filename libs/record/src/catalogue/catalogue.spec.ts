import { describe, expect, it } from '@jest/globals';
import { dialects } from '../codec/dialects/index.ts';
import { settlementFieldTable } from '../codec/dialects/settlement.ts';
import { columnAliases } from '../codec/column-aliases.ts';
import { genericPath } from '../path/property-path.ts';
import { fieldOf, fields, isFieldOrGroup, renamedPaths } from './index.ts';
import { sections } from './sections.ts';

const TYPES = ['string', 'code', 'integer', 'decimal', 'date', 'datetime', 'duration', 'icd10', 'icd9cm3', 'boolean'];

describe('the field catalogue', () => {
  it('gives every field one path, labels in both languages, a known type and a known section', () => {
    expect(new Set(fields.map(({ path }) => path)).size).toBe(fields.length);
    for (const field of fields) {
      expect([
        field.path,
        field.zh === '',
        field.en === '',
        TYPES.includes(field.type),
        sections.some(({ id }) => id === field.section),
      ]).toEqual([field.path, false, false, true, true]);
      expect(field.initials).toMatch(/^[a-z0-9]+$/);
      expect(field.path).toBe(genericPath(field.path));
    }
  });

  it.each([
    ['dx.other[12].code', 'dx.other[].code'],
    ['op[0].level', 'op[].level'],
    ['patient.newbornBirthWeight[4]', 'patient.newbornBirthWeight[]'],
    ['stay.paymentSource', 'stay.paymentSource'],
    ['settlement.items[2].amt', 'settlement.items[].amt'],
    ['grouping.drg', 'grouping.drg'],
  ])('finds %s as %s', (path, expected) => {
    expect(fieldOf(path)?.path).toBe(expected);
  });

  it.each(['stay.payMethod', 'patient.insuranceType', 'op', 'constructor', '', 'dx.other[].code.x'])(
    'has no field %s',
    (path) => {
      expect(fieldOf(path)).toBeUndefined();
    },
  );

  it('knows groups and lists that contain fields', () => {
    expect(['dx', 'dx.other', 'op', 'clin.nursing', 'op[3]', 'settlement.items'].map(isFieldOrGroup)).toEqual(
      Array(6).fill(true),
    );
    expect(['dx.others', 'lab', 'op[].x'].map(isFieldOrGroup)).toEqual([false, false, false]);
  });

  it('leads every former name to a field', () => {
    for (const path of Object.values(renamedPaths)) expect(fieldOf(path)?.path).toBe(path);
  });

  it('leads every column of every dialect, and every alias, to a field', () => {
    const group = new Set(['diagnoses', 'procedures']);
    const strays = [
      ...dialects.flatMap(({ id, columns }) =>
        columns
          .filter(
            ({ path, form }) =>
              fieldOf(form === 'incisionHealing' ? `${path}.healing` : path) === undefined &&
              form !== 'codeList' &&
              form !== 'chargeList',
          )
          .map(({ column }) => `${id} ${column}`),
      ),
      ...settlementFieldTable
        .filter(({ path }) => path !== '' && fieldOf(path) === undefined)
        .map(({ column }) => column),
      ...Object.entries(columnAliases)
        .filter(([, path]) => fieldOf(path) === undefined && !group.has(path))
        .map(([alias]) => alias),
    ];
    expect(strays).toEqual([]);
  });

  it('has no column twice in a dialect', () => {
    for (const { columns } of dialects)
      expect(new Set(columns.map(({ column }) => column.toLowerCase())).size).toBe(columns.length);
  });

  it.each([
    'patient.name',
    'patient.idNo',
    'patient.birthDate',
    'record.mrn',
    'contact.phone',
    'sign.attending',
    'op[].surgeon',
    'settlement.personNo',
    'principalProcedure.surgeon',
  ])('[P22] marks %s as identifying', (path) => {
    expect(fieldOf(path)?.identifying).toBe(true);
  });
});

import { describe, expect, it } from '@jest/globals';
import { fields, type CaseRecord } from '@caseloom/record';
import type { FieldInfo } from '../../../../api/knowledge.ts';
import { columnsOf, layout, sectionOf, shownFields, tablesOf } from './layout.ts';

const catalogue = fields as unknown as readonly FieldInfo[];
const pathsIn = (id: string) =>
  layout(catalogue)
    .find((section) => section.id === id)
    ?.fields.map((field) => field.path) ?? [];

describe('the form of the front page', () => {
  it.each([
    ['stay.paymentSource', 'institution'],
    ['record.mrn', 'institution'],
    ['patient.sex', 'patient'],
    ['contact.phone', 'contact'],
    ['stay.admitAt', 'stay'],
    ['dx.outpatient.code', 'diagnosis'],
    ['dx.pathology.code', 'pathology'],
    ['clin.abo', 'clinical'],
    ['sign.coder', 'signoff'],
    ['stay.disposition', 'discharge'],
    ['stay.readmitPlan31', 'discharge'],
    ['fee.total', 'fee'],
    ['settlement.billNo', 'settlement'],
  ])('has %s under %s', (path, section) => {
    const field = catalogue.find((one) => one.path === path);
    expect(field).toBeDefined();
    expect(sectionOf(field as FieldInfo)).toBe(section);
  });

  it('shows every field of the front page somewhere: in a section or as a column of a table', () => {
    const inSections = new Set(
      layout(catalogue).flatMap((section) => section.fields.map((field) => field.path.replace('[0]', '[]'))),
    );
    const inTables = new Set(
      tablesOf(catalogue).flatMap(({ generic }) => columnsOf(catalogue, generic).map(({ field }) => field.path)),
    );
    const lost = catalogue.filter(
      (field) =>
        field.document === 'frontPage' &&
        !inSections.has(field.path) &&
        !inTables.has(field.path) &&
        !field.path.startsWith('dx.principal.'),
    );
    expect(lost.map((field) => field.path)).toEqual([]);
  });

  it('has a table for every list, under the section of its fields', () => {
    expect(tablesOf(catalogue)).toEqual(
      expect.arrayContaining([
        { generic: 'dx.other[]', section: 'diagnosis' },
        { generic: 'op[]', section: 'procedure' },
        { generic: 'icu[]', section: 'icu' },
        { generic: 'dx.externalOther[]', section: 'pathology' },
      ]),
    );
  });

  it('leaves out what is unusual and empty, until it is filled or a finding points at it', () => {
    const section = layout(catalogue).find((one) => one.id === 'clinical');
    if (section === undefined) throw new Error('no clinical section');
    const shown = (record: CaseRecord, marked: readonly string[] = []) =>
      shownFields(section, record, new Set(marked), false).map((field) => field.path);
    expect(shown({})).toContain('clin.abo');
    expect(shown({})).not.toContain('clin.hbsag');
    expect(shown({ clin: { hbsag: '1' } })).toContain('clin.hbsag');
    expect(shown({}, ['clin.hbsag'])).toContain('clin.hbsag');
    expect(shownFields(section, {}, new Set(), true)).toHaveLength(pathsIn('clinical').length);
  });
});

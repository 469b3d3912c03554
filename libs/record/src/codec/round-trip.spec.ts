import { describe, expect, it } from '@jest/globals';
import { csvLine, harmlessCell, parseCsv } from '@caseloom/core';
import fc from 'fast-check';
import { fieldOf } from '../catalogue/index.ts';
import { recordHash } from '../identity.ts';
import { normaliseRecord } from '../normalise.ts';
import { changesBetween } from '../revision/changes.ts';
import type { CaseRecord, Field } from '../types.ts';
import { createDecoder } from './decoder.ts';
import type { DialectId } from './dialect.ts';
import { dialectOf } from './dialects/index.ts';
import { createEncoder } from './encoder.ts';
import { decodeJson } from './json.ts';
import { withValueAt, parsePath } from '../path/property-path.ts';

const IDS = ['hqms', 'natdss', 'form2011', 'drgCase', 'dipCase', 'visitCase'] as const;

/** Values as messy as files have them. */
function valueFor(field: Field): fc.Arbitrary<string> {
  const missing = fc.constantFrom('', '-', '无', ' ');
  const digits = fc.integer({ min: 0, max: 99_999 }).map(String);
  const day = fc.tuple(
    fc.integer({ min: 1900, max: 2100 }),
    fc.integer({ min: 1, max: 12 }),
    fc.integer({ min: 1, max: 28 }),
  );
  const date = day.map(([y, m, d]) => `${y}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`);
  const clock = fc.tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 })).map(([h, m]) => `${h}:${m}`);
  const kinds: Record<Field['type'], fc.Arbitrary<string>> = {
    string: fc.oneof(
      fc.string({ maxLength: 12, unit: 'grapheme' }),
      fc.constantFrom('张三', '某市 某区', '=1+1', '-3', 'a,"b"\nc', "'x"),
    ),
    code: fc.oneof(
      fc.constantFrom('1', '2', '01', '9', '310', 'A18.3+K67.3*'),
      fc.stringMatching(/^[A-Z]\d{2}(\.\d{1,3})?$/),
    ),
    icd10: fc.stringMatching(/^[A-Z]\d{2}\.\d{3}(x\d{3})?$/),
    icd9cm3: fc.stringMatching(/^\d{2}\.\d{4}$/),
    integer: digits,
    decimal: fc.oneof(
      digits,
      fc.tuple(digits, fc.integer({ min: 0, max: 9999 })).map(([a, b]) => `${a}.${b}`),
    ),
    date,
    datetime: fc.oneof(
      date,
      fc.tuple(date, clock).map(([a, b]) => `${a} ${b}`),
    ),
    duration: fc
      .tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
      .map((parts) => parts.join('/')),
    boolean: fc.constantFrom('1', '0'),
  };
  return fc.oneof({ weight: 6, arbitrary: kinds[field.type] }, { weight: 1, arbitrary: missing });
}

/** Records that use paths of a dialect, a third of them at a time. */
function recordFor(id: DialectId): fc.Arbitrary<CaseRecord> {
  const paths = dialectOf(id as 'hqms').columns.flatMap(({ path, form }) => {
    if (path === 'diagnoses') return ['dx.principal.code', 'dx.other[0].code', 'dx.other[1].code', 'dx.other[2].code'];
    if (path === 'procedures') return ['op[0].code', 'op[1].code'];
    if (path === 'charges')
      return ['itemCode', 'amount', 'quantity'].flatMap((name) => [`charges[0].${name}`, `charges[1].${name}`]);
    return form === 'incisionHealing' ? [`${path}.incisionGrade`, `${path}.healing`] : [path];
  });
  const unique = [...new Set(paths)];
  const cell = fc
    .integer({ min: 0, max: unique.length - 1 })
    .chain((index) => fc.tuple(fc.constant(unique[index]!), valueFor(fieldOf(unique[index]!)!)));
  return fc.array(cell, { maxLength: 60 }).map((cells) => {
    const start: unknown = { record: { mrn: 'M1', encounterNo: 'E1' }, stay: { admissionCount: 1 } };
    const filled = cells.reduce((record, [path, value]) => withValueAt(record, parsePath(path)!, value), start);
    return normaliseRecord(filled).record;
  });
}

function throughFile(id: DialectId, record: CaseRecord): CaseRecord {
  const encoder = createEncoder(id as 'hqms');
  const text = [encoder.header, encoder.encode(record)].map((cells) => csvLine(cells.map(harmlessCell))).join('\n');
  const { rows } = parseCsv(text);
  const decoded = createDecoder(rows[0]!.cells, { dialect: id }).decode(rows[1]!);
  return decoded.record ?? {};
}

describe('export and import', () => {
  it.each(IDS)('[P9] import → export → import of %s adds nothing', (id) => {
    fc.assert(
      fc.property(recordFor(id), (record) => {
        const first = throughFile(id, record);
        const second = throughFile(id, first);
        expect(changesBetween(first, second)).toEqual([]);
        expect(recordHash(second)).toBe(recordHash(first));
      }),
      { numRuns: 150 },
    );
  });

  it.each(IDS)('gives back every value that %s has a place for', (id) => {
    const encoder = createEncoder(id);
    fc.assert(
      fc.property(recordFor(id), (record) => {
        const lost = changesBetween(record, throughFile(id, record)).map(({ path }) => path);
        expect(lost).toEqual(encoder.losses(record));
      }),
      { numRuns: 80 },
    );
  });

  it('[P9] import → export → import of NDJSON adds nothing', () => {
    fc.assert(
      fc.property(recordFor('natdss'), (record) => {
        const first = decodeJson(JSON.parse(JSON.stringify(record)), 1).record!;
        const second = decodeJson(JSON.parse(JSON.stringify(first)), 1).record!;
        expect(second).toEqual(first);
        expect(recordHash(first)).toBe(recordHash(record));
      }),
      { numRuns: 150 },
    );
  });

  it('normalising twice changes nothing', () => {
    fc.assert(
      fc.property(recordFor('natdss'), (record) =>
        expect(normaliseRecord(record)).toMatchObject({ record, issues: [], raw: {} }),
      ),
      { numRuns: 150 },
    );
  });
});

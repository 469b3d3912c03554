import { describe, expect, it } from '@jest/globals';
import type { CaseRecord } from '@caseloom/record';
import { change, changesOf, redo, settle, startDraft, typeInto, undo } from './draft.ts';
import { setAt } from './set-at.ts';

const base: CaseRecord = {
  patient: { name: '张三', sex: '1' },
  dx: { principal: { code: 'K80.100' }, other: [{ code: 'I10.x00' }, { code: 'E11.900' }] },
  op: [{ code: '51.2300' }],
};

describe('unsaved work on a case', () => {
  it('sends exactly what differs, and null for what was emptied', () => {
    let draft = typeInto(startDraft(base), 'patient.sex', '2');
    draft = typeInto(draft, 'patient.name', '');
    draft = typeInto(draft, 'dx.other[1].poa', '4');
    expect(changesOf(draft)).toEqual([
      { path: 'patient.sex', value: '2' },
      { path: 'patient.name', value: null },
      { path: 'dx.other[1].poa', value: '4' },
    ]);
  });

  it('sends nothing when everything typed was taken back', () => {
    expect(changesOf(typeInto(typeInto(startDraft(base), 'patient.sex', '2'), 'patient.sex', '1'))).toEqual([]);
  });

  it('takes the keystrokes into one field back in one step, and those after leaving it in another', () => {
    let draft = startDraft(base);
    for (const name of ['李', '李四', '李四海']) draft = typeInto(draft, 'patient.name', name);
    draft = typeInto(settle(draft), 'patient.name', '李四河');
    expect(undo(draft).present.patient).toEqual({ name: '李四海', sex: '1' });
    expect(undo(undo(draft)).present).toEqual(base);
    expect(redo(redo(undo(undo(draft)))).present.patient).toEqual({ name: '李四河', sex: '1' });
  });

  it('forgets what was undone once something else is typed', () => {
    const draft = typeInto(undo(typeInto(startDraft(base), 'patient.sex', '2')), 'patient.sex', '9');
    expect(draft.future).toEqual([]);
    expect(redo(draft)).toBe(draft);
  });

  it('does not send a row that was added and left empty', () => {
    const draft = change(startDraft(base), (record) => ({ ...record, op: [...(record.op ?? []), {}] }));
    expect(changesOf(draft)).toEqual([]);
    expect(changesOf(typeInto(draft, 'op[1].code', '54.5100'))).toEqual([
      { path: 'op[1]', value: { code: '54.5100' } },
    ]);
  });

  it('sends a reordered list as one change', () => {
    const draft = change(startDraft(base), (record) => ({
      ...record,
      dx: { ...record.dx, other: [...(record.dx?.other ?? [])].reverse() },
    }));
    expect(changesOf(draft)).toEqual([
      { path: 'dx.other[0].code', value: 'E11.900' },
      { path: 'dx.other[1].code', value: 'I10.x00' },
    ]);
  });
});

describe('setting a value at a path', () => {
  it.each([
    ['stay.admitAt', '2026-11-01', { stay: { admitAt: '2026-11-01' } }],
    ['dx.other[1].code', 'I10', { dx: { other: [{}, { code: 'I10' }] } }],
    ['clin.nursing.level1', 3, { clin: { nursing: { level1: 3 } } }],
    ['patient.newbornBirthWeight[0]', 3200, { patient: { newbornBirthWeight: [3200] } }],
  ])('%s makes what is missing on the way', (path, value, expected) => {
    expect(setAt({}, path, value)).toEqual(expected);
  });

  it('leaves the record it was given alone', () => {
    setAt(base, 'patient.sex', '9');
    expect(base.patient?.['sex']).toBe('1');
  });

  it('refuses what is no path', () => {
    expect(() => setAt({}, 'dx[', 1)).toThrow(RangeError);
  });
});

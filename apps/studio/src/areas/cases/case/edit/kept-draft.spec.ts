import { describe, expect, it } from '@jest/globals';
import { keepDraft, readDraft, withKept } from './kept-draft.ts';

/** The part of a browser's store that is used here. */
function store(): Storage {
  const items: Record<string, string> = {};
  const methods = {
    getItem: (key: string) => items[key] ?? null,
    setItem: (key: string, value: string) => {
      items[key] = value;
    },
    removeItem: (key: string) => {
      delete items[key];
    },
  };
  return new Proxy(items, {
    get: (_target, key) => methods[key as keyof typeof methods] ?? items[key as string],
  }) as unknown as Storage;
}

describe('unsaved work kept by the tab', () => {
  it('comes back after a reload, and is gone once there is none', () => {
    const tab = store();
    keepDraft(tab, 'a', { version: 3, changes: [{ path: 'patient.sex', value: '2' }] });
    expect(readDraft(tab, 'a')).toEqual({ version: 3, changes: [{ path: 'patient.sex', value: '2' }] });
    expect(readDraft(tab, 'b')).toBeUndefined();
    keepDraft(tab, 'a', { version: 4, changes: [] });
    expect(readDraft(tab, 'a')).toBeUndefined();
  });

  it('is laid over the record as it stands now', () => {
    const record = { patient: { sex: '1', name: '张三' } };
    expect(
      withKept(record, [
        { path: 'patient.sex', value: '2' },
        { path: 'patient.name', value: null },
        { path: 'dx[', value: 1 },
      ]),
    ).toEqual({ patient: { sex: '2' } });
  });

  it('is nothing when what was kept cannot be read', () => {
    const tab = store();
    tab.setItem('caseloom.draft.a', '{');
    expect(readDraft(tab, 'a')).toBeUndefined();
  });
});

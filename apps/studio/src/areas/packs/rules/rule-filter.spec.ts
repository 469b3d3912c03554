import { describe, expect, it } from '@jest/globals';
import { filterFromSearch, filterRules, filterToSearch, ruleLine, type RuleFilter } from './rule-filter.ts';

const element = (id: string, params: unknown, packId = 'nation', op = 'own', disabled = false) => ({
  id,
  value: { event: { params } },
  disabled,
  provenance: { packId, layer: packId, op },
});
const lines = [
  element('A01-001', {
    severity: 'block',
    title: { zh: '病案号必填', en: 'Record number' },
    field: 'record.mrn',
    category: 'A',
  }),
  element(
    'B08-001',
    { severity: 'warn', title: { zh: '胆囊切除', en: 'Cholecystectomy' }, category: 'B' },
    'hospital',
    'patch',
  ),
  element('B09-001', 'not a rule at all', 'hospital', 'add'),
  element('C01-001', { severity: 'warn', category: 'C' }, 'hospital', 'disable', true),
].map((one) => ruleLine(one, 'hospital', 'hospital'));
const none: RuleFilter = { q: '', severity: [], category: [], layer: [], state: '' };
const found = (filter: Partial<RuleFilter>) => filterRules(lines, { ...none, ...filter }).map((one) => one.id);

describe('filtering rules', () => {
  it('keeps everything without a filter, also what has another shape', () => {
    expect(found({})).toHaveLength(4);
  });

  it.each<[Partial<RuleFilter>, string[]]>([
    [{ q: '病案' }, ['A01-001']],
    [{ q: 'chole b08' }, ['B08-001']],
    [{ q: 'record.MRN' }, ['A01-001']],
    [{ severity: ['warn'] }, ['B08-001', 'C01-001']],
    [{ severity: ['warn', 'block'], category: ['A', 'C'] }, ['A01-001', 'C01-001']],
    [{ layer: ['nation'] }, ['A01-001']],
    [{ state: 'disabled' }, ['C01-001']],
    [{ state: 'changed' }, ['B08-001', 'B09-001', 'C01-001']],
    [{ q: 'nothing like it' }, []],
  ])('%j finds %j', (filter, ids) => {
    expect(found(filter)).toEqual(ids);
  });

  it('stands in the address and comes back', () => {
    const filter = { ...none, q: '年龄 60', severity: ['block', 'warn'], state: 'changed' };
    const search = filterToSearch(new URLSearchParams('drawer=checks'), filter);
    expect(search.get('drawer')).toBe('checks');
    expect(filterFromSearch(search)).toEqual(filter);
    expect(filterToSearch(search, none).toString()).toBe('drawer=checks');
  });
});

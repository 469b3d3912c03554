import { describe, expect, it } from '@jest/globals';
import { difference, groupFindings, marksByPath, openCounts, type Finding, type Severity } from './group-findings.ts';

const text = { zh: 't', en: 't' };
const finding = (key: string, severity: Severity, path: string, open = true, read: string[] = []): Finding => ({
  key,
  ruleId: key,
  severity,
  path,
  open,
  title: text,
  message: text,
  read: read.map((one) => ({ path: one, value: '' })),
});
const findings = [
  finding('w', 'warn', 'stay.los'),
  finding('b', 'block', 'dx.principal.code'),
  finding('e', 'error', 'dx.principal.code', true, ['op[0].code']),
  finding('done', 'error', 'patient.sex', false),
];

describe('findings on the case page', () => {
  it('stand by severity, gravest first, numbered through', () => {
    const groups = groupFindings(findings, { state: 'all' });
    expect(
      groups.map((group) => [group.severity, group.items.map((item) => `${item.number} ${item.finding.key}`)]),
    ).toEqual([
      ['block', ['1 b']],
      ['error', ['2 e', '3 done']],
      ['warn', ['4 w']],
    ]);
  });

  it.each([
    [{ state: 'open' }, 'b e w'],
    [{ state: 'all', path: 'patient.sex' }, 'done'],
    [{ state: 'all', path: 'dx' }, 'b e'],
    [{ state: 'all', path: 'op[0].code' }, 'e'],
    [{ state: 'all', path: 'stay.lo' }, ''],
  ] as const)('filtered by %j are %s', (filter, keys) => {
    expect(
      groupFindings(findings, filter)
        .flatMap((group) => group.items.map((item) => item.finding.key))
        .join(' '),
    ).toBe(keys);
  });

  it('are counted while open', () => {
    expect(openCounts(findings)).toEqual({ block: 1, error: 1, warn: 1, info: 0 });
  });

  it('mark a field by the gravest that is open', () => {
    expect([...marksByPath(findings)].map(([path, one]) => `${path} ${one.key}`)).toEqual([
      'stay.los w',
      'dx.principal.code b',
    ]);
  });

  it('tell what an edit solves and what it brings', () => {
    const { solved, gained } = difference(findings, [findings[0] as Finding, finding('new', 'info', 'x')]);
    expect([solved.map((one) => one.key), gained.map((one) => one.key)]).toEqual([['b', 'e', 'done'], ['new']]);
  });
});

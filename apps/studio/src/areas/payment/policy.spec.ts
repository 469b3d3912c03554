import { describe, expect, it } from '@jest/globals';
import { parameterFields, PAYMENT_METHOD_IDS, paymentMethods } from '@caseloom/payment';
import { readMethods } from './method-info.ts';
import {
  compareParameters,
  isPolicy,
  parameterProblem,
  policiesFor,
  unknownParameters,
  withMember,
  withParameter,
  withScope,
  type Policy,
} from './policy.ts';

const methods = readMethods(
  PAYMENT_METHOD_IDS.map((id) => ({
    id,
    title: paymentMethods[id].title,
    about: paymentMethods[id].about,
    fields: parameterFields(id),
  })),
);
const rate = methods.get('drg-rate');
const policy: Policy = {
  title: { zh: '费率', en: 'Rate' },
  method: 'drg-rate',
  scope: { insuranceType: ['310'] },
  validFrom: '2026-01-01',
  parameters: { baseRate: '10800.00', levelCoefficient: '1.00', invented: { a: 1 } },
};

describe('the form of a policy', () => {
  it('knows every parameter of every method with words in both languages', () => {
    expect([...methods.keys()]).toEqual(PAYMENT_METHOD_IDS);
    for (const method of methods.values()) {
      expect(method.fields.length).toBeGreaterThan(3);
      for (const field of method.fields) expect(field.title.zh !== field.path && field.help.en !== '').toBe(true);
    }
  });

  it('keeps parameters that the method does not describe, and names them', () => {
    expect(unknownParameters(policy, rate)).toEqual(['invented']);
    expect(withParameter(policy, 'baseRate', '11000').parameters).toEqual({
      baseRate: '11000',
      levelCoefficient: '1.00',
      invented: { a: 1 },
    });
    expect(Object.keys(withParameter(policy, 'baseRate', '11000').parameters)).toEqual([
      'baseRate',
      'levelCoefficient',
      'invented',
    ]);
  });

  it('takes what is emptied away', () => {
    expect(withParameter(policy, 'baseRate', '').parameters).toEqual({ levelCoefficient: '1.00', invented: { a: 1 } });
    expect(withMember({ ...policy, validTo: '2026-12-31' }, 'validTo', undefined)).toEqual(policy);
    expect(withScope(policy, 'insuranceType', []).scope).toEqual({});
    expect(withScope(policy, 'poolingArea', '330100').scope).toEqual({ insuranceType: ['310'], poolingArea: '330100' });
  });

  it.each([
    ['decimal', true, '10800.00', undefined],
    ['decimal', true, '', 'missing'],
    ['decimal', false, undefined, undefined],
    ['decimal', true, '1o8', 'number'],
    ['decimal', true, 10800, 'number'],
    ['integer', false, 60, undefined],
    ['integer', false, 1.5, 'number'],
    ['bands', true, [], 'missing'],
  ] as const)('a %s (required: %s) of %j is %s', (type, required, value, problem) => {
    expect(
      parameterProblem(
        { path: 'x', title: { zh: '', en: '' }, help: { zh: '', en: '' }, unit: '', type, required },
        value,
      ),
    ).toBe(problem);
  });

  it.each([
    [policy, true],
    [{ method: 'drg-rate' }, false],
    [null, false],
    ['text', false],
  ])('%j is a policy: %s', (value, answer) => {
    expect(isPolicy(value)).toBe(answer);
  });
});

describe('comparing policies', () => {
  it('shows what differs, exactly, in the order of the form', () => {
    const then = withParameter(withParameter(policy, 'levelCoefficient', '1.05'), 'baseRate', '10950.10');
    expect(
      compareParameters(policy, then, rate?.fields ?? []).map(({ path, now, then: next, difference }) => ({
        path,
        now,
        next,
        difference,
      })),
    ).toEqual([
      { path: 'baseRate', now: '10800.00', next: '10950.10', difference: '150.1' },
      { path: 'levelCoefficient', now: '1.00', next: '1.05', difference: '0.05' },
    ]);
  });

  it('shows what only one of them has', () => {
    expect(compareParameters(undefined, policy, []).map((one) => one.path)).toEqual([
      'baseRate',
      'levelCoefficient',
      'invented',
    ]);
    expect(compareParameters(policy, policy, rate?.fields ?? [])).toEqual([]);
  });

  it('chooses by day and insurance type, the narrower first', () => {
    const general = { policy: { ...policy, scope: {} } };
    const ended = { policy: { ...policy, validTo: '2026-03-31' } };
    const coming = { policy: { ...policy, validFrom: '2026-07-01' } };
    const list = [general, ended, coming];
    expect(policiesFor(list, '310', '2026-03-31')).toEqual([ended, general]);
    expect(policiesFor(list, '310', '2026-04-01')).toEqual([general]);
    expect(policiesFor(list, '390', '2026-08-01')).toEqual([general]);
    expect(policiesFor(list, '310', '2026-08-01')).toEqual([coming, general]);
  });
});

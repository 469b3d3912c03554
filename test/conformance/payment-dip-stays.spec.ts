import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { decimal, parseCsvTable } from '@caseloom/core';
import { dipSettlementRow, importDipSettlement, pay, paymentPolicySchema, selectPolicy } from '@caseloom/payment';
import type { PaymentInput, PaymentPolicy } from '@caseloom/payment';

const folder = join(process.env['CASELOOM_REFERENCE_DATA'] ?? '../shared', 'schemes-dip');
const present = existsSync(folder);
if (!present) process.stdout.write(`SKIPPED DIP settlement conformance: no reference data at ${folder}\n`);

type Row = Record<string, string>;
const rows = (name: string, table: string): Row[] =>
  parseCsvTable(readFileSync(join(folder, name, `${table}.csv`), 'utf8')).rows.map(({ values }) => values);

/** Policy of one insurance type from the settlement table: nothing is rounded but the stored money, which has four places there. */
function policyOf(name: string, type: 'employee' | 'resident'): PaymentPolicy {
  const [first, ...others] = rows(name, 'settle').map((row) => ({
    hospitalCode: row['hospital_code']!,
    hospitalCoefficient: row['hospital_factor']!,
    averageFactor: row[`avg_factor_${type}`]!,
    averageFactorBasic: row[`avg_factor_basic_${type}`]!,
    pointValue: row[`price_${type}`]!,
  }));
  const { hospitalCode: _code, ...usual } = first!;
  return paymentPolicySchema.parse({
    title: { zh: name, en: name },
    method: 'dip',
    scope: {},
    validFrom: '2021-01-01',
    rounding: {
      money: { places: 4, mode: 'HALF_UP' },
      points: { places: null, mode: 'HALF_UP' },
      pointValue: { places: 4, mode: 'HALF_UP' },
    },
    parameters: {
      ...usual,
      pointValueStatus: 'final',
      hospitals: [first, ...others],
      basicGroupCoefficient: 'GROUP_FACTOR',
      zeroScore: 'ACTUAL_CHARGE',
      ambiguousMode: 'NOT_PAID',
      ambiguousShare: '0',
      ungroupedMode: 'NOT_PAID',
      ungroupedShare: '0',
      fundShareMode: 'LESS_PATIENT_PAID',
      bands: [
        {
          caseType: 'LOW',
          fromLimit: 'INCLUSIVE',
          to: '0.5',
          toLimit: 'INCLUSIVE',
          ratioFactor: '1',
          timesHospital: 'YES',
          timesAuxiliary: 'YES',
        },
        {
          caseType: 'HIGH',
          from: '2',
          fromLimit: 'INCLUSIVE',
          toLimit: 'INCLUSIVE',
          ratioFactor: '1',
          constant: '-1',
          timesHospital: 'YES',
          timesAuxiliary: 'YES',
        },
      ],
    },
  });
}

const CATALOGUES: Row = { 核心: 'core', 基层: 'basic', 综合: 'comprehensive', 空白: 'blank' };
const TYPES: Row = { LOW: '低倍率', HIGH: '高倍率', NORMAL: '正常倍率' };
const near = (a: string | undefined, b: string, tolerance: string): boolean =>
  a !== undefined && decimal(a).minus(decimal(b)).abs().lessThanOrEqualTo(tolerance);

(present ? describe : describe.skip)('DIP settlement against example stays', () => {
  it.each(['421200-2023', '420500-2021', '420500-2022', '420600-2023', '421000-2022', '420900-2022'])(
    'settles the grouped stays of %s as expected by rows in the parameters, rows with a quirk not counted',
    (name) => {
      const policies = { employee: policyOf(name, 'employee'), resident: policyOf(name, 'resident') };
      const groups = new Map(rows(name, 'groups').map((row) => [row['seq']!, row]));
      const supplements = new Map(
        rows(name, 'supplement').map((row) => [`${row['group_code']}|${row['kind']}|${row['level']}`, row]),
      );
      const stays = rows(name, 'cases').filter((row) => row['status'] === 'grouped' && row['quirk'] === '');
      const differences: string[] = [];
      for (const stay of stays) {
        const group = groups.get(stay['group_seq']!)!;
        const policy = policies[stay['insurance'] === '职工' ? 'employee' : 'resident'];
        const input = { hospitalCode: stay['hospital']!, totalCharge: stay['amount'] || '0' };
        const factors = dipSettlementRow(policy, input)!;
        const auxiliary = supplements.get(
          `${stay['group_code']}|${stay['supplement_kind']}|${stay['supplement_level']}`,
        );
        const base =
          stay['supplement_factor'] === ''
            ? decimal(group['score']!)
            : decimal(auxiliary!['score']!).times(auxiliary!['factor']!);
        const factor =
          group['catalogue'] === '基层'
            ? decimal(factors.averageFactorBasic!).times(group['basic_factor']!)
            : decimal(factors.averageFactor);
        // Recomputed, because the examples store the average with four places and band limits are compared unrounded.
        const estimated = base.times(factor).toFixed();
        const answer = pay('stay', policy, {
          ...input,
          grouping: {
            status: 'grouped',
            drg: '',
            dip: {
              group: group['group_code']!,
              catalogue: CATALOGUES[group['catalogue']!]!,
              score: group['score']!,
              estimatedAverage: estimated,
              ...(stay['supplement_factor'] === '' ? {} : { auxiliaryFactor: stay['supplement_factor']! }),
              ...(group['basic_factor'] === '' ? {} : { basicFactor: group['basic_factor']! }),
            },
          },
        });
        const agrees =
          TYPES[answer.caseType ?? ''] === stay['deviation'] &&
          near(answer.points, stay['points']!, '0.0001') &&
          near(answer.amount, stay['settlement_amount']!, '0.01') &&
          near(answer.standard, stay['standard_amount']!, '0.01');
        if (!agrees)
          differences.push(
            `${stay['case_id']}: ${stay['deviation']} ${stay['points']} ${stay['settlement_amount']} ${stay['standard_amount']}, got ${answer.caseType} ${answer.points} ${answer.amount} ${answer.standard}`,
          );
      }
      process.stdout.write(`DIP settlement ${name}: ${stays.length - differences.length} of ${stays.length} agree\n`);
      expect(differences).toEqual([]);
    },
  );

  it.each(readdirSync(present ? folder : '.').filter((name) => /^\d{6}-\d{4}$/.test(name)))(
    '[PAY-7] settles the grouped stays of %s by the policies that its files make',
    (name) => {
      const files = new Map(
        ['scheme.json', 'settle.csv'].map((file) => [file, readFileSync(join(folder, name, file), 'utf8')]),
      );
      const { policies, issues } = importDipSettlement(files, name);
      expect(issues).toEqual([]);
      const groups = new Map(rows(name, 'groups').map((row) => [row['seq']!, row]));
      const supplements = new Map(
        rows(name, 'supplement').map((row) => [`${row['group_code']}|${row['kind']}|${row['level']}`, row]),
      );
      const stays = rows(name, 'cases').filter((row) => row['status'] === 'grouped' && row['quirk'] === '');
      const differences = stays.flatMap((stay) => {
        const group = groups.get(stay['group_seq']!)!;
        const input = stayInput(stay);
        const chosen = selectPolicy(policies, input);
        if (!('policy' in chosen)) return [`${stay['case_id']}: ${chosen.reason}`];
        const { id, policy, prepared } = chosen.policy;
        const factors = dipSettlementRow(policy, input, prepared)!;
        const auxiliary = supplements.get(
          `${stay['group_code']}|${stay['supplement_kind']}|${stay['supplement_level']}`,
        );
        const base =
          auxiliary === undefined ? decimal(group['score']!) : decimal(auxiliary['score']!).times(auxiliary['factor']!);
        const isBasic = group['catalogue'] === '基层';
        const estimated = base
          .times(isBasic ? (factors.averageFactorBasic ?? factors.averageFactor) : factors.averageFactor)
          .times(isBasic ? group['basic_factor']! : '1');
        const { points, pointValue, amount, standard, caseType, steps } = pay(
          id,
          policy,
          {
            ...input,
            grouping: {
              status: 'grouped',
              drg: '',
              ...(group['avg_amount'] === '' ? {} : { meanCharge: group['avg_amount']! }),
              dip: {
                group: group['group_code']!,
                catalogue: CATALOGUES[group['catalogue']!]!,
                score: group['score']!,
                estimatedAverage: estimated.toFixed(),
                ...(stay['supplement_factor'] === '' ? {} : { auxiliaryFactor: stay['supplement_factor']! }),
                ...(group['basic_factor'] === '' ? {} : { basicFactor: group['basic_factor']! }),
              },
            },
          },
          prepared,
        );
        const deviation = steps.find((step) => step.code === 'PAYMENT_STEP_DEVIATION')?.result;
        const agrees =
          near(estimated.toFixed(), stay['estimated_average']!, '0.01') &&
          TYPES[caseType ?? ''] === stay['deviation'] &&
          near(deviation, stay['deviation_factor']!, '0.0001') &&
          near(points, stay['points']!, '0.0001') &&
          near(pointValue, stay['point_price']!, '0') &&
          near(amount, stay['settlement_amount']!, '0.01') &&
          near(standard, stay['standard_amount']!, '0.01');
        return agrees ? [] : [`${stay['case_id']}: ${caseType} ${points} ${amount} ${standard}`];
      });
      process.stdout.write(
        `DIP settlement from files ${name}: ${stays.length - differences.length} of ${stays.length} agree\n`,
      );
      expect(differences).toEqual([]);
    },
  );
});

/** What the settlement reads of a stay; a missing discharge date is priced as of the settlement. */
function stayInput(stay: Row): PaymentInput {
  const all = {
    hospitalCode: stay['hospital'],
    totalCharge: stay['amount'],
    settlementDate: stay['settle_date'],
    poolingArea: stay['insured_area'],
    dischargeDate: stay['discharge'] || stay['settle_date'] || '2023-01-01',
    insuranceType: stay['insurance'] === '职工' ? '310' : '390',
  };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== '')) as PaymentInput;
}

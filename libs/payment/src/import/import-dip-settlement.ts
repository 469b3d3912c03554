import { parseCsvTable } from '@caseloom/core';
import type { Issue } from '@caseloom/core';
import { prettyJson } from '@caseloom/pack';
import type { PackFiles } from '@caseloom/pack';
import type { PaymentPolicy } from '../policy/document.ts';
import { paymentPolicySchema } from '../policy/document.ts';
import { readSettlement } from './settlement-method.ts';

type Row = Readonly<Record<string, string>>;

export interface ImportedSettlement {
  /** `payment/<id>-employee.json` and `payment/<id>-resident.json`; empty when there were errors. */
  readonly files: PackFiles;
  readonly policies: readonly { readonly id: string; readonly policy: PaymentPolicy }[];
  readonly issues: readonly Issue[];
}

/** Columns of `settle.csv` by insurance: employees have their own, everybody else counts as resident. */
const INSURANCES = [
  { id: 'employee', zh: '职工', en: 'employees', scope: { insuranceType: ['310'] } },
  { id: 'resident', zh: '居民', en: 'residents', scope: {} },
] as const;

/**
 * Makes the two payment policies of a DIP folder: bands and special rules from `scheme.json`, coefficients, average factors and point values by hospital
 * from `settle.csv`. Points are not rounded, money to 0.01, as the published method has it.
 * @param files name in the folder → UTF-8 text
 * @param id scheme that the policies price, as the grouping import named it
 * @fails PAYMENT_IMPORT_FILE_MISSING, PAYMENT_IMPORT_NOT_BUILT for every rule of the vocabulary that is not computed yet, PAYMENT_IMPORT_INVALID
 */
export function importDipSettlement(files: ReadonlyMap<string, string>, id: string): ImportedSettlement {
  const issues: Issue[] = [];
  for (const file of ['scheme.json', 'settle.csv']) {
    if (!files.has(file))
      issues.push({ code: 'PAYMENT_IMPORT_FILE_MISSING', severity: 'error', path: file, args: { file } });
  }
  if (issues.length > 0) return { files: new Map(), policies: [], issues };
  const method = readSettlement(files.get('scheme.json')!, issues);
  const rows = defaultRows(files.get('settle.csv')!, issues);
  if (method === undefined || issues.some((one) => one.severity === 'error'))
    return { files: new Map(), policies: [], issues };

  const policies = INSURANCES.map((insurance) => {
    const hospitals = rows.map((row) => hospitalRow(row, insurance.id));
    const { hospitalCode: _code, pointValue: _value, ...usual } = hospitals[0]!;
    const policy = paymentPolicySchema.safeParse({
      title: { zh: `${method.name} ${insurance.zh}`, en: `${method.name}, ${insurance.en}` },
      method: 'dip',
      scheme: id,
      scope: insurance.scope,
      validFrom: `${method.year}-01-01`,
      parameters: { ...usual, ...method.parameters, pointValueStatus: 'provisional', hospitals },
      rounding: {
        money: { places: 2, mode: 'HALF_UP' },
        points: { places: null, mode: 'HALF_UP' },
        pointValue: { places: 4, mode: 'HALF_UP' },
      },
    });
    if (policy.success) return { id: `${id}-${insurance.id}`, policy: policy.data };
    issues.push(
      ...policy.error.issues.map((one): Issue => ({
        code: 'PAYMENT_IMPORT_INVALID',
        severity: 'error',
        path: `settle.csv#${one.path.map(String).join('.')}`,
        args: { problem: one.message },
      })),
    );
    return undefined;
  }).filter((one) => one !== undefined);
  if (issues.some((one) => one.severity === 'error')) return { files: new Map(), policies: [], issues };
  return {
    files: new Map(policies.map((one) => [`payment/${one.id}.json`, prettyJson(one.policy)])),
    policies,
    issues,
  };
}

/** The default row of each hospital; rows by month or insured area are refused, because they would be passed over. */
function defaultRows(text: string, issues: Issue[]): readonly Row[] {
  const kept: Row[] = [];
  for (const { row, values } of parseCsvTable(text).rows) {
    for (const column of ['month', 'insured_area']) {
      const value = values[column] ?? '';
      if (value !== '')
        issues.push({
          code: 'PAYMENT_IMPORT_NOT_BUILT',
          severity: 'error',
          path: `settle.csv:${row}:${column}`,
          args: { option: `${column} ${value}` },
        });
    }
    kept.push(values);
  }
  if (kept.length === 0)
    issues.push({
      code: 'PAYMENT_IMPORT_FILE_MISSING',
      severity: 'error',
      path: 'settle.csv',
      args: { file: 'settle.csv' },
    });
  return kept;
}

function hospitalRow(row: Row, insurance: 'employee' | 'resident') {
  const basic = row[`avg_factor_basic_${insurance}`] ?? '';
  return {
    hospitalCode: row['hospital_code'] ?? '',
    hospitalCoefficient: row['hospital_factor'] ?? '',
    averageFactor: row[`avg_factor_${insurance}`] ?? '',
    ...(basic === '' ? {} : { averageFactorBasic: basic }),
    pointValue: row[`price_${insurance}`] ?? '',
  };
}

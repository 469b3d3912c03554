import { formatCsv, isDate, parseCsvTable } from '@caseloom/core';
import type { Issue } from '@caseloom/core';
import { prettyJson } from '@caseloom/pack';
import type { PackFiles, Table } from '@caseloom/pack';
import { checkSettlement } from '../methods/dip/check-settlement.ts';
import type { DipParameters } from '../methods/dip/parameters.ts';
import { settlementTable } from '../methods/dip/settlement-table.ts';
import { paymentPolicySchema } from '../policy/document.ts';
import type { PaymentPolicy } from '../policy/document.ts';
import { preparePolicy } from '../policy/pay.ts';
import type { PreparedPolicy } from '../policy/pay.ts';
import { readSettlement } from './settlement-method.ts';
import type { Insurance, SettlementMethod } from './settlement-method.ts';

type Row = Readonly<Record<string, string>>;

export interface ImportedSettlement {
  /** `payment/<id>-employee.json`, `payment/<id>-resident.json` and the table `settlement` of each; empty when there were errors. */
  readonly files: PackFiles;
  readonly policies: readonly PreparedPolicy[];
  readonly issues: readonly Issue[];
}

/** Columns of `settle.csv` by insurance: employees have their own, everybody else counts as resident. */
const INSURANCES = [
  { id: 'employee', zh: '职工', en: 'employees', scope: { insuranceType: ['310'] } },
  { id: 'resident', zh: '居民', en: 'residents', scope: {} },
] as const;

/** Where a version names no year: before every method of this kind. */
const BEFORE_ALL = '2000-01-01';

/**
 * Makes the two payment policies of a DIP folder: bands and special rules from `scheme.json`, the table `settlement` with coefficients, average factors and point
 * values by hospital, month and insured area from `settle.csv`. Nothing is rounded on the way; amounts and points are written with four places.
 *
 * The files say for which year a version is, not for which discharge dates, and stays of the turn of the year are settled in the new one: policies are in force from the first day of
 * the year before, and open.
 * @param files name in the folder → UTF-8 text
 * @param id scheme that the policies price, as the grouping import named it
 * @fails PAYMENT_IMPORT_FILE_MISSING, PAYMENT_IMPORT_NOT_BUILT for every rule of the vocabulary that is not computed, PAYMENT_IMPORT_INVALID, PAYMENT_SETTLEMENT_… with the row in `settle.csv`
 */
export function importDipSettlement(files: ReadonlyMap<string, string>, id: string): ImportedSettlement {
  const issues: Issue[] = [];
  for (const file of ['scheme.json', 'settle.csv']) if (!files.has(file)) issues.push(fileMissing(file));
  if (issues.length > 0) return { files: new Map(), policies: [], issues };
  const method = readSettlement(files.get('scheme.json')!, issues);
  const { rows } = parseCsvTable(files.get('settle.csv')!);
  if (rows.length === 0) issues.push(fileMissing('settle.csv'));
  if (method === undefined || issues.some((one) => one.severity === 'error'))
    return { files: new Map(), policies: [], issues };

  const made = INSURANCES.flatMap((insurance) => {
    const table = settlementRows(
      rows.map(({ values }) => values),
      insurance.id,
      method.constantCoefficient === undefined,
    );
    const policy = paymentPolicySchema.safeParse(policyOf(method, id, insurance));
    if (!policy.success) {
      issues.push(...policy.error.issues.map((one) => invalid(one.path.map(String).join('.'), one.message)));
      return [];
    }
    const tables = { settlement: table };
    const lines = rows.map(({ row }) => row);
    issues.push(...complaints(policy.data.parameters as DipParameters, tables, insurance.id, lines, issues));
    return [{ id: `${id}-${insurance.id}`, value: policy.data, tables }];
  });
  if (issues.some((one) => one.severity === 'error')) return { files: new Map(), policies: [], issues };
  return {
    files: new Map(
      made.flatMap((one) => [
        [`payment/${one.id}.json`, prettyJson(one.value)] as const,
        [`payment/${one.id}.settlement.csv`, csvOf(one.tables.settlement)] as const,
      ]),
    ),
    policies: made.map(preparePolicy),
    issues,
  };
}

function policyOf(method: SettlementMethod, id: string, insurance: (typeof INSURANCES)[number]): unknown {
  const validFrom = method.year === undefined ? BEFORE_ALL : `${Number(method.year) - 1}-01-01`;
  return {
    title: { zh: `${method.name} ${insurance.zh}`, en: `${method.name}, ${insurance.en}` },
    method: 'dip',
    scheme: id,
    scope: insurance.scope,
    validFrom: isDate(validFrom) ? validFrom : BEFORE_ALL,
    parameters: {
      pointValueStatus: 'provisional',
      ...(method.constantCoefficient === undefined
        ? {}
        : { hospitalCoefficient: method.constantCoefficient[insurance.id] }),
      ...method.parameters,
    },
    rounding: {
      money: { places: null, mode: 'HALF_UP', shown: 4 },
      points: { places: null, mode: 'HALF_UP', shown: 4 },
      pointValue: { places: null, mode: 'HALF_UP' },
    },
  } satisfies Omit<PaymentPolicy, 'parameters' | 'scope'> & Record<string, unknown>;
}

/** The table of one insurance: its own factors and price, without the coefficient where the method has a constant. */
function settlementRows(rows: readonly Row[], insurance: Insurance, withCoefficient: boolean): Table {
  const columns = settlementTable.columns
    .map((column) => column.name)
    .filter((name) => withCoefficient || name !== 'hospital_coefficient');
  const word = INSURANCES.find((one) => one.id === insurance)!.zh;
  return {
    columns,
    rows: rows.map((row) => {
      const values: Row = {
        month: row['month'] ?? '',
        insured_area: row['insured_area'] ?? '',
        hospital_code: row['hospital_code'] ?? '',
        hospital_name: row['hospital_name'] ?? '',
        hospital_level: row['hospital_level'] ?? '',
        insurance: word,
        average_factor: row[`avg_factor_${insurance}`] ?? '',
        average_factor_basic: row[`avg_factor_basic_${insurance}`] ?? '',
        hospital_coefficient: row['hospital_factor'] ?? '',
        point_value: row[`price_${insurance}`] ?? '',
      };
      return Object.fromEntries(columns.map((column) => [column, values[column]!]));
    }),
  };
}

/** What the check of the policy says of the table, at the row and column of the file it came from. */
function complaints(
  parameters: DipParameters,
  tables: Readonly<Record<string, Table>>,
  insurance: Insurance,
  lines: readonly number[],
  known: readonly Issue[],
): Issue[] {
  const source: Row = {
    average_factor: `avg_factor_${insurance}`,
    average_factor_basic: `avg_factor_basic_${insurance}`,
    hospital_coefficient: 'hospital_factor',
    point_value: `price_${insurance}`,
  };
  return checkSettlement(parameters, tables)
    .map(({ code, path, args, severity = 'error' }): Issue => {
      const [, row = '', column = ''] = /^settlement\.csv:(\d+):(.+)$/.exec(path) ?? [];
      const from = source[column] ?? column;
      return {
        code,
        severity,
        path: `settle.csv:${lines[Number(row) - 2] ?? row}:${from}`,
        args: { ...args, column: from },
      };
    })
    .filter((one) => !known.some((other) => other.code === one.code && other.path === one.path));
}

function csvOf({ columns, rows }: Table): string {
  return formatCsv([columns, ...rows.map((row) => columns.map((column) => row[column] ?? ''))]);
}

function invalid(path: string, problem: string): Issue {
  return { code: 'PAYMENT_IMPORT_INVALID', severity: 'error', path: `scheme.json#${path}`, args: { problem } };
}

function fileMissing(file: string): Issue {
  return { code: 'PAYMENT_IMPORT_FILE_MISSING', severity: 'error', path: file, args: { file } };
}

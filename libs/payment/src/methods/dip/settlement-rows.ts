import { hashJson } from '@caseloom/core';
import type { Artifact, Table } from '@caseloom/pack';
import type { PaymentInput, SettlementSource } from '../../types.ts';
import type { DipParameters, LookupStep } from './parameters.ts';

/** Everything that settling a stay takes from the hospital's row, the policy's own parameters where the row is blank. */
export interface SettlementRow {
  readonly hospitalCoefficient?: string | undefined;
  readonly averageFactor?: string | undefined;
  readonly averageFactorBasic?: string | undefined;
  readonly pointValue?: string | undefined;
  readonly hospitalLevel?: string | undefined;
  readonly insurance?: string | undefined;
  /** Its key, as {@link SettlementSource.row} names it. */
  readonly key: string;
}

const DEFAULT_LOOKUP: readonly LookupStep[] = [{ month: 'NONE', insuredArea: 'NONE' }];

/** The settlement rows of a DIP policy, indexed once: from its table, else from its list of hospitals, else the policy's own parameters for everybody. */
export class SettlementRows {
  readonly #given: DipParameters;
  readonly #rows: ReadonlyMap<string, SettlementRow> | undefined;
  readonly #source: unknown;
  #hash: string | undefined;

  constructor(given: DipParameters, tables: Artifact['tables'] = {}) {
    this.#given = given;
    const table = tables['settlement'];
    if (table !== undefined) {
      this.#rows = ofTable(table, given);
      this.#source = {
        columns: table.columns,
        rows: table.rows.map((row) => table.columns.map((name) => row[name] ?? '')),
      };
    } else if (given.hospitals !== undefined) {
      this.#rows = ofHospitals(given.hospitals, given);
      this.#source = given.hospitals;
    } else {
      this.#rows = undefined;
      const { hospitalCoefficient, averageFactor, averageFactorBasic, pointValue } = given;
      this.#source = defined({ hospitalCoefficient, averageFactor, averageFactorBasic, pointValue });
    }
  }

  /** True when hospitals have rows, so that one without a row is not settled. */
  get areByHospital(): boolean {
    return this.#rows !== undefined;
  }

  /** The row of this stay: the first attempt of the policy's lookup that finds one. Undefined when there is none. */
  find(input: Pick<PaymentInput, 'hospitalCode' | 'settlementDate' | 'poolingArea'>): SettlementRow | undefined {
    if (this.#rows === undefined) return { ...this.#given, key: '' };
    const hospital = input.hospitalCode ?? '';
    for (const step of this.#given.settlementLookup ?? DEFAULT_LOOKUP) {
      const area = step.insuredArea === 'NONE' ? '' : areaKey(this.#given, input);
      const months = step.month === 'NONE' ? [''] : monthKeys(input.settlementDate);
      for (const month of months) {
        const row = this.#rows.get(`${month}|${area}|${hospital}`);
        if (row !== undefined) return row;
      }
    }
    return undefined;
  }

  /** What a result says of the row it was computed with. */
  source(row: SettlementRow): SettlementSource {
    this.#hash ??= hashJson(this.#source);
    return { rows: this.#hash, row: row.key };
  }
}

/** `2026-05` and `5` of a date, the narrower first; none without a date, so that no row by month is found. */
function monthKeys(date: string | undefined): readonly string[] {
  if (date === undefined) return [];
  return [date.slice(0, 7), String(Number(date.slice(5, 7)))];
}

/**
 * The insured area as the rows carry it: blank or local areas under the local key; others under the one key for all of them, from its date on; else under their own.
 * A missing settlement date lies before every date.
 */
function areaKey(given: DipParameters, input: Pick<PaymentInput, 'settlementDate' | 'poolingArea'>): string {
  const area = input.poolingArea ?? '';
  const isLocal = area === '' || (given.localAreaPrefix !== undefined && area.startsWith(given.localAreaPrefix));
  if (isLocal) return given.localAreaKey ?? '';
  if (given.remoteAreaKey === undefined) return area;
  const from = given.remoteAreaKeyFrom;
  return from === undefined || (input.settlementDate ?? '').slice(0, 10) >= from ? given.remoteAreaKey : area;
}

/** `5`, `05` → `5`; `2026-5`, `202605` → `2026-05`; undefined for what is no month. */
export function monthText(text: string): string | undefined {
  const found = /^(?:(\d{4})-?)?(\d{1,2})$/.exec(text);
  if (found === null) return undefined;
  const month = Number(found[2]);
  if (month < 1 || month > 12) return undefined;
  return found[1] === undefined ? String(month) : `${found[1]}-${String(month).padStart(2, '0')}`;
}

function ofTable(table: Table, given: DipParameters): ReadonlyMap<string, SettlementRow> {
  return new Map(
    table.rows.map((row) => {
      const cell = (name: string): string | undefined => row[name] || undefined;
      const month = cell('month');
      const key = [
        month === undefined ? '' : (monthText(month) ?? month),
        row['insured_area'] ?? '',
        row['hospital_code'] ?? '',
      ].join('|');
      return [
        key,
        {
          hospitalCoefficient: cell('hospital_coefficient') ?? given.hospitalCoefficient,
          averageFactor: cell('average_factor') ?? given.averageFactor,
          averageFactorBasic: cell('average_factor_basic') ?? given.averageFactorBasic,
          pointValue: cell('point_value') ?? given.pointValue,
          hospitalLevel: cell('hospital_level'),
          insurance: cell('insurance'),
          key,
        },
      ];
    }),
  );
}

function ofHospitals(
  hospitals: NonNullable<DipParameters['hospitals']>,
  given: DipParameters,
): ReadonlyMap<string, SettlementRow> {
  return new Map(
    // Of rows with the same code the first counts.
    hospitals.toReversed().map(({ hospitalCode, ...row }) => {
      const key = `||${hospitalCode}`;
      return [key, { ...row, pointValue: row.pointValue ?? given.pointValue, key }];
    }),
  );
}

function defined(entries: Readonly<Record<string, string | undefined>>): Record<string, string | undefined> {
  return Object.fromEntries(Object.entries(entries).filter(([, value]) => value !== undefined));
}

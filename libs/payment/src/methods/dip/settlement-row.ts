import type { PaymentInput } from '../../types.ts';
import type { DipParameters } from './dip.method.ts';

export interface HospitalRow {
  readonly hospitalCoefficient: string;
  readonly averageFactor: string;
  readonly averageFactorBasic?: string | undefined;
  readonly pointValue?: string | undefined;
}

/** The parameters of this hospital: its own row where the policy has rows (none is undefined), else the policy's. A row without a point value takes the policy's. */
export function hospitalRow(given: DipParameters, input: Pick<PaymentInput, 'hospitalCode'>): HospitalRow | undefined {
  if (given.hospitals === undefined) return given;
  const row = given.hospitals.find((one) => one.hospitalCode === input.hospitalCode);
  return row === undefined ? undefined : { ...row, pointValue: row.pointValue ?? given.pointValue };
}

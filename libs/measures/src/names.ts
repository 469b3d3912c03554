import { namesFromFields, type FeelType, type Names } from '@caseloom/expression';
import { fields } from '@caseloom/record';

const number = 'number' as const;
const text = 'string' as const;
const context = (members: Record<string, FeelType>): FeelType => ({ members: new Map(Object.entries(members)) });

/** Facts that a measure may read: the record's catalogue and the results of the run. */
export const measureNames: Names = new Map<string, FeelType>([
  ...namesFromFields(fields),
  ['grouping', context({ scheme: text, family: text, status: text, reason: text, mdc: text, adrg: text, drg: text, name: text, weight: number, riskLevel: text, meanCharge: number, meanLosDays: number })],
  ['payment', context({ policy: text, method: text, status: text, reason: text, caseType: text, ratio: number, points: number, pointValue: number, standard: number, amount: number, fundPay: number, balance: number, provisional: 'boolean' })],
  ['findings', context({ block: number, error: number, warn: number, info: number })],
]);

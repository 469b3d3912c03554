import { namesFromFields, type FeelType, type Names } from '@caseloom/expression';
import { fields } from '@caseloom/record';

const counts: FeelType = {
  members: new Map([
    ['block', 'number'],
    ['error', 'number'],
    ['warn', 'number'],
    ['info', 'number'],
  ]),
};

const record = namesFromFields(fields);

/** Facts that a measure may read: the record's catalogue with the results of grouping and payment, the person's earlier stays, and the counts of findings by severity. */
export const measureNames: Names = new Map<string, FeelType>([
  ...record,
  ['history', { list: { members: record } }],
  ['findings', counts],
]);

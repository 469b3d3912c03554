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

/** Facts that a measure may read: the record's catalogue with the results of grouping and payment, and the counts of findings by severity. */
export const measureNames: Names = new Map<string, FeelType>([...namesFromFields(fields), ['findings', counts]]);

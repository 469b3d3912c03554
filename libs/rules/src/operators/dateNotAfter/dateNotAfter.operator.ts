import { dateOrderOperator } from '../date-order.ts';

/** The date is not after the other: by the minute, or by the day where the unit says so or either side has no time of day. */
export const dateNotAfterOperator = dateOrderOperator(
  'dateNotAfter',
  { zh: '不晚于', en: 'is not after' },
  (minutes) => minutes <= 0,
);

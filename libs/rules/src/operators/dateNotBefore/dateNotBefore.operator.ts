import { dateOrderOperator } from '../date-order.ts';

/** The date is not before the other: by the minute, or by the day where the unit says so or either side has no time of day. */
export const dateNotBeforeOperator = dateOrderOperator(
  'dateNotBefore',
  { zh: '不早于', en: 'is not before' },
  (minutes) => minutes >= 0,
);

import { limitOperator } from '../limits.ts';

/** The date is not later than that many hours after another; earlier is within. */
export const withinHoursOperator = limitOperator(
  'withinHours',
  { zh: '在…小时内', en: 'is within hours of' },
  'minute',
  60,
);

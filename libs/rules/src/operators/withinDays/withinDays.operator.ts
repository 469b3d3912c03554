import { limitOperator } from '../limits.ts';

/** The date is not later than that many days after another; earlier is within. */
export const withinDaysOperator = limitOperator('withinDays', { zh: '在…天内', en: 'is within days of' }, 'day', 1440);

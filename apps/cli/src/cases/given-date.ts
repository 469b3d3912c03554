import { dayNumber } from '@caseloom/core';
import type { Args } from '../args.ts';
import { unusable } from '../failure.ts';

/** A calendar date that an option names. @throws CaseloomError CLI_OPTION_INVALID */
export function givenDate(args: Args, option: string): string | undefined {
  const value = args.value(option);
  if (value === undefined || (value.length === 10 && dayNumber(value) !== undefined)) return value;
  throw unusable('CLI_OPTION_INVALID', { option, value, expected: 'YYYY-MM-DD' });
}

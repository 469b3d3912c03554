import { hospitalYear } from '@caseloom/hospital';
import { once } from 'node:events';
import type { Args } from '../args.ts';
import { givenDate } from '../cases/given-date.ts';
import type { Command } from '../command.ts';
import { unusable } from '../failure.ts';

const ERROR_SHARE = 0.3;

export const command: Command = {
  flags: {
    cases: { kind: 'value', required: true },
    'ends-on': { kind: 'value', required: true },
    seed: { kind: 'value' },
    errors: { kind: 'value' },
  },
  takes: 0,
  async run(args) {
    const cases = numberOf(args, 'cases', { least: 1, most: 10_000_000, whole: true });
    const seed = numberOf(args, 'seed', { least: 0, most: 2 ** 32 - 1, whole: true }) ?? 1;
    const errorShare = numberOf(args, 'errors', { least: 0, most: 1, whole: false }) ?? ERROR_SHARE;
    const endsOn = givenDate(args, 'ends-on') ?? '';
    for (const { record, truth } of hospitalYear({ cases: cases ?? 0, seed, endsOn, errorShare })) {
      const line = JSON.stringify(truth.length === 0 ? record : { ...record, _truth: truth });
      if (!process.stdout.write(`${line}\n`)) await once(process.stdout, 'drain');
    }
    return 0;
  },
};

interface Bounds {
  readonly least: number;
  readonly most: number;
  readonly whole: boolean;
}

/** @throws CaseloomError CLI_OPTION_INVALID outside of the bounds, which are allowed themselves */
function numberOf(args: Args, option: string, { least, most, whole }: Bounds): number | undefined {
  const value = args.value(option);
  if (value === undefined) return undefined;
  const number = Number(value);
  if (value.trim() !== '' && number >= least && number <= most && (!whole || Number.isInteger(number))) return number;
  throw unusable('CLI_OPTION_INVALID', { option, value, expected: `${least} … ${most}` });
}

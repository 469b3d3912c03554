import { hospitalYear } from '@caseloom/hospital';
import type { Command } from '../command.ts';
import { Unusable } from '../failure.ts';
import { dayNumber } from '@caseloom/core';

export const sample: Command = {
  words: 'sample',
  usage: 'sample --cases N --ends-on DATE [--seed N] [--errors SHARE]',
  summary: 'Writes a synthetic hospital year as NDJSON to stdout; the truth of each case stands under _truth.',
  flags: { cases: { kind: 'value', required: true }, 'ends-on': { kind: 'value', required: true }, seed: { kind: 'value' }, errors: { kind: 'value' } },
  takes: 0,
  async run(args) {
    const cases = Number(args.need('cases'));
    if (!Number.isInteger(cases) || cases < 1) throw new Unusable('--cases takes a whole number, 1 or more');
    if (dayNumber(args.need('ends-on')) === undefined) throw new Unusable('--ends-on takes a date, YYYY-MM-DD');
    for (const { record, truth } of hospitalYear({ cases, seed: Number(args.value('seed') ?? 1), endsOn: args.need('ends-on'), errorShare: Number(args.value('errors') ?? 0.3) })) {
      const line = `${JSON.stringify(truth.length === 0 ? record : { ...record, _truth: truth })}\n`;
      if (!process.stdout.write(line)) await new Promise((done) => process.stdout.once('drain', done));
    }
    return 0;
  },
};

import { z } from 'zod';
import type { Candidate } from '../candidate.ts';
import { hasComplication } from '../complications.ts';
import type { DipStay } from '../stay.ts';
import type { AuxiliaryKind } from './kind.ts';

const entry = z.strictObject({
  severity: z.number().int(),
  discharge: z.string().optional().describe('Code of the discharge disposition, 5 = died'),
  complication: z.enum(['cc', 'mcc']).optional(),
});

const schema = z.strictObject({
  kind: z.literal('severity_rows'),
  short_stay_days: z
    .number()
    .int()
    .describe(
      'A stay of at most this many days, or of unknown length, has the severity of the entry without condition',
    ),
  order: z.array(entry).min(1).describe('Tried in order; an entry with a condition also needs a row of its severity'),
  complication_include_prefix: z.boolean().optional(),
});

type Params = z.infer<typeof schema>;

/** The same group stands in the catalogue once per severity, with own scores: the stay's severity says which row stays. */
export const severityRows: AuxiliaryKind<typeof schema> = {
  schema,
  compile: (params) => ({
    issues: [],
    auxiliary: {
      apply(candidates, stay) {
        const severity = severityOf(candidates, stay, params);
        if (severity === undefined) return candidates;
        // Marked rows come first: they are the ones that the choice should see before a row for every severity.
        return [
          ...candidates.filter((one) => one.row.severity === severity),
          ...candidates.filter((one) => one.row.severity === undefined),
        ];
      },
      story(candidates, stay) {
        const severity = severityOf(candidates, stay, params);
        if (severity === undefined) return [];
        return [
          {
            code: 'GROUPING_DIP_SEVERITY',
            args: { severity, days: stay.input.losDays ?? '—', short: params.short_stay_days },
            outcome: 'note',
            detail: candidates
              .filter((one) => one.row.severity !== undefined && one.row.severity !== severity)
              .map((one) => ({
                code: 'GROUPING_DIP_OTHER_SEVERITY',
                args: { group: one.code, severity: one.row.severity! },
                outcome: 'passed',
              })),
          },
        ];
      },
    },
  }),
};

/** Undefined when no candidate of the catalogue is marked. */
function severityOf(candidates: readonly Candidate[], stay: DipStay, params: Params): number | undefined {
  if (!candidates.some((one) => one.row.severity !== undefined)) return undefined;
  const days = stay.input.losDays;
  const isShort = days === undefined || days <= params.short_stay_days;
  const applicable = params.order.find((one) => {
    if (one.discharge === undefined && one.complication === undefined) return true;
    if (isShort || !candidates.some((candidate) => candidate.row.severity === one.severity)) return false;
    if (one.discharge !== undefined && stay.input.disposition !== one.discharge) return false;
    return one.complication === undefined || hasComplication(stay.complications, one.complication);
  });
  return applicable?.severity ?? Math.min(...params.order.map((one) => one.severity));
}

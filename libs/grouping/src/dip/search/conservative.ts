import { z } from 'zod';
import type { ProcedureKinds } from '../procedure-kinds.ts';
import type { DipStay } from '../stay.ts';

/** When a stay counts as treated conservatively. */
const CONDITIONS = {
  /** The kind of all procedures is the lowest one. */
  highest_type_is_conservative: (stay, kinds) => stay.kind === kinds.conservative,
  /** Each procedure is unknown, or of a minor incision class and level. */
  all_procedures_minor: (stay) => stay.known.every((one) => one === undefined || one.minor),
} as const satisfies Record<string, (stay: DipStay, kinds: ProcedureKinds) => boolean>;

export const conservativeSchema = z.strictObject({
  when: z.enum(Object.keys(CONDITIONS) as [keyof typeof CONDITIONS]),
  take: z.enum(['first', 'all']),
  minor: z
    .strictObject({ incision: z.array(z.string()).optional(), level_below: z.number().int().optional() })
    .optional()
    .describe('What `all_procedures_minor` calls minor; default: incision class 0类 and a level below 3'),
});

export function isConservative(
  { when }: z.infer<typeof conservativeSchema>,
  stay: DipStay,
  kinds: ProcedureKinds,
): boolean {
  return CONDITIONS[when](stay, kinds);
}

import { z } from 'zod';
import { operation } from '../operation.ts';
import { date, decimalText, idParams } from '../schemas/shared.ts';

const word = z.string();

/** What a group would be settled at with the stay's own charge; only for who may see amounts. */
const settled = z.object({
  caseType: word.optional(),
  points: decimalText.optional(),
  standard: decimalText.optional(),
  amount: decimalText.optional(),
  balance: decimalText.optional(),
  /** Why there is no amount. */
  reason: word.optional(),
});

const named = z.object({ code: word, name: word.optional() });

/** What the record would have to show: of each entry one of the codes, or a code that starts with one of them, or any procedure of a kind. */
const missing = z.object({
  kind: z.enum(['diagnosis', 'procedure']),
  anyOf: z.array(named),
  opType: word.optional(),
});

/** The group of a stay in the words of either family. */
const group = z.object({
  status: word,
  group: word,
  name: word.optional(),
  catalogue: word.optional(),
  opType: word.optional(),
  score: decimalText.optional(),
  weight: decimalText.optional(),
  settled: settled.optional(),
});

export const recommendOperations = {
  recommendGroups: operation({
    id: 'recommendGroups',
    method: 'GET',
    path: '/cases/:id/recommendations',
    access: 'grouping.recommend',
    audit: 'case.recommend',
    summary: {
      zh: '可核对的文书依据：病历还可能支持哪些病组',
      en: "What this stay's documentation could also support",
    },
    params: idParams,
    output: z.object({
      asOf: date,
      scheme: word.optional(),
      family: z.enum(['apg', 'dip', 'drg']).optional(),
      provisional: z.boolean(),
      now: group.optional(),
      /** Why there are no candidates: `notOffered`, `noSettlementRow`, `noPolicy`, … */
      reason: word.optional(),
      candidates: z.array(
        group.extend({ position: z.number().int(), groupSeq: word, isNow: z.boolean(), missing: z.array(missing) }),
      ),
      /** Diagnoses of the record without which, or with which in the first place, the stay would be in another group. */
      counterfactuals: z.array(
        group.extend({
          kind: z.enum(['without', 'principal']),
          index: z.number().int(),
          diagnosis: named,
        }),
      ),
    }),
  }),
};

import { localTextSchema } from '@caseloom/pack';
import { z } from 'zod';
import { AGGREGATIONS, HIT_POLICIES, type ItemDefinition } from '../types.ts';
import type { Boxed, DecisionDocument } from './documents.ts';

const text = z.string().min(1);
const values = z.array(text).min(1);
const datum = z.strictObject({ name: text, type: text.optional() });

const input = z.strictObject({
  id: text,
  title: localTextSchema.optional(),
  expression: text,
  type: text.optional(),
  values: values.optional(),
});

const output = z.strictObject({
  id: text,
  name: text.optional(),
  title: localTextSchema.optional(),
  type: text.optional(),
  values: values.optional(),
  default: z.string().optional(),
});

const rule = z.strictObject({
  id: text,
  inputs: z.array(z.string()),
  outputs: z.array(z.string()),
  note: z.string().optional(),
});

const table = {
  hitPolicy: z.enum(HIT_POLICIES),
  aggregation: z.enum(AGGREGATIONS).optional(),
  inputs: z.array(input),
  outputs: z.array(output).min(1),
  rules: z.array(rule),
};

const boxed: z.ZodType<Boxed> = z.lazy(() =>
  z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('table'), type: text.optional(), ...table }),
    ...(Object.values(parts).map((part) => z.strictObject({ type: text.optional(), ...part })) as unknown as [
      z.ZodObject<{ kind: z.ZodLiteral }>,
    ]),
  ]),
) as z.ZodType<Boxed>;

const iteration = { variable: text, in: boxed, each: boxed };

/** Every boxed expression but the table. */
const parts = {
  expression: { kind: z.literal('expression'), expression: z.string() },
  context: {
    kind: z.literal('context'),
    entries: z.array(z.strictObject({ name: text.optional(), type: text.optional(), value: boxed })),
  },
  list: { kind: z.literal('list'), items: z.array(boxed) },
  relation: { kind: z.literal('relation'), columns: z.array(datum), rows: z.array(z.array(boxed)) },
  invocation: {
    kind: z.literal('invocation'),
    function: boxed,
    arguments: z.array(z.strictObject({ name: text, type: text.optional(), value: boxed })),
  },
  function: { kind: z.literal('function'), parameters: z.array(datum), body: boxed },
  conditional: { kind: z.literal('conditional'), if: boxed, then: boxed, else: boxed },
  filter: { kind: z.literal('filter'), in: boxed, match: boxed },
  for: { kind: z.literal('for'), ...iteration },
  some: { kind: z.literal('some'), ...iteration },
  every: { kind: z.literal('every'), ...iteration },
};

const head = {
  title: localTextSchema,
  name: text.optional(),
  model: text.optional(),
  type: text.optional(),
  missing: z.enum(['unknown', 'reference']).optional(),
  data: z.array(datum).optional(),
  requires: z.array(text).optional(),
  about: z.string().optional(),
  question: z.string().optional(),
  allowedAnswers: z.string().optional(),
};

const itemDefinition: z.ZodType<ItemDefinition> = z.lazy(() =>
  z.strictObject({
    name: text,
    type: text.optional(),
    list: z.boolean().optional(),
    values: values.optional(),
    constraint: values.optional(),
    members: z.array(itemDefinition).optional(),
    function: z.strictObject({ parameters: z.array(datum), returns: text.optional() }).optional(),
    label: z.string().optional(),
  }),
) as z.ZodType<ItemDefinition>;

/** The closed schema of everything an artifact of kind `tables` can be. */
export const decisionSchema = z.discriminatedUnion('kind', [
  z.strictObject({ ...head, kind: z.literal('table').optional(), data: z.array(datum), ...table }),
  ...(Object.values(parts).map((part) => z.strictObject({ ...head, ...part })) as unknown as [
    z.ZodObject<{ kind: z.ZodLiteral }>,
  ]),
  z.strictObject({ ...head, kind: z.literal('knowledge'), parameters: z.array(datum), body: boxed }),
  z.strictObject({
    ...head,
    kind: z.literal('service'),
    outputs: z.array(text).min(1),
    encapsulates: z.array(text).optional(),
    inputDecisions: z.array(text).optional(),
  }),
  z.strictObject({
    kind: z.literal('model'),
    title: localTextSchema,
    name: text,
    namespace: text.optional(),
    types: z.array(itemDefinition),
    data: z.array(datum),
    about: z.string().optional(),
  }),
]) as unknown as z.ZodType<DecisionDocument>;

import { z } from 'zod';
import type { Condition } from './types.ts';

const common = { name: z.string().optional(), priority: z.int().min(1).optional() };

/**
 * Closed schema of a condition, recursive. `describeTest` adds what editors want to know of a test (names of operators, shapes of values) to the JSON Schema;
 * what it says is checked by compiling, with better addresses.
 */
export function makeConditionSchema(
  describeTest: (test: z.ZodObject) => z.ZodObject = (test) => test,
): z.ZodType<Condition> {
  const condition: z.ZodType<Condition> = z.lazy(() =>
    z.union([all, any, not, reference, test]),
  ) as unknown as z.ZodType<Condition>;
  const all = z.strictObject({ all: z.array(condition), ...common });
  const any = z.strictObject({ any: z.array(condition), ...common });
  const not = z.strictObject({ not: condition, ...common });
  const reference = z.strictObject({ condition: z.string().min(1), ...common });
  const test = describeTest(
    z.strictObject({
      fact: z.string().min(1),
      operator: z.string().min(1),
      value: z.json(),
      path: z.string().optional(),
      params: z.record(z.string(), z.json()).optional(),
      ...common,
    }),
  );
  return condition;
}

export const conditionSchema = makeConditionSchema();

/** `{fact, path}`: a value read from the case. */
export const factReference = z.strictObject({ fact: z.string().min(1), path: z.string().optional() });
export type FactReference = z.infer<typeof factReference>;

export const scalar = z.union([z.string(), z.number(), z.boolean()]);
export const decimalValue = z.union([z.number(), z.string().regex(/^[+-]?\d+(\.\d+)?$/)]);

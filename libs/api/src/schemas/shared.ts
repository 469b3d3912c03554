import { z } from 'zod';

export const localText = z.object({ zh: z.string(), en: z.string() });
export const id = z.uuid();
export const date = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
export const month = z.string().regex(/^\d{4}-\d{2}$/);
/** UTC moment, ISO 8601. */
export const moment = z.string();
export const decimalText = z.string().regex(/^-?\d+(\.\d+)?$/);
export const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
export const version = z.number().int().nonnegative();
export const severity = z.enum(['block', 'error', 'warn', 'info']);
export const severityCounts = z.object({
  block: z.number().int(),
  error: z.number().int(),
  warn: z.number().int(),
  info: z.number().int(),
});
export const issue = z.object({
  code: z.string(),
  severity: z.enum(['error', 'warning', 'info']),
  path: z.string(),
  args: z.record(z.string(), z.union([z.string(), z.number()])),
  span: z.object({ from: z.number(), to: z.number() }).optional(),
});
export const paging = {
  page: z.coerce.number().int().min(1).default(1),
  pageSize: z.coerce.number().int().min(1).max(200).default(50),
};
export const paged = <T extends z.ZodType>(item: T) =>
  z.object({ items: z.array(item), total: z.number().int(), page: z.number().int(), pageSize: z.number().int() });
export const idParams = z.strictObject({ id });
export const done = z.object({ done: z.literal(true) });
export const json = z.unknown();

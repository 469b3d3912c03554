import { z } from '../zod.ts';

const id = z.string().min(1).max(200);
const family = z.string().min(1).max(80).optional();
const value = z.record(z.string(), z.unknown());
const place = { before: id.optional(), after: id.optional() };
const reason = z.string().trim().min(1).max(2000);

/** One entry of `overlay/<kind>/<artifact>.json`. */
export const overlayEntrySchema = z.discriminatedUnion('op', [
  z.strictObject({ op: z.literal('add'), id, family, value, ...place }),
  z.strictObject({ op: z.literal('replace'), id, family, value, ...place }),
  z.strictObject({ op: z.literal('patch'), id, family, value, ...place }),
  z.strictObject({ op: z.literal('move'), id, family, ...place }),
  z.strictObject({ op: z.literal('disable'), id, family, reason }),
  z.strictObject({ op: z.literal('table'), id, reason, clear: z.literal(true).optional() }),
  z.strictObject({ op: z.literal('addCodes'), codes: z.array(z.union([id, z.looseObject({ code: id })])).min(1) }),
  z.strictObject({ op: z.literal('removeCodes'), codes: z.array(id).min(1) }),
]);

export const overlaySchema = z.array(overlayEntrySchema);

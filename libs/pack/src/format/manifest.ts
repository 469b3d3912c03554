import { isRange, parseVersion } from '../semver.ts';
import type { Layer } from '../types.ts';
import { z } from '../zod.ts';

export const LAYERS: readonly Layer[] = ['nation', 'province', 'city', 'hospital'];

/** Ids of packs: file names on every system, never a name like `__proto__`. */
export const packIdSchema = z.string().regex(/^[a-z0-9][a-z0-9._-]{0,79}$/);

export const localTextSchema = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) });

const versionSchema = z
  .string()
  .refine((text) => parseVersion(text) !== undefined, { params: { code: 'PACK_VERSION_INVALID' } });
const rangeSchema = z.string().refine(isRange, { params: { code: 'PACK_RANGE_INVALID' } });

/** `pack.json`. */
export const manifestSchema = z.strictObject({
  format: z.literal(1),
  id: packIdSchema,
  version: versionSchema,
  title: localTextSchema,
  layer: z.enum(['nation', 'province', 'city', 'hospital']),
  extends: z.strictObject({ id: packIdSchema, range: rangeSchema }).optional(),
  language: z.string().max(20).optional(),
  maintainers: z.array(z.string().min(1)).optional(),
});

/** `pack.lock.json`. */
export const lockSchema = z.record(
  packIdSchema,
  z.strictObject({ version: versionSchema, sha256: z.string().regex(/^[0-9a-f]{64}$/) }),
);

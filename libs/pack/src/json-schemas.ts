import { lockSchema, manifestSchema } from './format/manifest.ts';
import { overlaySchema } from './overlay/overlay-schema.ts';
import type { KindRegistry } from './types.ts';
import { z } from './zod.ts';

export type JsonSchema = Readonly<Record<string, unknown>>;

/**
 * The published JSON Schemas (2020-12), from the same source that checks packs: file name → schema with `$id`.
 * `pack.schema.json`, `lock.schema.json`, `overlay.schema.json` and one per kind, `rules.schema.json`. Implements PACK-23.
 */
export function jsonSchemas(registry: KindRegistry): ReadonlyMap<string, JsonSchema> {
  const schemas = new Map<string, JsonSchema>();
  const add = (name: string, title: string, schema: z.ZodType): void => {
    const file = `${name}.schema.json`;
    schemas.set(file, {
      $id: schemaId(name),
      title,
      ...z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }),
    });
  };
  add('pack', 'pack.json', manifestSchema);
  add('lock', 'pack.lock.json', lockSchema);
  add('overlay', 'overlay/<kind>/<artifact>.json', overlaySchema);
  for (const [id, kind] of registry) add(id, `${kind.title.zh} / ${kind.title.en}`, kind.schema);
  return schemas;
}

/** `$id` of a schema: a name, no address that anything would fetch. */
export function schemaId(name: string): string {
  return `urn:caseloom:schema:1:${name}`;
}

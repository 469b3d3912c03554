import { localTextSchema } from '@caseloom/pack';
import { z } from 'zod';
import type { RuleTemplate } from '../types.ts';

/** A text with a placeholder, where a rule written by hand has a word of a closed list or a number. */
const placeholder = z.string().regex(/^\{\{[^{}]+\}\}$/);

const column = z.strictObject({
  name: z.string().regex(/^[^{}\s_][^{}]*$/, 'a name without braces that does not begin with _'),
  title: localTextSchema.optional(),
  type: z.enum(['text', 'list', 'number', 'flag', 'severity', 'date']),
  codes: z.string().min(1).optional(),
  optional: z.boolean().optional(),
  about: localTextSchema.optional(),
});

/**
 * Closed schema of a template: the rule without its id, where severity, dates and priority may come from a column too.
 * @param rule the schema of a rule written by hand, with its event's params apart
 */
export function templateSchema(rule: z.ZodObject, params: z.ZodObject): z.ZodType<RuleTemplate> {
  const { severity, validFrom, validTo, stages } = params.shape as Record<string, z.ZodOptional>;
  const filled = params.extend({
    severity: orPlaceholder(severity!),
    validFrom: orPlaceholder(validFrom!),
    validTo: orPlaceholder(validTo!),
    stages: orPlaceholder(stages!),
  });
  return z.strictObject({
    columns: z.array(column),
    rule: rule.omit({ id: true }).extend({
      priority: orPlaceholder(rule.shape['priority'] as unknown as z.ZodOptional),
      event: z.strictObject({ type: z.string().min(1), params: filled.optional() }),
    }),
  }) as unknown as z.ZodType<RuleTemplate>;
}

function orPlaceholder(schema: z.ZodOptional): z.ZodType {
  return z.union([schema.unwrap() as z.ZodType, placeholder]).optional();
}

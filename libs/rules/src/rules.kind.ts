import { SEVERITIES } from '@caseloom/core';
import { localTextSchema, type ArtifactKind } from '@caseloom/pack';
import { z } from 'zod';
import { factReference, makeConditionSchema } from './condition-schema.ts';
import { decoratorNames } from './decorators.ts';
import { differencesUnderUnknown } from './differences.ts';
import { operators } from './operators/index.ts';
import type { Operator } from './operators/operator.ts';
import { checkTemplate, templateSchema } from './templates/index.ts';
import type { Rule, RuleSet } from './types.ts';

/** Names and values of operators in the JSON Schema, so that an editor completes and explains them. */
const condition = makeConditionSchema(
  (test) =>
    test
      .extend({
        operator: z
          .string()
          .min(1)
          .meta({
            anyOf: [{ enum: [...operators.keys()] }, { type: 'string', pattern: `^(${decoratorNames.join('|')}):` }],
          }),
      })
      .meta({
        allOf: [...operators.values()].map((operator) => ({
          if: { properties: { operator: { const: operator.id } }, required: ['operator'] },
          then: {
            properties: {
              value: { description: `${operator.title.zh} · ${operator.title.en}`, ...valueSchema(operator) },
            },
          },
        })),
      }) as typeof test,
);

/** Shape of a value, or `{fact, path}` where the operator compares; conditions inside values are described where conditions are. */
function valueSchema({ value, compare }: Operator): Record<string, unknown> {
  const literal = jsonSchema(value);
  return compare === undefined || Object.keys(literal).length === 0
    ? literal
    : { anyOf: [literal, jsonSchema(factReference)] };
}

function jsonSchema(value: z.ZodType): Record<string, unknown> {
  const {
    $schema: _schema,
    $defs,
    ...schema
  } = z.toJSONSchema(value, { io: 'input', unrepresentable: 'any' }) as Record<string, unknown>;
  return $defs === undefined ? schema : {};
}

const date = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

const params = z
  .object({
    severity: z.enum(SEVERITIES as readonly ['block', 'error', 'warn', 'info']).optional(),
    title: localTextSchema.optional(),
    message: localTextSchema.optional(),
    suggestion: localTextSchema.optional(),
    basis: localTextSchema.optional(),
    field: z.string().optional(),
    category: z.string().optional(),
    subcategory: z.string().optional(),
    engine: z.enum(['basic', 'knowledge', 'stat']).optional(),
    dimension: z.string().optional(),
    stages: z.array(z.string()).optional(),
    deduction: z.string().optional(),
    source: z.string().optional(),
    validFrom: date.optional(),
    validTo: date.optional(),
  })
  .catchall(z.json());

const ruleObject = z.strictObject({
  id: z.string().min(1),
  name: z.string().min(1).optional(),
  priority: z.int().min(1).optional(),
  appliesWhen: condition.optional(),
  forEach: z.string().min(1).optional(),
  conditions: condition,
  event: z.strictObject({ type: z.string().min(1), params: params.optional() }),
});

const schema = z.strictObject({
  title: localTextSchema,
  missing: z.enum(['unknown', 'reference']),
  severity: z.enum(SEVERITIES as readonly ['block', 'error', 'warn', 'info']).optional(),
  conditions: z.record(z.string().min(1), condition).optional(),
  template: templateSchema(ruleObject, params).optional(),
  rules: z.array(ruleObject),
}) as unknown as z.ZodType<RuleSet>;

export const ruleSchema = ruleObject as unknown as z.ZodType<Rule>;

/**
 * Rule sets: json-rules-engine documents with our operators, written one by one or as a template with a table `rows` (one row, one rule; its columns
 * are the template's). Compiling checks operators, fields and sets; this check looks at templates and lists what would differ under `unknown`.
 */
export const rulesKind: ArtifactKind<RuleSet> = {
  kind: 'rules',
  title: { zh: '规则', en: 'Rules' },
  schema,
  families: [{ path: 'rules', key: 'id', ordered: false }],
  tables: { rows: { columns: [{ name: 'id', required: true }], key: ['id'], ordered: false, open: true } },
  check: (artifact, context) => [
    ...checkTemplate(artifact, context),
    ...(artifact.value.missing === 'reference' ? differencesUnderUnknown(artifact.value) : []),
  ],
};

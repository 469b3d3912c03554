import type { Operation } from '@caseloom/api';
import { z } from 'zod';

/** OpenAPI 3.1 of the operation table, with the permission of each operation as `x-permission`, its audit act as `x-audit`. */
export function openApi(table: Readonly<Record<string, Operation>>, version: string): Record<string, unknown> {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const operation of Object.values(table)) {
    const path = `/api/v1${operation.path.replace(/:(\w+)/g, '{$1}')}`;
    (paths[path] ??= {})[operation.method.toLowerCase()] = describe(operation);
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Caseloom 经纬', version, license: { name: 'Apache-2.0' } },
    paths,
    components: {
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: '__Host-caseloom' } },
      schemas: { Problem: PROBLEM },
    },
  };
}

function describe(operation: Operation): Record<string, unknown> {
  return {
    operationId: operation.id,
    summary: operation.summary.en,
    'x-summary-zh': operation.summary.zh,
    'x-permission': operation.access,
    ...(operation.audit ? { 'x-audit': operation.audit } : {}),
    ...(operation.access === 'public' ? {} : { security: [{ session: [] }] }),
    parameters: [
      ...parametersOf('path', operation.params),
      ...parametersOf('query', operation.query),
      ...headersOf(operation),
    ],
    ...bodyOf(operation),
    responses: {
      200: { description: 'OK', content: answerOf(operation) },
      default: {
        description: 'Refused or failed',
        content: { 'application/json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    },
  };
}

function parametersOf(place: 'path' | 'query', schema: z.ZodType | undefined): unknown[] {
  if (!schema) return [];
  const object = jsonSchema(schema, 'input') as { properties?: Record<string, unknown>; required?: string[] };
  return Object.entries(object.properties ?? {}).map(([name, one]) => ({
    name,
    in: place,
    required: place === 'path' || (object.required ?? []).includes(name),
    schema: one,
  }));
}

function headersOf(operation: Operation): unknown[] {
  return [
    ...(operation.ifMatch
      ? [
          {
            name: 'If-Match',
            in: 'header',
            required: true,
            schema: { type: 'string' },
            description: 'The version the change is based on',
          },
        ]
      : []),
    ...(operation.idempotent
      ? [
          {
            name: 'Idempotency-Key',
            in: 'header',
            required: false,
            schema: { type: 'string' },
            description: 'The same key answers the same',
          },
        ]
      : []),
  ];
}

function bodyOf(operation: Operation): Record<string, unknown> {
  if (operation.multipart) {
    const fields = jsonSchema(operation.multipart.fields, 'input') as { properties?: Record<string, unknown> };
    const properties = { ...fields.properties, file: { type: 'string', format: 'binary' } };
    return {
      requestBody: {
        required: true,
        content: { 'multipart/form-data': { schema: { type: 'object', properties, required: ['file'] } } },
      },
    };
  }
  return operation.body
    ? {
        requestBody: {
          required: true,
          content: { 'application/json': { schema: jsonSchema(operation.body, 'input') } },
        },
      }
    : {};
}

function answerOf({ output }: Operation): Record<string, unknown> {
  if ('stream' in output) return { [output.stream]: { schema: { type: 'string', format: 'binary' } } };
  return { 'application/json': { schema: jsonSchema(output, 'output') } };
}

function jsonSchema(schema: z.ZodType, io: 'input' | 'output'): Record<string, unknown> {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, {
    io,
    unrepresentable: 'any',
    target: 'draft-2020-12',
  }) as Record<string, unknown>;
  return rest;
}

const ARGS = { type: 'object', additionalProperties: { type: ['string', 'number'] } };
const PROBLEM = {
  type: 'object',
  required: ['status', 'code', 'args', 'requestId'],
  properties: {
    status: { type: 'integer' },
    code: { type: 'string' },
    args: ARGS,
    requestId: { type: 'string' },
    issues: {
      type: 'array',
      items: {
        type: 'object',
        properties: { code: { type: 'string' }, severity: { type: 'string' }, path: { type: 'string' }, args: ARGS },
      },
    },
    current: {},
  },
};

import type { Operation } from '@caseloom/api';
import { issue, unkeepable } from '@caseloom/core';
import type { Issue } from '@caseloom/core';
import type { z } from 'zod';
import { Refusal } from './problem.ts';

/**
 * Reads one part of a request by its closed schema. Without a schema the part must be empty.
 * @throws Refusal 400 with one issue per complaint, located as `body.changes[0].path`; values are never repeated
 */
export function readInput(
  part: 'params' | 'query' | 'body' | 'fields',
  schema: z.ZodType | undefined,
  value: unknown,
): unknown {
  if (!schema) {
    const extra = value && typeof value === 'object' ? Object.keys(value) : [];
    if (extra.length > 0) throw invalid([complaint(part, extra.slice(0, 1), 'unknown')]);
    return undefined;
  }
  const broken = unkeepable(value);
  if (broken)
    throw invalid([complaint(part, [], broken === 'text' ? 'text that cannot be kept' : 'nested too deeply')]);
  const result = schema.safeParse(value ?? {});
  if (result.success) return result.data;
  throw invalid(
    result.error.issues
      .slice(0, 50)
      .map((one) =>
        complaint(part, one.code === 'unrecognized_keys' ? [...one.path, one.keys[0]!] : one.path, problemOf(one)),
      ),
  );
}

export function readVersion(operation: Operation, header: unknown): number {
  if (!operation.ifMatch) return 0;
  const text = typeof header === 'string' ? header.replace(/^(W\/)?"?(\d+)"?$/, '$2') : '';
  if (!/^\d{1,9}$/.test(text)) throw new Refusal(428, 'VERSION_MISSING');
  return Number(text);
}

function invalid(issues: Issue[]): Refusal {
  const first = issues[0]!;
  return new Refusal(400, 'INPUT_INVALID', { field: first.path, problem: first.args.problem ?? '' }, { issues });
}

function complaint(part: string, path: readonly PropertyKey[], problem: string): Issue {
  const address = path.reduce<string>(
    (text, key) => (typeof key === 'number' ? `${text}[${key}]` : `${text}.${String(key).slice(0, 60)}`),
    part,
  );
  return issue('INPUT_INVALID', address, { field: address, problem });
}

/** The rule that was broken, without the value that broke it. */
function problemOf(one: z.core.$ZodIssue): string {
  switch (one.code) {
    case 'invalid_type':
      return `expected ${one.expected}`;
    case 'too_small':
      return `at least ${one.minimum}`;
    case 'too_big':
      return `at most ${one.maximum}`;
    case 'unrecognized_keys':
      return 'unknown';
    case 'invalid_value':
      return `one of ${one.values.map(String).join(', ')}`;
    case 'invalid_format':
      return `format ${one.format}`;
    default:
      return one.code;
  }
}

import { readFileSync, readdirSync, existsSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { pay } from '../policy/pay.ts';
import { parameterFields } from '../policy/pay.ts';
import { paymentPolicySchema } from '../policy/document.ts';
import { USUAL_ROUNDING } from '../rounding.ts';
import type { PaymentInput } from '../types.ts';
import { PAYMENT_METHOD_IDS, paymentMethods } from './index.ts';
import { paymentMessages } from '../messages.ts';

interface Case {
  readonly id: string;
  readonly parameters: Record<string, unknown>;
  readonly input: PaymentInput;
  readonly expected: Record<string, string>;
  readonly steps?: Record<string, string>;
}

const here = new URL('./', import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, here), 'utf8');
const folders = readdirSync(here, { withFileTypes: true })
  .filter((one) => one.isDirectory())
  .map((one) => one.name)
  .sort();
const cases = PAYMENT_METHOD_IDS.flatMap((method) =>
  (JSON.parse(read(`${method}/${method}.cases.json`)) as Case[]).map((one) => [method, one.id, one] as const),
);

describe('the family of payment methods', () => {
  it('is what the folders say: registry, method, spec, cases and page of each', () => {
    expect([...PAYMENT_METHOD_IDS].sort()).toEqual(folders);
    for (const id of folders) {
      expect(paymentMethods[id as keyof typeof paymentMethods].id).toBe(id);
      for (const file of [`${id}.method.ts`, `${id}.method.spec.ts`, `${id}.cases.json`, `${id}.md`])
        expect({ file, exists: existsSync(new URL(`${id}/${file}`, here)) }).toEqual({ file, exists: true });
    }
  });

  it.each(PAYMENT_METHOD_IDS)(
    'shows every parameter of %s to a form, in both languages, and to the published schema',
    (id) => {
      const fields = parameterFields(id);
      expect(fields.map((field) => field.path)).toEqual(Object.keys(paymentMethods[id].parameters.shape));
      for (const field of fields.flatMap((one) => [one, ...(one.columns ?? [])])) {
        for (const text of [field.title.zh, field.title.en, field.help.zh, field.help.en]) expect(text).not.toBe('');
        if (field.type === 'select') expect(field.options!.length).toBeGreaterThan(1);
        if (field.type === 'bands') expect(field.columns!.length).toBeGreaterThan(1);
      }
      const schema = z.toJSONSchema(paymentMethods[id].parameters, { io: 'input' }) as {
        properties: Record<string, { title?: string }>;
      };
      for (const field of fields)
        expect(schema.properties[field.path]?.title).toBe(`${field.title.zh} ${field.title.en}`);
    },
  );

  it.each(cases)('[P7] %s computes %s to the cent', (method, _id, { parameters, input, expected, steps }) => {
    const policy = paymentPolicySchema.parse({
      title: { zh: '例', en: 'Example' },
      method,
      scope: {},
      validFrom: '2026-01-01',
      rounding: USUAL_ROUNDING,
      parameters,
    });
    const result = pay('example', policy, input);
    expect(result).toMatchObject({ status: 'paid', ...expected });
    for (const [code, value] of Object.entries(steps ?? {}))
      expect(result.steps.find((step) => step.code === code)?.result).toBe(value);
    for (const step of result.steps) expect(Object.keys(paymentMessages)).toContain(step.code);
  });
});

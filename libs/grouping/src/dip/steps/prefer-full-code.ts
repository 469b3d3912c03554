import { z } from 'zod';
import type { Candidate } from '../candidate.ts';
import type { ChoiceStep } from './step.ts';

/** `expression_length` first; the others are spellings of the same that published methods may use. */
const EXACT = [
  'expression_length',
  'expression_length_is',
  'expression_length_equals',
  'expression_exact_length',
  'expression_exactly',
  'expression_of_length',
] as const;
const length = z.number().int().min(1).optional();

const schema = z.strictObject({
  step: z.literal('prefer_full_code'),
  short: z
    .strictObject({
      expression_shorter_than: length,
      ...(Object.fromEntries(EXACT.map((key) => [key, length])) as Record<(typeof EXACT)[number], typeof length>),
    })
    .refine((short) => Object.values(short).filter((value) => value !== undefined).length === 1, {
      message: 'expected exactly one of expression_shorter_than, expression_length',
    })
    .describe('Which expressions are short: by the characters of their whole text'),
  without_expression: z
    .enum(['drop', 'keep'])
    .describe('What becomes of rows without expression when the short ones go'),
});

/**
 * If the text of some full expression starts with that of the first short one, the short ones go. A test of the texts as they stand:
 * `47.0/47.1` is full where short is "shorter than 7", and only the first short one is looked at.
 */
export const preferFullCode: ChoiceStep<typeof schema> = {
  schema,
  compile({ short, without_expression }) {
    const below = short.expression_shorter_than;
    const exact = EXACT.map((key) => short[key]).find((value) => value !== undefined);
    const isShort = (text: string): boolean => (below === undefined ? text.length === exact : text.length < below);
    const textOf = (one: Candidate): string => one.row.expression?.text ?? '';
    const stays = (one: Candidate): boolean =>
      textOf(one) === '' ? without_expression === 'keep' : !isShort(textOf(one));
    const firstShort = (list: readonly Candidate[]): string | undefined =>
      list.map(textOf).find((text) => text !== '' && isShort(text));
    return {
      keep(list) {
        const first = firstShort(list);
        if (first === undefined) return list;
        const full = list.some((one) => !isShort(textOf(one)) && textOf(one).startsWith(first));
        return full ? list.filter(stays) : list;
      },
      why: (dropped, list) => ({
        code: 'GROUPING_DIP_SHORT_CODE',
        args: { expression: textOf(dropped), first: firstShort(list) ?? '' },
      }),
    };
  },
};

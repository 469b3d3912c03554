import { z } from 'zod';
import { defineOperator } from '../operator.ts';

const value = z.strictObject({
  words: z.array(z.string().min(1)).min(1),
  denials: z.array(z.string().min(1)).optional(),
});

/** Words that deny what follows them in the same clause of a report. */
const DENIALS = [
  '未',
  '无',
  '否认',
  '排除',
  '除外',
  '没有',
  '不支持',
  'no ',
  'without ',
  'negative for ',
  'absence of ',
];
const CLAUSE_END = /[。；;，,、.!！?？\n]/;

/**
 * A text mentions one of the words, in a clause that does not deny it before: `双下肢深静脉血栓形成` mentions 血栓, `未见血栓` does not, nor does `不除外血栓`.
 * Latin letters compare without case. `denials` replaces the list of denying words.
 */
export const mentionsOperator = defineOperator({
  id: 'mentions',
  title: { zh: '提及', en: 'mentions' },
  operand: 'text',
  value,
  compile: ({ words, denials = DENIALS }) => {
    const [wanted, denied] = [words, denials].map((list) => list.map((word) => word.toLowerCase()));
    return (operand, run) => {
      if (typeof operand !== 'string') return undefined;
      run.budget.spend(1 + operand.length / 100);
      return operand
        .toLowerCase()
        .split(CLAUSE_END)
        .some((clause) => wanted!.some((word) => isMentioned(clause, word, denied!)));
    };
  },
});

/** What stands before the first mention denies the later ones too. */
function isMentioned(clause: string, word: string, denials: readonly string[]): boolean {
  const at = clause.indexOf(word);
  return at !== -1 && !denials.some((denial) => clause.slice(0, at).includes(denial));
}

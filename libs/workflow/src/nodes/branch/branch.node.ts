import { issue, type Issue } from '@caseloom/core';
import { z } from 'zod';
import { defineNodeKind, type PlacedNode } from '../node-kind.ts';

const config = z.strictObject({
  /** Tried in order; the first that holds is taken. */
  cases: z
    .array(
      z.strictObject({
        id: z.string().regex(/^[A-Za-z][A-Za-z0-9_-]*$/),
        title: z.strictObject({ zh: z.string(), en: z.string() }).optional(),
        when: z.string().min(1).max(4000),
      }),
    )
    .min(1),
});
type BranchConfig = z.infer<typeof config>;

/** Parts cases by conditions over their facts; leaves by the first case that holds, else by `otherwise`. */
export const branchNode = defineNodeKind({
  id: 'branch',
  title: { zh: '分支', en: 'Branch' },
  about: {
    zh: '按条件分流，都不满足时走“其他”。',
    en: 'Parts cases by conditions; takes "otherwise" when none holds.',
  },
  config,
  outcomes: ({ cases }) => [...cases.map((one) => one.id), 'otherwise'],
  strictOutcomes: () => true,
  conditions: ({ cases }) => cases.map(({ id, when }, index) => ({ id, text: when, path: `cases[${index}].when` })),
  check,
  enter: ({ config: { cases }, conditions, facts }) => {
    const unknown: string[] = [];
    for (const { id } of cases) {
      const answer = conditions.get(id)!.test(facts);
      if (typeof answer === 'object') return { stuck: answer };
      if (answer === true) return unknown.length === 0 ? { go: id } : { go: id, note: note(unknown) };
      if (answer === undefined) unknown.push(id);
    }
    return unknown.length === 0 ? { go: 'otherwise' } : { go: 'otherwise', note: note(unknown) };
  },
});

// A condition that cannot be answered does not hold, and the history says so: unknown is never a silent false.
function note(unknown: readonly string[]): string {
  return `unknown: ${unknown.join(', ')}`;
}

function check({ config: { cases }, path }: PlacedNode<BranchConfig>): Issue[] {
  const seen = new Set<string>();
  return cases.flatMap(({ id }, index) => {
    const at = `${path}.config.cases[${index}].id`;
    if (id === 'otherwise') return [issue('WORKFLOW_BRANCH_CASE_RESERVED', at, { id })];
    if (seen.has(id)) return [issue('WORKFLOW_BRANCH_CASE_TWICE', at, { id })];
    seen.add(id);
    return [];
  });
}

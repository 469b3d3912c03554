import { formatSteps } from '../path.ts';
import type { RuleTemplate } from '../types.ts';
import { columnsOf, placeholdersOf } from './placeholders.ts';

/** A placeholder in a template's rule. */
export interface Use {
  /** Steps below the rule: `['conditions', 'all', 0, 'value']`. */
  readonly steps: readonly (string | number)[];
  readonly at: string;
  readonly column: string;
  /** The text is this placeholder and nothing else. */
  readonly whole: boolean;
}

/** Every placeholder of the template's rule, in the order written; the steps are walked without recursion, however deep the rule is. */
export function usesOf(template: RuleTemplate): readonly Use[] {
  const uses: Use[] = [];
  const open: { readonly value: unknown; readonly steps: readonly (string | number)[] }[] = [
    { value: template.rule, steps: [] },
  ];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { value, steps } = next;
    if (typeof value === 'string') {
      const found = placeholdersOf(value);
      if (found === undefined) continue;
      const at = `template.rule.${formatSteps(steps)}`;
      for (const column of columnsOf(found)) uses.push({ steps, at, column, whole: found.whole });
    } else if (typeof value === 'object' && value !== null) {
      const members = Array.isArray(value)
        ? value.map((item: unknown, index) => [index, item] as const)
        : Object.entries(value);
      for (const [key, member] of [...members].reverse()) open.push({ value: member, steps: [...steps, key] });
    }
  }
  return uses;
}

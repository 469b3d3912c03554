import { itemPath } from './path.ts';
import { withItem, type ItemsTold, type RuleRun } from './run.ts';
import type { ConditionExplanation } from './types.ts';

/** Items of a list told one by one in an explanation; longer lists are told by their first ones. */
export const ITEMS_TOLD = 50;

export function explainItems(
  { condition }: ItemsTold,
  list: unknown,
  path: string,
  run: RuleRun,
): ConditionExplanation[] {
  if (!Array.isArray(list)) return [];
  return list
    .slice(0, ITEMS_TOLD)
    .map((item, index) =>
      withItem(run, item, itemPath(path, index), () => ({ ...condition.explain(run), label: itemPath(path, index) })),
    );
}

/** Fields of the items that decided; of the list itself when none did. */
export function collectItems(
  { condition, decisive }: ItemsTold,
  list: unknown,
  path: string,
  run: RuleRun,
  into: Map<string, unknown>,
): void {
  let found = false;
  if (Array.isArray(list)) {
    list.slice(0, ITEMS_TOLD).forEach((item, index) =>
      withItem(run, item, itemPath(path, index), () => {
        if (condition.test(run) !== decisive) return;
        found = true;
        condition.collect(run, into);
      }),
    );
  }
  if (!found && !into.has(path)) into.set(path, Array.isArray(list) ? list.length : list);
}

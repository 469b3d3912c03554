import { call, type CallOutput } from '../../api/client.ts';
import type { CaseFilter } from '../cases/list/case-query.ts';

export type BatchAnswer = CallOutput<'batchTasks'>;
type CaseRow = CallOutput<'listCases'>['items'][number];
export type Task = NonNullable<CaseRow['task']>;

/** At most so many tasks in one call of the contract. */
export const BATCH = 200;

/** Pieces of at most `size`, in order. */
export function pieces<T>(items: readonly T[], size: number): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_none, index) =>
    items.slice(index * size, (index + 1) * size),
  );
}

/** Acts on any number of tasks, piece by piece; refusals of all pieces are told together. */
export async function actOnTasks(
  taskIds: readonly string[],
  act: { readonly assignTo: string | null } | { readonly action: string; readonly reason: string },
): Promise<BatchAnswer> {
  const total: { done: number; refused: { taskId: string; code: string }[] } = { done: 0, refused: [] };
  for (const piece of pieces(taskIds, BATCH)) {
    const answer = await call('batchTasks', { body: { taskIds: [...piece], ...act } });
    total.done += answer.done;
    total.refused.push(...answer.refused);
  }
  return total;
}

/** Tasks of every case that the filter leaves, not only of the page on screen. */
export async function tasksOfAll(filter: CaseFilter): Promise<readonly CaseRow[]> {
  const rows: CaseRow[] = [];
  for (let page = 1; ; page += 1) {
    const answer = await call('listCases', { query: { ...filter, page, pageSize: BATCH } });
    rows.push(...answer.items);
    if (rows.length >= answer.total || answer.items.length === 0) return rows;
  }
}

/** Who had which tasks, to give them back: one entry per person, `null` for unclaimed. */
export function byAssignee(tasks: readonly Task[]): ReadonlyMap<string | null, readonly string[]> {
  const owners = new Map<string | null, string[]>();
  for (const task of tasks) {
    const owner = task.assignee?.userId ?? null;
    owners.set(owner, [...(owners.get(owner) ?? []), task.id]);
  }
  return owners;
}

/** `TASK_DONE ×3, TASK_FORBIDDEN` */
export function refusalSummary(refused: BatchAnswer['refused']): string {
  const counts = new Map<string, number>();
  for (const { code } of refused) counts.set(code, (counts.get(code) ?? 0) + 1);
  return [...counts].map(([code, count]) => (count === 1 ? code : `${code} ×${count}`)).join(', ');
}

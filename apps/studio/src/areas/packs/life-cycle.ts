import type { OutputOf, Operations } from '@caseloom/api';

export type Draft = OutputOf<Operations['getDraft']>;
export type DraftActionId = Draft['actions'][number]['id'];
export type DraftAction = Draft['actions'][number];

/** The way of a draft: each step has one verb. `rejected` goes back to the author, who edits and submits again. */
const NEXT: Readonly<Record<Draft['state'], DraftActionId>> = {
  draft: 'submit',
  rejected: 'submit',
  submitted: 'approve',
  approved: 'publish',
  published: 'activate',
};
const MENU: readonly DraftActionId[] = ['reject', 'discard', 'activate'];

export interface LifeCycle {
  /** The one button. Shown disabled with `why` when the person may not. */
  readonly next: DraftAction;
  readonly menu: readonly DraftAction[];
  readonly mayEdit: boolean;
}

/** What the bar of a draft offers. The server said what is allowed; what it did not name is not allowed. */
export function lifeCycleOf(draft: Pick<Draft, 'state' | 'actions'>): LifeCycle {
  const action = (id: DraftActionId): DraftAction =>
    draft.actions.find((one) => one.id === id) ?? { id, allowed: false };
  const next = action(NEXT[draft.state]);
  const menu = MENU.filter((id) => id !== next.id && draft.actions.some((one) => one.id === id && one.allowed)).map(
    action,
  );
  return { next, menu, mayEdit: action('edit').allowed };
}

/** The version after this one: 1.2.3 → patch 1.2.4, minor 1.3.0, major 2.0.0. No version yet starts at 0.1.0. */
export function versionAfter(version: string | undefined, step: 'patch' | 'minor' | 'major'): string {
  if (version === undefined) return '0.1.0';
  const [major = 0, minor = 0, patch = 0] = version.split(/[.+-]/).map((part) => Number.parseInt(part, 10) || 0);
  if (step === 'major') return `${major + 1}.0.0`;
  if (step === 'minor') return `${major}.${minor + 1}.0`;
  return `${major}.${minor}.${patch + 1}`;
}

/** Order of semantic versions, the newest first; a pre-release comes before its release. */
export function newestFirst(a: string, b: string): number {
  const [coreA = '', preA] = split(a);
  const [coreB = '', preB] = split(b);
  const numbersA = coreA.split('.').map(Number);
  const numbersB = coreB.split('.').map(Number);
  for (let index = 0; index < 3; index += 1) {
    const difference = (numbersB[index] ?? 0) - (numbersA[index] ?? 0);
    if (difference !== 0) return difference;
  }
  if (preA === preB) return 0;
  if (preA === undefined) return -1;
  if (preB === undefined) return 1;
  return preA < preB ? 1 : -1;
}

function split(version: string): readonly [string, string?] {
  const dash = version.indexOf('-');
  return dash < 0 ? [version] : [version.slice(0, dash), version.slice(dash + 1)];
}

import { useT } from '../../i18n/index.ts';
import type { Draft } from './life-cycle.ts';
import styles from './packs.module.css';

const SHAPES: Readonly<Record<Draft['state'], string>> = {
  draft: '✎',
  submitted: '◔',
  approved: '◑',
  rejected: '↩',
  published: '●',
};

/** Where a draft stands: a shape and a word. */
export function StateBadge({ state }: { readonly state: Draft['state'] }) {
  const t = useT('packs');
  return (
    <span className={styles['state']} data-state={state}>
      <span aria-hidden="true">{SHAPES[state]}</span> {t(`state.${state}`)}
    </span>
  );
}

import type { ReactNode } from 'react';
import styles from './parts.module.css';

/** An empty page teaches: one sentence, and the next action. */
export function EmptyState({
  title,
  children,
  actions,
}: {
  readonly title: string;
  readonly children?: ReactNode;
  readonly actions?: ReactNode;
}) {
  return (
    <div className={styles['empty']} data-testid="empty">
      <div className={styles['emptyTitle']}>{title}</div>
      {children === undefined ? null : <p>{children}</p>}
      {actions === undefined ? null : <div className={styles['emptyActions']}>{actions}</div>}
    </div>
  );
}

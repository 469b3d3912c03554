import type { ReactNode } from 'react';
import styles from './packs.module.css';

/** A caution in words beside a title: sample data, estimated money. */
export function WarnTag({ children }: { readonly children: ReactNode }) {
  return (
    <span className={styles['warnTag']}>
      <span aria-hidden="true">▲</span> {children}
    </span>
  );
}

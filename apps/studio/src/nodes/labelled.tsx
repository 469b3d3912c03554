import type { ReactNode } from 'react';
import styles from './nodes.module.css';

/** An input with its label above it. */
export function Labelled({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <label className={styles['labelled']}>
      <span>{label}</span>
      {children}
    </label>
  );
}

import styles from './parts.module.css';

/** A code in the face that keeps 0 and O apart, with its name behind it. */
export function CodeText({ code, name }: { readonly code: string | undefined; readonly name?: string | undefined }) {
  return (
    <span>
      <span className={styles['code']}>{code}</span>
      {name === undefined || name === '' ? null : <span> {name}</span>}
    </span>
  );
}

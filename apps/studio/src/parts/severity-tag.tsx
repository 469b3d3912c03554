import { severityLook, type SeverityLook } from '../theme/tokens.ts';
import { useT } from '../i18n/index.ts';
import styles from './parts.module.css';

/** The shape alone, for dense places; the word is there for screen readers. */
export function SeverityShape({ severity, title }: { readonly severity: SeverityLook; readonly title?: string }) {
  const t = useT('parts');
  const look = severityLook[severity];
  const word = t(`severity.${severity}`);
  return (
    <span className={styles['shape']} style={{ color: look.color }} title={title ?? word} role="img" aria-label={word}>
      {look.shape}
    </span>
  );
}

/** Shape and word; with `count`, shape and number. */
export function SeverityTag({ severity, count }: { readonly severity: SeverityLook; readonly count?: number }) {
  const t = useT('parts');
  const look = severityLook[severity];
  return (
    <span className={styles['severity']} style={{ color: look.color }} title={t(`severity.${severity}`)}>
      <span className={styles['shape']} aria-hidden="true">
        {look.shape}
      </span>
      {count === undefined ? t(`severity.${severity}`) : count}
      {count === undefined ? null : <span className="cl-visually-hidden">{t(`severity.${severity}`)}</span>}
    </span>
  );
}

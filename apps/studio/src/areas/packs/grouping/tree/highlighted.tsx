import styles from '../scheme.module.css';

/** A text with the place that was looked for marked; all of it when only its initials matched. */
export function Highlighted({
  text,
  q,
  isStart = false,
  isHit = false,
}: {
  readonly text: string;
  readonly q: string;
  /** Only at the beginning, as codes are found. */
  readonly isStart?: boolean;
  readonly isHit?: boolean;
}) {
  const wanted = q.trim().toLowerCase();
  if (wanted === '' || !isHit) return text;
  const at = text.toLowerCase().indexOf(wanted);
  if (at < 0 || (isStart && at > 0)) return text;
  return (
    <>
      {text.slice(0, at)}
      <mark className={styles['mark']}>{text.slice(at, at + wanted.length)}</mark>
      {text.slice(at + wanted.length)}
    </>
  );
}

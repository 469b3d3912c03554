import { useT } from '../../../../i18n/index.ts';
import { asText } from '../values/as-text.ts';
import styles from '../rules.module.css';
import type { ConditionMark } from './condition-marks.ts';

const SHAPES = { true: '✓', false: '✗', undefined: '◌' } as const;

/** What the case at hand makes of a condition: holds, fails, cannot be said; with the value read. */
export function MarkShape({ mark }: { readonly mark: ConditionMark | undefined }) {
  const t = useT('packs');
  if (mark === undefined) return null;
  const result = String(mark.result) as keyof typeof SHAPES;
  const { items, missing, read } = mark;
  return (
    <span className={styles['mark']} data-result={result} data-testid="condition-mark">
      <span aria-hidden="true">{SHAPES[result]}</span>
      <span className="cl-visually-hidden">{t(`mark.${result}`)}</span>
      {items !== undefined ? (
        <small>{t('mark.items', { holds: items.holds, fails: items.fails, unknown: items.unknown })}</small>
      ) : missing !== undefined ? (
        <small>{t(`mark.missing.${missing.reason}`, { path: missing.path })}</small>
      ) : read === undefined ? null : (
        <small title={asText(read)}>{t('mark.read', { value: shorten(read) })}</small>
      )}
      {mark.decides ? <strong>{t('mark.decides')}</strong> : null}
    </span>
  );
}

function shorten(read: unknown): string {
  if (Array.isArray(read)) return `[${read.length}]`;
  const text = asText(read);
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}

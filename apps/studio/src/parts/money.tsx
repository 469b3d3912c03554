import { useT } from '../i18n/index.ts';
import { money, signOf, signedMoney } from '../i18n/format.ts';
import styles from './parts.module.css';

export function Money({ value }: { readonly value: string | undefined }) {
  return <span className="cl-number">{money(value)}</span>;
}

/** A balance by sign, arrow and word, never by colour alone: `▼ −¥1,203.50 亏损`. */
export function Balance({ value, words = true }: { readonly value: string | undefined; readonly words?: boolean }) {
  const t = useT('parts');
  const sign = signOf(value);
  if (value === undefined || sign === undefined) return null;
  const word = sign > 0 ? t('surplus') : sign < 0 ? t('deficit') : t('even');
  return (
    <span
      className={styles['balance']}
      style={{ color: sign < 0 ? 'var(--cl-block)' : sign > 0 ? 'var(--cl-pass)' : 'var(--cl-muted)' }}
      title={word}
    >
      <span aria-hidden="true">{sign > 0 ? '▲' : sign < 0 ? '▼' : '＝'}</span> {signedMoney(value)}
      {words ? ` ${word}` : <span className="cl-visually-hidden"> {word}</span>}
    </span>
  );
}

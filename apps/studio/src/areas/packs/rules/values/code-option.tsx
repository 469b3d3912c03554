import { useLanguage, useT } from '../../../../i18n/index.ts';
import styles from '../rules.module.css';
import type { FoundCode } from './code-search.ts';

/** A code in a list to choose from: code, name, and its code in the other edition where the pack knows it. */
export function CodeOptionLine({ one }: { readonly one: FoundCode }) {
  const t = useT('packs');
  const english = useLanguage() === 'en';
  return (
    <span className={styles['codeOption']}>
      <code>{one.code}</code>
      <span>{english && one.en !== undefined && one.en !== '' ? one.en : one.zh}</span>
      {one.edition === undefined ? null : <small>{one.edition}</small>}
      {one.others === undefined ? null : <small>{t('code.others', { codes: one.others.join(', ') })}</small>}
    </span>
  );
}

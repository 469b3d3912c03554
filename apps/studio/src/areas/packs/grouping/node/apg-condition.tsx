import { useT, type TextKey } from '../../../../i18n/index.ts';
import styles from '../scheme.module.css';

const FORM = /^(procedure|item|diagnosis) ([^,]+)(?:, age (\d*)–(\d*))?(?:, sex (\d))?$/;

/** What opens an APG: a procedure, a charge line or the diagnosis of the visit, within bounds of age and sex. */
export function ApgCondition({
  text,
  names,
}: {
  readonly text: string;
  readonly names: Readonly<Record<string, string>>;
}) {
  const t = useT('scheme');
  const [, source, written = '', from, to, sex] = FORM.exec(text) ?? [];
  if (source === undefined) return <code className={styles['written']}>{text}</code>;
  const isBeginning = written.endsWith('*');
  const code = isBeginning ? written.slice(0, -1) : written;
  return (
    <span className={styles['sentence']}>
      {t(`apg.${source}` as TextKey<'scheme'>)} <code>{code}</code> {names[code] ?? ''}
      {isBeginning ? ` ${t('apg.begins')}` : ''}
      {from === undefined && to === undefined ? null : (
        <>
          <b className={styles['joint']}> {t('say.and')} </b>
          {t('apg.ages', { from: from === undefined || from === '' ? '0' : from, to: to ?? '' })}
        </>
      )}
      {sex === '1' || sex === '2' ? (
        <>
          <b className={styles['joint']}> {t('say.and')} </b>
          {t(`say.sex.${sex}`)}
        </>
      ) : null}
    </span>
  );
}

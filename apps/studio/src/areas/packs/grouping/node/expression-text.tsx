import { Fragment } from 'react';
import { useT } from '../../../../i18n/index.ts';
import styles from '../scheme.module.css';

/** A DIP expression of procedures, its codes with their names: `+` asks for both, `/` for one of them; or the kind of procedures a row is for. */
export function ExpressionText({
  text,
  names,
}: {
  readonly text: string;
  readonly names: Readonly<Record<string, string>>;
}) {
  const t = useT('scheme');
  if (!/\d/.test(text)) return text === '' ? t('dip.none') : t('dip.type', { type: text });
  return (
    <span className={styles['sentence']}>
      {t('dip.expression')}{' '}
      {text.split(/([+/])/).map((piece, index) =>
        piece === '+' || piece === '/' ? (
          <b key={index} className={styles['joint']}>
            {' '}
            {t(piece === '+' ? 'dip.plus' : 'dip.or')}{' '}
          </b>
        ) : (
          <Fragment key={index}>
            <code>{piece}</code> {names[piece.trim()] ?? ''}
          </Fragment>
        ),
      )}
    </span>
  );
}

import { Upload, Button } from 'antd';
import { useAction } from '../../../../api/hooks.ts';
import { number } from '../../../../i18n/format.ts';
import { useT } from '../../../../i18n/index.ts';
import { ProblemNotice } from '../../../../parts/index.ts';
import { useScheme } from '../scheme-context.tsx';
import styles from '../scheme.module.css';

const SHOWN = 50;

/** Holds the scheme against cases that the bureau has settled, from a file that names the group of each. */
export function SettledCases() {
  const t = useT('scheme');
  const { params } = useScheme();
  const hold = useAction('settledAgreement');
  const { data } = hold;
  return (
    <section className={`${styles['section']} ${styles['settled']}`} data-testid="check-settled">
      <h3>{t('settled.title')}</h3>
      <p className="cl-muted">{t('settled.about')}</p>
      <Upload
        accept=".csv,.xlsx,.txt"
        showUploadList={false}
        beforeUpload={(file) => {
          hold.mutate({ params, form: { file } });
          return false;
        }}
        data-testid="settled-file"
      >
        <Button size="small" loading={hold.isPending}>
          {t('settled.choose')}
        </Button>
      </Upload>
      <ProblemNotice error={hold.error} />
      {data === undefined ? null : (
        <>
          <p>
            {t('settled.agree', {
              agree: number(data.agree),
              cases: number(data.cases),
              share: data.cases === 0 ? '—' : `${((100 * data.agree) / data.cases).toFixed(1)} %`,
              column: data.column,
            })}
            {data.unreadable === 0 ? '' : ` ${t('settled.unreadable', { count: data.unreadable })}`}
            {data.leftOut === 0 ? '' : ` ${t('settled.leftOut', { count: data.leftOut })}`}
          </p>
          {data.differences.length === 0 ? null : (
            <table className={styles['table']}>
              <thead>
                <tr>
                  <th scope="col">{t('settled.case')}</th>
                  <th scope="col">{t('settled.settled')}</th>
                  <th scope="col">{t('settled.answer')}</th>
                </tr>
              </thead>
              <tbody>
                {data.differences.slice(0, SHOWN).map((one) => (
                  <tr key={one.id}>
                    <td>{one.id}</td>
                    <td>
                      <code>{one.settled || '—'}</code>
                    </td>
                    <td>
                      <code>{one.answer || one.status}</code>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
        </>
      )}
    </section>
  );
}

import { Link } from 'react-router';
import type { CallOutput } from '../../../api/client.ts';
import { number } from '../../../i18n/format.ts';
import { useT } from '../../../i18n/index.ts';
import type { ArtifactViewProps } from '../artifacts/artifact-view-props.ts';
import styles from '../artifacts/artifacts.module.css';
import { PagedTable } from '../artifacts/paged-table.tsx';
import { percent } from '../statistics/words.ts';

type Model = Pick<
  CallOutput<'listModels'>['models'][number],
  'method' | 'state' | 'population' | 'backTest' | 'acceptance'
>;
const TABLE = { outliers: 'bounds', companions: 'companions' } as const;

/** A statistical model: from whom it was learned, whether it may speak, and its rows. */
export function ModelView({ view }: ArtifactViewProps) {
  const t = useT('packs');
  const { method, state, population, backTest, acceptance } = view.value as Model;
  return (
    <>
      <div className={styles['bar']} style={{ flexWrap: 'wrap' }}>
        <strong>{t(`model.state.${state}`)}</strong>
        <span>{t('model.population', { ...population, cases: number(population.cases) })}</span>
        {backTest === undefined ? null : (
          <span>
            {t('model.backTest')}：{t('model.backTest.text', { ...backTest })}
          </span>
        )}
        {acceptance === undefined ? null : (
          <span>
            {t('model.precision')} {percent(acceptance.precision)} {t('model.judged', { ...acceptance })}
          </span>
        )}
        <Link to="/packs/statistics/models">{t('stat.tab.models')}</Link>
      </div>
      <PagedTable kind="models" artifact={view.id} table={TABLE[method]} />
    </>
  );
}

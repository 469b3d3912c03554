import { CloseOutlined } from '@ant-design/icons';
import type { Rule } from '@caseloom/rules';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useOperation } from '../../../api/hooks.ts';
import { number } from '../../../i18n/format.ts';
import { useLocal, useT, type TextKey } from '../../../i18n/index.ts';
import { LayerBadge, Loading, ProblemNotice, SeverityTag } from '../../../parts/index.ts';
import type { SeverityLook } from '../../../theme/tokens.ts';
import { useFieldLabel } from '../rules/use-field-label.ts';
import { RuleSentence } from './rule-sentence.tsx';
import styles from './library.module.css';

interface Props {
  readonly source: string;
  readonly id: string;
  readonly onClose: () => void;
}

/** One rule of the library: what it says, what it reads, whose it is, and how it has done lately. */
export function RulePanel({ source, id, onClose }: Props) {
  const t = useT('library');
  const local = useLocal();
  const label = useFieldLabel();
  const found = useOperation('libraryRule', { params: { source, rule: id } }, { keepPrevious: false });
  const { data } = found;
  return (
    <aside className={styles['panel']} aria-label={id} data-testid="library-panel">
      <header className={styles['panelHead']}>
        <code>{id}</code>
        <Button size="small" type="text" icon={<CloseOutlined />} aria-label={t('panel.close')} onClick={onClose} />
      </header>
      {data === undefined ? (
        found.error === null ? (
          <Loading />
        ) : (
          <ProblemNotice error={found.error} onRetry={() => void found.refetch()} />
        )
      ) : (
        <div className={styles['panelBody']}>
          <h2>{local(data.row.title)}</h2>
          <div className={styles['tags']}>
            <SeverityTag severity={data.row.severity as SeverityLook} />
            <LayerBadge layer={data.row.layer} />
            <span>{t(`status.${data.row.status}`)}</span>
            <span className="cl-muted">{[data.row.category, data.row.subcategory].filter(Boolean).join(' ')}</span>
            <Link to={`/packs/${source}/rules/${data.row.set}?element=${encodeURIComponent(id)}`}>
              {t('panel.open')}
            </Link>
          </div>
          {data.row.reason === undefined ? null : <Part title={t('panel.reason')}>{data.row.reason}</Part>}
          <Part title={t('panel.text')}>
            <RuleSentence rule={data.rule as Rule} />
          </Part>
          {data.cells === undefined ? null : (
            <Part title={t('panel.cells')}>
              <dl className={styles['cells']}>
                {Object.entries(data.cells).map(([column, cell]) => (
                  <div key={column}>
                    <dt>{column}</dt>
                    <dd>{cell}</dd>
                  </div>
                ))}
              </dl>
            </Part>
          )}
          <List title={t('panel.uses')} items={data.reads.map((path) => label(path))} />
          <List title={t('panel.sets')} items={data.sets} />
          <List title={t('panel.conditions')} items={data.conditions} />
          {data.row.validFrom === undefined && data.row.validTo === undefined ? null : (
            <Part title={t('panel.validity')}>
              {data.row.validFrom ?? '…'} – {data.row.validTo ?? '…'}
            </Part>
          )}
          <Part title={t('panel.origin')}>
            <ol className={styles['origin']}>
              {[...data.history, ...(data.provenance === undefined ? [] : [data.provenance])].map((one, index) => (
                <li key={index}>
                  <LayerBadge layer={one.layer} /> {one.packId} {one.version} ·{' '}
                  {t(`panel.op.${one.op}` as TextKey<'library'>)}
                  {one.reason === undefined ? '' : ` · ${one.reason}`}
                </li>
              ))}
            </ol>
          </Part>
          <Statistics id={id} hits={data.row.hits} />
        </div>
      )}
    </aside>
  );
}

function Statistics({ id, hits }: { readonly id: string; readonly hits: number }) {
  const t = useT('library');
  // A rule that is not in force has no statistics; one that stands open somewhere has.
  const found = useOperation(
    'ruleStatistic',
    { params: { ruleId: id }, query: {} },
    { keepPrevious: false, enabled: hits > 0 },
  );
  const tally = found.data?.tally;
  return (
    <Part title={t('panel.statistics')}>
      {t('panel.hits')} {number(hits)}
      {tally === undefined
        ? ''
        : ` · ${t('panel.fired')} ${number(tally.fired)} · ${t('panel.corrected')} ${number(tally.corrected)} · ${t('panel.overridden')} ${number(tally.acknowledged + tally.waived)}`}
    </Part>
  );
}

function List({ title, items }: { readonly title: string; readonly items: readonly string[] }) {
  return items.length === 0 ? null : <Part title={title}>{items.join(' · ')}</Part>;
}

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className={styles['part']}>
      <h3>{title}</h3>
      <div>{children}</div>
    </section>
  );
}

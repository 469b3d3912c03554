import { Drawer, Table } from 'antd';
import { Link } from 'react-router';
import type { CallOutput } from '../../../api/client.ts';
import { useOperation } from '../../../api/hooks.ts';
import { number } from '../../../i18n/format.ts';
import { useLocal, useT } from '../../../i18n/index.ts';
import { CodeText, LayerBadge, Loading, ProblemNotice, SeverityTag } from '../../../parts/index.ts';
import { DemotedTag } from './demoted-tag.tsx';
import { DemotionRecords } from './demotion-records.tsx';
import type { StatisticFilter } from './period.ts';
import { PrecisionCell } from './precision-cell.tsx';
import { RuleTrend } from './rule-trend.tsx';
import styles from './statistics.module.css';
import { useKeyNames } from './words.ts';

type Detail = CallOutput<'ruleStatistic'>;
type Tally = Detail['tally'];

/** One rule: its numbers by month, department, stage and role, the reasons that were given, and what was decided about it. */
export function RuleDrawer({
  ruleId,
  filter: { from, to, department, stage, role },
  onClose,
}: {
  readonly ruleId: string;
  readonly filter: StatisticFilter;
  readonly onClose: () => void;
}) {
  const t = useT('packs');
  const local = useLocal();
  const found = useOperation(
    'ruleStatistic',
    { params: { ruleId }, query: { from, to, department, stage, role } as never },
    { keepPrevious: false },
  );
  const detail = found.data;
  return (
    <Drawer
      open
      size={760}
      onClose={onClose}
      title={t('stat.detail', { title: detail === undefined ? ruleId : local(detail.title) })}
      data-testid="rule-drawer"
    >
      <ProblemNotice error={found.error} onRetry={() => void found.refetch()} />
      {detail === undefined ? found.error === null ? <Loading /> : null : <Facts detail={detail} />}
    </Drawer>
  );
}

function Facts({ detail }: { readonly detail: Detail }) {
  const t = useT('packs');
  const local = useLocal();
  const names = useKeyNames();
  const { tally } = detail;
  return (
    <div className={styles['detail']}>
      <div className={styles['rule']}>
        <CodeText code={detail.ruleId} />
        <LayerBadge layer={detail.layer} />
        {detail.severity === undefined ? t('stat.notInPack') : <SeverityTag severity={detail.severity} />}
        <DemotedTag demotion={detail.demotion} />
        <span className="cl-muted">
          {detail.from} – {detail.to}
        </span>
        <Link to={`/cases?rule=${encodeURIComponent(detail.ruleId)}`} className={styles['aside']}>
          {t('stat.cases')}
        </Link>
      </div>
      <dl className={styles['figures']}>
        {(['fired', 'shown', 'corrected', 'acknowledged', 'waived', 'wrong'] as const).map((key) => (
          <div key={key}>
            <dt>{t(`stat.${key}`)}</dt>
            <dd>{number(tally[key])}</dd>
          </div>
        ))}
        <div>
          <dt>{t('stat.precision')}</dt>
          <dd>
            <PrecisionCell precision={detail.precision} />
          </dd>
        </div>
      </dl>
      <RuleTrend months={detail.months} />
      <section>
        <h3>{t('stat.reasons')}</h3>
        {detail.reasons.length === 0 ? (
          <p className="cl-muted">{t('stat.reasons.none')}</p>
        ) : (
          <Table
            size="small"
            rowKey="code"
            pagination={false}
            dataSource={detail.reasons}
            columns={[
              { title: t('stat.reason'), key: 'reason', render: (_, one) => local(one.title) || one.code },
              { title: t('stat.count'), dataIndex: 'count', width: 96, align: 'right' },
            ]}
          />
        )}
      </section>
      <Split
        title={t('stat.by.department')}
        rows={detail.departments.map((one) => [one.name || t('stat.unknown'), one])}
      />
      <Split title={t('stat.by.stage')} rows={detail.stages.map((one) => [names.stage(one.stage), one])} />
      <Split title={t('stat.by.role')} rows={detail.roles.map((one) => [names.role(one.role), one])} />
      {detail.demotions.length === 0 ? null : (
        <section>
          <h3>{t('demote.records')}</h3>
          <DemotionRecords records={detail.demotions} isOfOneRule />
        </section>
      )}
    </div>
  );
}

const SHOWN = ['fired', 'shown', 'corrected', 'acknowledged', 'waived', 'wrong'] as const;

function Split({ title, rows }: { readonly title: string; readonly rows: readonly (readonly [string, Tally])[] }) {
  const t = useT('packs');
  return (
    <section>
      <h3>{title}</h3>
      <Table<readonly [string, Tally]>
        size="small"
        rowKey={([name]) => name}
        pagination={rows.length > 10 ? { pageSize: 10, size: 'small', showSizeChanger: false } : false}
        dataSource={rows}
        columns={[
          { title: title, key: 'name', render: (_, [name]) => name },
          ...SHOWN.map((key) => ({
            title: t(`stat.${key}`),
            key,
            width: 84,
            align: 'right' as const,
            render: (_: unknown, [, tally]: readonly [string, Tally]) => number(tally[key]),
          })),
        ]}
      />
    </section>
  );
}

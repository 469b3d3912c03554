import { Button, Table } from 'antd';
import { Link } from 'react-router';
import { useOperation } from '../../../api/hooks.ts';
import { useT } from '../../../i18n/index.ts';
import { Loading, ProblemNotice } from '../../../parts/index.ts';
import { WarnTag } from '../warn-tag.tsx';
import styles from './statistics.module.css';
import { percent, useKeyNames } from './words.ts';

/** How prompts are rationed: what the pack in force says, and the way to change it. */
export function BudgetTab() {
  const t = useT('packs');
  const names = useKeyNames();
  const found = useOperation('governorSettings', {});
  const packs = useOperation('listPacks', {}, { staleTime: 60_000 });
  if (found.data === undefined)
    return found.error === null ? (
      <Loading />
    ) : (
      <ProblemNotice error={found.error} onRetry={() => void found.refetch()} />
    );
  const { budgets, thresholds, unreadable, pack } = found.data;
  const version = packs.data?.packs
    .find((one) => one.packId === pack?.id)
    ?.versions.find((one) => one.version === pack?.version);
  return (
    <div className={styles['budget']}>
      <p>{t('budget.about')}</p>
      <p className="cl-muted">{t('budget.rules')}</p>
      {unreadable.length === 0 ? null : (
        <WarnTag>
          {t('budget.unreadable', { list: unreadable.map((one) => `${one.name} = ${one.value}`).join(t('separator')) })}
        </WarnTag>
      )}
      {budgets.length === 0 ? (
        <p>{t('budget.none')}</p>
      ) : (
        <Table
          size="small"
          rowKey="role"
          pagination={false}
          dataSource={budgets}
          data-testid="budget-table"
          columns={[
            { title: t('budget.role'), key: 'role', render: (_, one) => names.role(one.role) },
            { title: t('budget.visible'), dataIndex: 'visible', width: 160, align: 'right' },
            { title: t('budget.interruptions'), dataIndex: 'interruptions', width: 180, align: 'right' },
          ]}
        />
      )}
      <section>
        <h2>{t('budget.thresholds')}</h2>
        <p>
          {thresholds === undefined
            ? t('demote.none.off')
            : t('budget.threshold.text', { ...thresholds, precision: percent(thresholds.precision) })}
        </p>
      </section>
      {pack === undefined ? null : (
        <p>
          <span className="cl-muted">{t('budget.pack', { pack: pack.id, version: pack.version })}</span>{' '}
          {version === undefined || pack.artifacts[0] === undefined ? null : (
            <Link to={`/packs/hash:${version.hash}/codes/${pack.artifacts[0]}`}>
              <Button size="small">{t('budget.open')}</Button>
            </Link>
          )}
        </p>
      )}
    </div>
  );
}

import { Button } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import type { CallOutput } from '../../../api/client.ts';
import { useOperation } from '../../../api/hooks.ts';
import { useMay } from '../../../api/session.tsx';
import { useLocal, useT } from '../../../i18n/index.ts';
import { CodeText, EmptyState, Loading, ProblemNotice, SeverityTag } from '../../../parts/index.ts';
import { DecideProposal } from './decide-proposal.tsx';
import { DemotionRecords } from './demotion-records.tsx';
import styles from './statistics.module.css';
import { percent } from './words.ts';

export type Proposal = CallOutput<'demotionProposals'>['proposals'][number];

/** Rules that are mostly overridden, with the evidence and two buttons; below, what was decided so far. */
export function ProposalsTab() {
  const t = useT('packs');
  const found = useOperation('demotionProposals', {});
  const settings = useOperation('governorSettings', {}, { staleTime: 60_000 });
  const records = useOperation('listDemotions', { query: { pageSize: 100 } });
  const [deciding, setDeciding] = useState<{ readonly proposal: Proposal; readonly as: 'approve' | 'reject' }>();
  const thresholds = settings.data?.thresholds;
  return (
    <>
      <ProblemNotice error={found.error ?? records.error} onRetry={() => void found.refetch()} />
      {found.data === undefined ? (
        found.error === null ? (
          <Loading />
        ) : null
      ) : found.data.proposals.length === 0 ? (
        <EmptyState title={t('demote.none')}>
          {thresholds === undefined
            ? t('demote.none.off')
            : t('demote.none.text', { ...thresholds, precision: percent(thresholds.precision) })}
        </EmptyState>
      ) : (
        <>
          <p className="cl-muted">{t('demote.about')}</p>
          <ul className={styles['proposals']}>
            {found.data.proposals.map((proposal) => (
              <ProposalCard
                key={proposal.ruleId}
                proposal={proposal}
                onDecide={(as) => setDeciding({ proposal, as })}
              />
            ))}
          </ul>
        </>
      )}
      <section>
        <h2>{t('demote.records')}</h2>
        {records.data === undefined ? null : records.data.total === 0 ? (
          <p className="cl-muted">{t('demote.records.none')}</p>
        ) : (
          <DemotionRecords records={records.data.items} />
        )}
      </section>
      {deciding === undefined ? null : <DecideProposal {...deciding} onClose={() => setDeciding(undefined)} />}
    </>
  );
}

function ProposalCard({
  proposal,
  onDecide,
}: {
  readonly proposal: Proposal;
  readonly onDecide: (as: 'approve' | 'reject') => void;
}) {
  const t = useT('packs');
  const local = useLocal();
  const mayGovern = useMay('prompt.govern');
  const { precision, from, to, reasons } = proposal;
  return (
    <li className={styles['proposal']} data-testid={`proposal-${proposal.ruleId}`}>
      <div className={styles['rule']}>
        <SeverityTag severity={proposal.severity} />
        <Link to={`/packs/statistics?rule=${encodeURIComponent(proposal.ruleId)}`} className={styles['title']}>
          {local(proposal.title)}
        </Link>
        <CodeText code={proposal.ruleId} />
        <span className={styles['demoted']}>
          {t('demote.effect')}：↓ {t(`demote.effect.${proposal.effect}`)}
        </span>
        {mayGovern ? (
          <span className={styles['aside']}>
            <Button size="small" onClick={() => onDecide('reject')} data-testid="proposal-reject">
              {t('demote.reject')}
            </Button>{' '}
            <Button size="small" type="primary" onClick={() => onDecide('approve')} data-testid="proposal-approve">
              {t('demote.approve')}
            </Button>
          </span>
        ) : null}
      </div>
      <div>
        {t('demote.evidence', {
          from,
          to,
          corrected: precision.corrected,
          overridden: precision.overridden,
          precision: percent(precision.value),
        })}
        {proposal.wrong === 0 ? null : ` · ${t('demote.wrong', { n: proposal.wrong })}`}
      </div>
      {reasons.length === 0 ? null : (
        <div className="cl-muted">
          {reasons.map((one) => `${local(one.title) || one.code} ${one.count}`).join(' · ')}
        </div>
      )}
    </li>
  );
}

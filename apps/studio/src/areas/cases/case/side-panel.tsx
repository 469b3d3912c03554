import { Tabs } from 'antd';
import type { CallOutput } from '../../../api/client.ts';
import { useT } from '../../../i18n/index.ts';
import { EmptyState, Loading, ProblemNotice } from '../../../parts/index.ts';
import type { ApiChange } from './edit/draft.ts';
import { AllRules } from './findings/all-rules.tsx';
import { FindingsPanel, type FindingsPanelProps } from './findings/findings-panel.tsx';
import { openCounts, type Evaluation } from './findings/group-findings.ts';
import { RecommendPanel } from './recommend/recommend-panel.tsx';
import { GroupingView } from './result/grouping-view.tsx';
import { PaymentView } from './result/payment-view.tsx';
import type { GroupingResult, PaymentResult } from './result/path-story.ts';
import { ResultStrip } from './result/result-strip.tsx';
import type { Lens } from './timeline/lens.ts';
import { LensBanner } from './timeline/lens-banner.tsx';
import styles from './case.module.css';

export type Tab = 'findings' | 'result' | 'rules';

export interface SidePanelProps extends Omit<FindingsPanelProps, 'evaluation' | 'saved' | 'caseId' | 'changes'> {
  readonly detail: CallOutput<'getCase'>;
  readonly evaluation: Evaluation | undefined;
  readonly changes: readonly ApiChange[];
  readonly checking: boolean;
  readonly error: unknown;
  readonly tab: Tab;
  readonly onTab: (tab: Tab) => void;
  readonly lens: Lens;
  readonly onLens: (lens: Lens) => void;
  readonly lensNote?:
    | {
        readonly recordedAt?: string;
        readonly revision?: number;
        readonly reproduced?: boolean;
        readonly difference?: string | undefined;
      }
    | undefined;
}

/** Beside the form: findings, group and money, all rules; below always the result in one line. */
export function SidePanel({
  detail,
  evaluation,
  changes,
  checking,
  error,
  tab,
  onTab,
  lens,
  onLens,
  lensNote,
  ...findings
}: SidePanelProps) {
  const t = useT('cases');
  const outcome = (of: Evaluation | undefined) => ({
    grouping: of?.grouping as GroupingResult | undefined,
    payment: of?.payment as PaymentResult | undefined,
  });
  const now = outcome(evaluation);
  const open = evaluation === undefined ? undefined : openCounts(evaluation.findings);
  const total = open === undefined ? 0 : open.block + open.error + open.warn + open.info;
  return (
    <aside className={styles['side']} aria-label={t('side')}>
      <Tabs
        size="small"
        activeKey={tab}
        onChange={(key) => onTab(key as Tab)}
        className={styles['tabs'] ?? ''}
        items={[
          { key: 'findings', label: t('tab.findings', { n: total }) },
          { key: 'result', label: t('tab.result') },
          { key: 'rules', label: t('tab.rules') },
        ]}
      />
      <LensBanner lens={lens} evaluation={evaluation} note={lensNote} onBack={() => onLens({ kind: 'now' })} />
      <div className={styles['sideBody']} data-checking={checking} aria-busy={checking}>
        {error === null || error === undefined ? null : (
          <div className={styles['pad']}>
            <ProblemNotice error={error} />
          </div>
        )}
        {evaluation === undefined ? (
          lens.kind === 'now' ? (
            <EmptyState title={t('evaluation.none')} />
          ) : error === null ? (
            <Loading />
          ) : null
        ) : tab === 'findings' ? (
          <FindingsPanel
            caseId={detail.id}
            evaluation={evaluation}
            saved={lens.kind === 'now' ? detail.evaluation : evaluation}
            changes={changes}
            {...findings}
          />
        ) : tab === 'result' ? (
          <div className={styles['pad']}>
            {now.grouping === undefined ? (
              <EmptyState title={t('strip.none')} />
            ) : (
              <GroupingView grouping={now.grouping} />
            )}
            {now.payment === undefined ? null : (
              <PaymentView payment={now.payment} provisional={evaluation.provisional} />
            )}
            {lens.kind === 'now' ? <RecommendPanel caseId={detail.id} unsaved={changes.length > 0} /> : null}
          </div>
        ) : (
          <AllRules caseId={detail.id} changes={changes} />
        )}
      </div>
      {evaluation === undefined ? null : (
        <ResultStrip
          now={now}
          before={changes.length === 0 && lens.kind === 'now' ? undefined : outcome(detail.evaluation)}
          estimate={evaluation.provisional || now.payment?.provisional === true}
          checking={checking}
          onOpen={() => onTab(tab === 'result' ? 'findings' : 'result')}
        />
      )}
    </aside>
  );
}

import { Button } from 'antd';
import { lazy, Suspense, useState, type ReactNode } from 'react';
import { useMay } from '../../../../api/session.tsx';
import { momentText } from '../../../../i18n/format.ts';
import { useLocal, useT } from '../../../../i18n/index.ts';
import { CodeText, LayerBadge, Loading, SeverityShape } from '../../../../parts/index.ts';
import { useCaseActions } from '../case-context.ts';
import type { ApiChange } from '../edit/draft.ts';
import { DecideForm, type GivenReason } from './decide-form.tsx';
import type { NumberedFinding, Severity } from './group-findings.ts';
import { useFieldName, useValueText } from './labels.ts';
import { ReportForm } from './report-form.tsx';
import { useReasonText } from './use-reason-text.ts';
import styles from './findings.module.css';

const Why = lazy(() => import('./why.tsx'));

export interface FindingCardProps {
  readonly caseId: string;
  readonly item: NumberedFinding;
  /** The severity it is shown with; of a demoted rule one step lower than its own. */
  readonly shownAs: Severity;
  /** Why it is shown like this, or folded. */
  readonly note?: ReactNode;
  readonly chosen: boolean;
  /** Unsaved changes: decisions wait until they are saved. */
  readonly changes: readonly ApiChange[];
  readonly decidable: boolean;
  readonly busy: boolean;
  readonly onDecide: (key: string, decision: 'waive' | 'acknowledge', reason: GivenReason) => void;
  readonly onWithdraw: (key: string) => void;
}

/** One finding: what is wrong, what was read, why, by which rule, and what can be done. */
export function FindingCard({
  caseId,
  item: { number, finding },
  shownAs,
  note,
  chosen,
  changes,
  decidable,
  busy,
  onDecide,
  onWithdraw,
}: FindingCardProps) {
  const t = useT('cases');
  const local = useLocal();
  const fieldName = useFieldName();
  const valueText = useValueText();
  const reasonText = useReasonText();
  const { goTo } = useCaseActions();
  const [open, setOpen] = useState<'why' | 'basis' | 'waive' | 'acknowledge' | 'report'>();
  const mayWaive = useMay('finding.waive');
  const mayAcknowledge = useMay('finding.acknowledge');
  const toggle = (what: typeof open) => setOpen(open === what ? undefined : what);
  const { decision, severity } = finding;
  const standing = decision !== undefined && !decision.lapsed;
  const kind =
    severity === 'error' && mayWaive ? 'waive' : severity === 'warn' && mayAcknowledge ? 'acknowledge' : undefined;
  return (
    <article
      className={styles['card']}
      data-severity={shownAs}
      data-chosen={chosen}
      data-open={finding.open}
      id={`finding:${finding.key}`}
      data-testid={`finding-${finding.ruleId}`}
    >
      <div className={styles['cardHead']}>
        <SeverityShape severity={shownAs} />
        <strong>{local(finding.title)}</strong>
        <span className={styles['ruleId']}>
          {number <= 9 ? <kbd title={t('finding.key', { n: number })}>{number}</kbd> : null}
          <CodeText code={finding.ruleId} />
          <LayerBadge layer={finding.layer} />
        </span>
      </div>
      <div>{local(finding.message)}</div>
      {finding.suggestion === undefined ? null : <div className="cl-muted">{local(finding.suggestion)}</div>}
      {finding.read.length === 0 ? null : (
        <div className={styles['reads']}>
          {finding.read.slice(0, 6).map((read) => (
            <button key={read.path} type="button" className={styles['read']} onClick={() => goTo(read.path)}>
              {fieldName(read.path)} = {valueText(read.path, read.value) || t('field.empty')}
            </button>
          ))}
          {finding.read.length > 6 ? (
            <span className="cl-muted">{t('finding.moreReads', { n: finding.read.length - 6 })}</span>
          ) : null}
        </div>
      )}
      {decision === undefined ? null : (
        <div className={styles['decision']}>
          <SeverityShape severity={decision.lapsed ? 'warn' : 'pass'} />{' '}
          {t(decision.lapsed ? 'decided.lapsed' : `decided.${decision.decision}`, {
            name: decision.by,
            at: momentText(decision.at),
            reason: reasonText(decision),
          })}
        </div>
      )}
      {note === undefined ? null : <div className={styles['note']}>{note}</div>}
      <div className={styles['acts']}>
        <Button size="small" type="text" onClick={() => goTo(finding.path)} data-testid="finding-go">
          {t('finding.go')}
        </Button>
        {finding.statistics === undefined ? (
          <Button
            size="small"
            type="text"
            aria-expanded={open === 'why'}
            onClick={() => toggle('why')}
            data-testid="finding-why"
          >
            {t('finding.why')}
          </Button>
        ) : null}
        {finding.basis === undefined ? null : (
          <Button size="small" type="text" aria-expanded={open === 'basis'} onClick={() => toggle('basis')}>
            {t('finding.basis')}
          </Button>
        )}
        {standing && decidable ? (
          <Button
            size="small"
            type="text"
            loading={busy}
            onClick={() => onWithdraw(finding.key)}
            data-testid="finding-withdraw"
          >
            {t('decide.withdraw')}
          </Button>
        ) : null}
        {!standing && decidable && kind !== undefined ? (
          <Button
            size="small"
            type="text"
            disabled={changes.length > 0}
            title={changes.length > 0 ? t('decide.saveFirst') : undefined}
            aria-expanded={open === kind}
            onClick={() => toggle(kind)}
            data-testid={`finding-${kind}`}
          >
            {t(`decide.${kind}`)}
          </Button>
        ) : null}
        {mayAcknowledge && decidable ? (
          <Button
            size="small"
            type="text"
            disabled={changes.length > 0}
            title={changes.length > 0 ? t('decide.saveFirst') : undefined}
            aria-expanded={open === 'report'}
            onClick={() => toggle('report')}
            data-testid="finding-report"
          >
            {t('report.open')}
          </Button>
        ) : null}
        {severity === 'block' ? <span className={styles['must']}>{t('finding.mustFix')}</span> : null}
      </div>
      {open === 'basis' ? <div className={styles['basis']}>{local(finding.basis)}</div> : null}
      {open === 'why' ? (
        <Suspense fallback={<Loading rows={2} />}>
          <Why caseId={caseId} ruleId={finding.ruleId} changes={changes} at={finding.path} />
        </Suspense>
      ) : null}
      {open === 'report' ? (
        <ReportForm caseId={caseId} findingKey={finding.key} onDone={() => setOpen(undefined)} />
      ) : null}
      {(open === 'waive' || open === 'acknowledge') && !standing ? (
        <DecideForm
          kind={open}
          busy={busy}
          onDecide={(reason) => onDecide(finding.key, open, reason)}
          onCancel={() => setOpen(undefined)}
        />
      ) : null}
    </article>
  );
}

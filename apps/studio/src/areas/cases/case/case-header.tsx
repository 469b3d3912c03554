import { ArrowLeftOutlined, LeftOutlined, RightOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { Link, useNavigate } from 'react-router';
import type { CallOutput } from '../../../api/client.ts';
import { useValueName } from '../../../api/knowledge.ts';
import { dateText, momentText } from '../../../i18n/format.ts';
import { useT } from '../../../i18n/index.ts';
import { CodeText, useNow } from '../../../parts/index.ts';
import { DueText } from '../list/case-columns.tsx';
import { neighbour, readTrail } from '../list/case-trail.ts';
import { StageSteps } from './stage-steps.tsx';
import styles from './case.module.css';

type Detail = CallOutput<'getCase'>;

/** Who, where, until when, and where it is in the flow; the actions stand at the right. */
export function CaseHeader({ detail, actions }: { readonly detail: Detail; readonly actions: ReactNode }) {
  const t = useT('cases');
  const now = useNow();
  const navigate = useNavigate();
  const valueName = useValueName();
  const trail = readTrail();
  const record = detail.record as Record<string, Record<string, unknown> | undefined>;
  const text = (group: string, name: string): string | undefined => {
    const value = record[group]?.[name];
    return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
  };
  const before = neighbour(trail, detail.id, -1);
  const after = neighbour(trail, detail.id, 1);
  const step = (to: string | undefined, icon: ReactNode, label: string) => (
    <Button
      size="small"
      type="text"
      icon={icon}
      disabled={to === undefined}
      aria-label={label}
      title={label}
      onClick={() => to !== undefined && void navigate(`/cases/${to}`)}
    />
  );
  return (
    <header className={styles['header']}>
      <div className={styles['headerLine']}>
        <Link to={trail?.address ?? '/'} aria-label={t('back')} title={t('back')} className={styles['back']}>
          <ArrowLeftOutlined />
        </Link>
        {step(before, <LeftOutlined />, t('case.previous'))}
        {step(after, <RightOutlined />, t('case.next'))}
        <h1>{text('patient', 'name') ?? detail.recordKey}</h1>
        <span>
          {valueName('sex', text('patient', 'sex'))}{' '}
          {text('patient', 'ageYears') === undefined ? '' : t('years', { n: text('patient', 'ageYears') ?? '' })}
        </span>
        <CodeText code={text('record', 'mrn') ?? detail.recordKey} />
        <span className={styles['wide']}>
          {valueName('department', text('stay', 'dischargeDept') ?? text('stay', 'admitDept'))}
        </span>
        <span className={styles['wide']}>
          {text('stay', 'dischargeAt') === undefined
            ? t('inStay')
            : t('discharged', { date: dateText(text('stay', 'dischargeAt')).slice(0, 10) })}
        </span>
        {detail.task?.dueAt === undefined ? null : <DueText dueAt={detail.task.dueAt} now={now} t={t} />}
        <div className={styles['headerActions']}>{actions}</div>
      </div>
      <div className={styles['headerLine']} data-second="true">
        {detail.workflow === undefined ? null : <StageSteps workflow={detail.workflow} />}
        {detail.workflow !== undefined && detail.workflow.returns > 0 ? (
          <span className={styles['returned']}>
            {t('returned', { n: detail.workflow.returns, count: detail.workflow.returns })}
          </span>
        ) : null}
        {detail.locked ? <span className={styles['locked']}>{t('locked')}</span> : null}
        {detail.booked === undefined ? null : (
          <span className={styles['locked']}>{t('booked', { at: momentText(detail.booked.at) })}</span>
        )}
        <span className={styles['revision']}>
          {t('revision', { n: detail.revision.number })} · {t(`source.${detail.revision.source}`)}{' '}
          {detail.revision.by ?? ''} {momentText(detail.revision.at)}
        </span>
      </div>
    </header>
  );
}

import type { RuleExplanation } from '@caseloom/rules';
import { Button, Input, Segmented, Table } from 'antd';
import { useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import type { CallOutput } from '../../../api/client.ts';
import { useAction, useOperation } from '../../../api/hooks.ts';
import { useMay } from '../../../api/session.tsx';
import { momentText } from '../../../i18n/format.ts';
import { useLocal, useT } from '../../../i18n/index.ts';
import { CodeText, EmptyState, ProblemNotice } from '../../../parts/index.ts';
import { withValue } from './period.ts';
import styles from './statistics.module.css';
import { TraceStory } from './trace-story.tsx';
import { useKeyNames } from './words.ts';

type Report = CallOutput<'listFeedback'>['items'][number];
const STATES = ['open', 'accepted', 'declined', 'all'] as const;

/** Reports that a prompt is wrong, each with how the rule came to it; quality control accepts or declines with an answer. */
export function FeedbackTab() {
  const t = useT('packs');
  const local = useLocal();
  const names = useKeyNames();
  const mayGovern = useMay('prompt.govern');
  const [search, setSearch] = useSearchParams();
  const state = STATES.find((one) => one === search.get('state')) ?? 'open';
  const page = Number(search.get('page') ?? 1) || 1;
  const found = useOperation(
    'listFeedback',
    { query: { ...(state === 'all' ? {} : { state }), page, pageSize: 20 } },
    { enabled: mayGovern },
  );
  if (!mayGovern)
    return (
      <EmptyState title={t('feedback.forbidden')}>
        {t('feedback.forbidden.text', { permission: 'prompt.govern' })}
      </EmptyState>
    );
  return (
    <>
      <Segmented
        aria-label={t('feedback.state')}
        value={state}
        onChange={(next) => setSearch(withValue(search, { state: next }), { replace: true })}
        options={STATES.map((value) => ({ value, label: t(`feedback.${value}`) }))}
        style={{ alignSelf: 'flex-start' }}
      />
      <ProblemNotice error={found.error} onRetry={() => void found.refetch()} />
      {found.data?.total === 0 ? (
        <EmptyState title={t('feedback.none')}>{t('feedback.none.text')}</EmptyState>
      ) : (
        <Table<Report>
          size="small"
          rowKey="id"
          loading={found.isLoading}
          dataSource={found.data?.items ?? []}
          expandable={{ expandedRowRender: (one) => <Opened report={one} /> }}
          pagination={{
            current: page,
            pageSize: 20,
            total: found.data?.total ?? 0,
            onChange: (next) => setSearch(withValue(search, { page: String(next) }), { replace: true }),
            showSizeChanger: false,
            hideOnSinglePage: true,
            size: 'small',
          }}
          data-testid="feedback-list"
          columns={[
            {
              title: t('stat.rule'),
              key: 'rule',
              render: (_, one) => (
                <span className={styles['rule']}>
                  {local(one.title)} <CodeText code={one.ruleId} />
                </span>
              ),
            },
            { title: t('feedback.text'), dataIndex: 'text' },
            {
              title: t('feedback.case'),
              key: 'case',
              width: 140,
              render: (_, one) => <Link to={`/cases/${one.caseId}`}>{one.recordKey}</Link>,
            },
            {
              title: t('feedback.by'),
              key: 'by',
              width: 150,
              render: (_, one) => `${one.by} · ${names.role(one.role)}`,
            },
            { title: t('feedback.at'), dataIndex: 'at', width: 140, render: (at: string) => momentText(at) },
            {
              title: t('feedback.state'),
              dataIndex: 'state',
              width: 90,
              render: (one: Report['state']) => t(`feedback.${one}`),
            },
          ]}
        />
      )}
    </>
  );
}

function Opened({ report }: { readonly report: Report }) {
  const t = useT('packs');
  const [answer, setAnswer] = useState('');
  const send = useAction('answerFeedback', { invalidates: ['listFeedback'] });
  const give = (state: 'accepted' | 'declined') =>
    send.mutate({ params: { id: report.id }, ifMatch: report.version, body: { state, answer: answer.trim() } });
  return (
    <div className={styles['report']}>
      <section>
        <h3>{t('feedback.trace')}</h3>
        <TraceStory trace={report.trace as Partial<RuleExplanation>} />
        <details>
          <summary>{t('feedback.raw')}</summary>
          <pre className={styles['trace']} tabIndex={0}>
            {JSON.stringify(report.trace, null, 2)}
          </pre>
        </details>
      </section>
      {report.state === 'open' ? (
        <section className={styles['form']}>
          <Input.TextArea
            autoSize={{ minRows: 2, maxRows: 5 }}
            maxLength={1000}
            value={answer}
            onChange={(event) => setAnswer(event.target.value)}
            placeholder={t('feedback.answer')}
            aria-label={t('feedback.answer')}
            data-testid="feedback-answer"
          />
          <span>
            <Button
              type="primary"
              size="small"
              disabled={answer.trim() === ''}
              loading={send.isPending}
              onClick={() => give('accepted')}
              data-testid="feedback-accept"
            >
              {t('feedback.accept')}
            </Button>{' '}
            <Button
              size="small"
              disabled={answer.trim() === ''}
              loading={send.isPending}
              onClick={() => give('declined')}
            >
              {t('feedback.decline')}
            </Button>
          </span>
          <ProblemNotice error={send.error} />
        </section>
      ) : (
        <p>
          {t('feedback.answered', {
            name: report.answeredBy ?? '',
            at: momentText(report.answeredAt),
            answer: report.answer ?? '',
          })}
        </p>
      )}
    </div>
  );
}

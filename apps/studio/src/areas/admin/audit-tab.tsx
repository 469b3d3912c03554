import { SafetyOutlined } from '@ant-design/icons';
import { isDate } from '@caseloom/core';
import { operations } from '@caseloom/api';
import { AutoComplete, Button, Input, Table, Tooltip } from 'antd';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import type { Operations, OutputOf } from '@caseloom/api';
import { useAction, useOperation } from '../../api/hooks.ts';
import { momentText, number } from '../../i18n/format.ts';
import { useLocal, useT } from '../../i18n/index.ts';
import { EmptyState, ProblemNotice, SeverityShape } from '../../parts/index.ts';
import styles from './admin.module.css';

type Entry = OutputOf<Operations['listAudit']>['items'][number];
const NAMES = ['act', 'who', 'object', 'from', 'to'] as const;
/** Acts by name, each with the words of the operation that writes it; acts of signing in are named by their operation. */
const acts: ReadonlyMap<string, { readonly zh: string; readonly en: string }> = new Map(
  Object.values(operations)
    .flatMap((one) => [
      ...('audit' in one ? [[one.audit, one.summary] as const] : []),
      ...(one.path.startsWith('/session') ? [[`session.${one.id}`, one.summary] as const] : []),
    ])
    .toReversed(),
);

/** Who did what, when, on which version, and whether the chain is whole. */
export function AuditTab() {
  const t = useT('admin');
  const local = useLocal();
  const [search, setSearch] = useSearchParams();
  const page = Number(search.get('page') ?? '1');
  const given = Object.fromEntries(
    NAMES.flatMap((name) => {
      const value = search.get(name);
      return value === null || value === '' || ((name === 'from' || name === 'to') && !isDate(value))
        ? []
        : [[name, value]];
    }),
  );
  const found = useOperation('listAudit', { query: { ...given, page, pageSize: 100 } });
  const set = (name: string, value: string) => {
    const next = new URLSearchParams(search);
    if (value === '') next.delete(name);
    else next.set(name, value);
    if (name !== 'page') next.delete('page');
    setSearch(next, { replace: true });
  };
  const word = (act: string) => local(acts.get(act)) || act;
  return (
    <div className={styles['page']}>
      <div className={styles['bar']}>
        <AutoComplete
          allowClear
          style={{ width: 200 }}
          placeholder={t('audit.act')}
          aria-label={t('audit.act')}
          value={search.get('act') ?? ''}
          onChange={(value: string | undefined) => set('act', value ?? '')}
          popupMatchSelectWidth={300}
          showSearch={{
            filterOption: (input, option) =>
              `${option?.value} ${option?.label}`.toLowerCase().includes(input.toLowerCase()),
          }}
          options={[...acts.keys()].toSorted().map((act) => ({ value: act, label: `${act} · ${word(act)}` }))}
          data-testid="audit-act"
        />
        {(['who', 'object'] as const).map((name) => (
          <Input
            key={name}
            allowClear
            style={{ width: 160 }}
            placeholder={t(`audit.${name}`)}
            aria-label={t(`audit.${name}`)}
            defaultValue={search.get(name) ?? ''}
            onPressEnter={(event) => set(name, event.currentTarget.value)}
            onBlur={(event) => set(name, event.currentTarget.value)}
            onChange={(event) => (event.target.value === '' ? set(name, '') : undefined)}
            data-testid={`audit-${name}`}
          />
        ))}
        {(['from', 'to'] as const).map((name) => (
          <Input
            key={name}
            allowClear
            style={{ width: 165 }}
            placeholder={`${t(`audit.${name}`)} YYYY-MM-DD`}
            aria-label={t(`audit.${name}`)}
            defaultValue={search.get(name) ?? ''}
            onChange={(event) =>
              event.target.value === '' || isDate(event.target.value) ? set(name, event.target.value) : undefined
            }
          />
        ))}
        <span className="cl-muted" aria-live="polite">
          {found.data === undefined ? '' : t('audit.count', { count: number(found.data.total) })}
        </span>
        <span className={styles['gap']} />
        <Verify />
      </div>
      <ProblemNotice error={found.error} onRetry={() => void found.refetch()} />
      {found.data?.total === 0 ? (
        <EmptyState title={t('audit.none')} actions={<Button onClick={() => setSearch({})}>{t('clear')}</Button>} />
      ) : (
        <Table<Entry>
          size="small"
          rowKey="seq"
          loading={found.isLoading}
          dataSource={found.data?.items ?? []}
          pagination={{
            current: page,
            pageSize: 100,
            total: found.data?.total ?? 0,
            onChange: (next) => set('page', String(next)),
            showSizeChanger: false,
            size: 'small',
          }}
          scroll={{ x: 1000 }}
          data-testid="audit-list"
          expandable={{ expandedRowRender: (one) => <Details entry={one} /> }}
          columns={[
            { title: t('audit.seq'), dataIndex: 'seq', width: 80, align: 'right' },
            { title: t('audit.at'), dataIndex: 'at', width: 150, render: (at: string) => momentText(at) },
            { title: t('audit.who'), dataIndex: 'who', width: 130 },
            {
              title: t('audit.act'),
              dataIndex: 'act',
              width: 240,
              render: (act: string) => <Tooltip title={act}>{word(act)}</Tooltip>,
            },
            {
              title: t('audit.object'),
              dataIndex: 'object',
              ellipsis: true,
              render: (object: string | undefined) => <code>{object}</code>,
            },
            { title: t('audit.reason'), dataIndex: 'reason', ellipsis: true },
            {
              title: t('audit.result'),
              dataIndex: 'result',
              width: 170,
              ellipsis: true,
              render: (result: string) =>
                result === 'done' ? (
                  <>
                    <SeverityShape severity="pass" /> {t('audit.done')}
                  </>
                ) : (
                  <>
                    <SeverityShape severity="block" /> {result}
                  </>
                ),
            },
          ]}
        />
      )}
    </div>
  );
}

function Details({ entry }: { readonly entry: Entry }) {
  const t = useT('admin');
  const lines: [string, string | undefined][] = [
    [t('audit.act'), entry.act],
    [t('audit.role'), entry.role],
    [t('audit.address'), entry.from],
    [t('audit.object'), entry.object],
    [t('audit.reason'), entry.reason],
    [t('audit.pack'), entry.packHash],
    [t('audit.request'), entry.requestId],
    [t('audit.hash'), entry.hash],
  ];
  return (
    <dl className={styles['facts']}>
      {lines.map(([name, value]) =>
        value === undefined ? null : (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              <code>{value}</code>
            </dd>
          </div>
        ),
      )}
    </dl>
  );
}

/** Recomputes the chain; with the head noted last time, entries cut off at the end are noticed too. */
function Verify() {
  const t = useT('admin');
  const [last, setLast] = useState<{ seq: number; hash: string }>();
  const verify = useAction('verifyAudit', { onSuccess: (answer) => setLast(answer.head) });
  return (
    <span className={styles['verify']}>
      <ProblemNotice error={verify.error} />
      {verify.data === undefined ? null : (
        <span role="status" data-testid="audit-verdict">
          <SeverityShape severity={verify.data.whole ? 'pass' : 'block'} />{' '}
          {verify.data.whole
            ? t('audit.whole', { count: number(verify.data.entries) })
            : t('audit.broken', { seq: verify.data.firstBad ?? 0 })}
        </span>
      )}
      <Button
        icon={<SafetyOutlined />}
        loading={verify.isPending}
        onClick={() => verify.mutate({ body: last === undefined ? {} : { head: last } })}
        data-testid="verify-audit"
      >
        {t('audit.verify')}
      </Button>
    </span>
  );
}

import { Input, Segmented, Table, Tag } from 'antd';
import { useState } from 'react';
import { useT } from '../../../i18n/index.ts';
import { number } from '../../../i18n/format.ts';
import styles from '../artifacts/artifacts.module.css';
import type { ArtifactViewProps } from '../artifacts/artifact-view-props.ts';
import { WarnTag } from '../warn-tag.tsx';
import { PagedTable } from '../artifacts/paged-table.tsx';
import { useWorkbench } from '../workbench/workbench-context.tsx';
import { CodeElements, CodeRows, isPlain, type PlainCode } from './code-rows.tsx';
import { useHeightBelow } from '../artifacts/use-height-below.ts';

interface Code {
  readonly code: string;
  readonly zh?: string;
  readonly en?: string;
  readonly [other: string]: unknown;
}
interface CodesValue {
  readonly system?: string;
  readonly edition?: string;
  readonly sample?: boolean;
  readonly codes?: readonly Code[];
}

/** A code system, a value set or a map: codes listed in the artifact, and its long tables. */
export function CodesView({ view }: ArtifactViewProps) {
  const t = useT('packs');
  const value = view.value as CodesValue;
  const { editable } = useWorkbench();
  const tabs = [
    ...((value.codes ?? []).length > 0 || view.tables.length === 0 ? ['list'] : []),
    ...view.tables.map((one) => one.name),
  ];
  const [tab, setTab] = useState(tabs[0] ?? 'list');
  return (
    <>
      <div className={styles['bar']}>
        {value.system === undefined ? null : <Tag>{t('codes.system', { system: value.system })}</Tag>}
        {value.edition === undefined ? null : <Tag>{t('codes.edition', { edition: value.edition })}</Tag>}
        {value.sample === true ? <WarnTag>{t('codes.sample')}</WarnTag> : null}
        {tabs.length < 2 ? null : (
          <Segmented
            size="small"
            value={tab}
            onChange={setTab}
            options={tabs.map((one) => ({
              value: one,
              label: one === 'list' ? t('codes.list') : one === 'map' ? t('codes.map') : t('codes.table'),
            }))}
          />
        )}
      </div>
      {tab === 'list' ? (
        editable && isPlain(value.codes ?? []) ? (
          <CodeElements view={view} codes={(value.codes ?? []) as readonly PlainCode[]} />
        ) : (
          <CodeList codes={value.codes ?? []} />
        )
      ) : editable ? (
        <CodeRows key={tab} view={view} table={tab} />
      ) : (
        <PagedTable key={tab} kind="codes" artifact={view.id} table={tab} />
      )}
    </>
  );
}

function CodeList({ codes }: { readonly codes: readonly Code[] }) {
  const t = useT('packs');
  const [q, setQ] = useState('');
  const [host, height] = useHeightBelow(48);
  const needle = q.trim().toLowerCase();
  const shown = codes.filter(
    (one) => needle === '' || `${one.code} ${one.zh ?? ''} ${one.en ?? ''}`.toLowerCase().includes(needle),
  );
  const others = [...new Set(codes.flatMap((one) => Object.keys(one)))].filter(
    (one) => !['code', 'zh', 'en'].includes(one),
  );
  return (
    <>
      <div className={styles['bar']}>
        <Input.Search
          allowClear
          placeholder={t('table.search')}
          aria-label={t('table.search')}
          style={{ width: 280 }}
          value={q}
          onChange={(event) => setQ(event.target.value)}
        />
        <span className={styles['count']}>{t('table.count', { count: number(shown.length) })}</span>
      </div>
      <div className={styles['fill']} ref={host}>
        <Table<Code>
          size="small"
          rowKey="code"
          virtual
          pagination={false}
          scroll={{ y: height, x: 640 }}
          dataSource={shown}
          columns={[
            { title: t('codes.code'), dataIndex: 'code', width: 160, render: (code: string) => <code>{code}</code> },
            { title: t('codes.zh'), dataIndex: 'zh', ellipsis: true },
            { title: t('codes.en'), dataIndex: 'en', ellipsis: true },
            ...others.map((name) => ({
              title: name,
              dataIndex: name,
              width: 140,
              ellipsis: true,
              render: (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value)),
            })),
          ]}
        />
      </div>
    </>
  );
}

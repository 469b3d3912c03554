import { Tabs, Tag } from 'antd';
import { useState } from 'react';
import { number } from '../../../i18n/format.ts';
import { useT } from '../../../i18n/index.ts';
import type { ArtifactViewProps } from '../artifacts/artifact-view-props.ts';
import styles from '../artifacts/artifacts.module.css';
import { PagedTable } from '../artifacts/paged-table.tsx';

/** Tables of a scheme in the order of the path: from the major category to the weight. */
const ORDER = [
  'mdc',
  'adrg',
  'drg',
  'weights',
  'cc',
  'mcc',
  'exclusion',
  'code_lists',
  'operating_procedures',
  'groups',
  'procedures',
  'settle',
] as const;
type Known = (typeof ORDER)[number];
const isKnown = (name: string): name is Known => (ORDER as readonly string[]).includes(name);

/** A grouping scheme: its tables, each searchable. */
export function GroupingView({ view }: ArtifactViewProps) {
  const t = useT('packs');
  const value = view.value as { readonly family?: string; readonly edition?: string };
  const tables = view.tables.toSorted((a, b) => rank(a.name) - rank(b.name));
  const [tab, setTab] = useState(tables[0]?.name ?? '');
  return (
    <>
      <div className={styles['bar']} style={{ paddingBottom: 0, flexWrap: 'nowrap' }}>
        {value.family === undefined ? null : <Tag>{value.family.toUpperCase()}</Tag>}
        <Tabs
          size="small"
          style={{ flex: 1, minWidth: 0 }}
          activeKey={tab}
          onChange={setTab}
          items={tables.map((one) => ({
            key: one.name,
            label: `${isKnown(one.name) ? t(`grouping.${one.name}`) : one.name} ${number(one.rows)}`,
          }))}
        />
      </div>
      {tab === '' ? (
        <p className={styles['note']}>{t('grouping.empty')}</p>
      ) : (
        <PagedTable key={tab} kind="grouping" artifact={view.id} table={tab} />
      )}
    </>
  );
}

const rank = (name: string): number => (isKnown(name) ? ORDER.indexOf(name) : ORDER.length);

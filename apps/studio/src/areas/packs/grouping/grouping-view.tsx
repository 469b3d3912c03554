import { useQueryClient } from '@tanstack/react-query';
import { Tabs } from 'antd';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { OperationId } from '@caseloom/api';
import { useT } from '../../../i18n/index.ts';
import type { ArtifactViewProps } from '../artifacts/artifact-view-props.ts';
import { useWorkbench } from '../workbench/workbench-context.tsx';
import { CheckTab } from './check/check-tab.tsx';
import { CodeTab } from './code/code-tab.tsx';
import { CompareTab } from './compare/compare-tab.tsx';
import { TABS, useSchemeAddress, type SchemeTab } from './scheme-address.ts';
import { SchemeContext } from './scheme-context.tsx';
import styles from './scheme.module.css';
import { SidesTab } from './sides/sides-tab.tsx';
import { TablesTab } from './tables/tables-tab.tsx';
import { TreeTab } from './tree/tree-tab.tsx';
import { EMPTY_FORM, type TriedForm } from './try/tried-form.ts';
import { TryTab } from './try/try-tab.tsx';

/** What is read of a scheme and gets old when the draft is edited. */
const READS: readonly OperationId[] = [
  'browseScheme',
  'schemeNode',
  'schemeList',
  'searchSchemeCodes',
  'schemeCode',
  'schemeReach',
  'checkScheme',
  'sideBySide',
  'compareSchemes',
  'trySchemeCase',
];

const views: Readonly<Record<Exclude<SchemeTab, 'tables'>, () => React.ReactNode>> = {
  tree: TreeTab,
  code: CodeTab,
  compare: CompareTab,
  try: TryTab,
  check: CheckTab,
  sides: SidesTab,
};

/** A grouping scheme: browsed as a tree, asked about a code, compared, tried, checked, and its tables as they are. */
export function GroupingView({ view }: ArtifactViewProps) {
  const t = useT('scheme');
  const { source, draft } = useWorkbench();
  const { tab, go } = useSchemeAddress();
  const [form, setForm] = useState<TriedForm>(EMPTY_FORM);
  const family = (view.value as { readonly family?: string }).family ?? '';
  useFreshReads(draft?.version);
  const scheme = useMemo(
    () => ({ params: { source, artifact: view.id }, family, form, setForm }),
    [source, view.id, family, form],
  );
  const Shown = tab === 'tables' ? undefined : views[tab];
  return (
    <SchemeContext value={scheme}>
      <div className={styles['scheme']} data-testid="scheme">
        <Tabs
          className={styles['tabs'] ?? ''}
          size="small"
          activeKey={tab}
          onChange={(next) => go({ tab: next })}
          aria-label={t('tabs')}
          items={TABS.map((key) => ({ key, label: <span data-testid={`scheme-tab-${key}`}>{t(`tab.${key}`)}</span> }))}
        />
        {Shown === undefined ? <TablesTab view={view} /> : <Shown />}
      </div>
    </SchemeContext>
  );
}

/** After an edit of the draft everything that was read of it is read again. */
function useFreshReads(version: number | undefined): void {
  const client = useQueryClient();
  const known = useRef(version);
  useEffect(() => {
    if (known.current === version) return;
    known.current = version;
    void client.invalidateQueries({ predicate: ({ queryKey }) => READS.includes(queryKey[0] as OperationId) });
  }, [client, version]);
}

import { CloseOutlined } from '@ant-design/icons';
import { Button, Tabs } from 'antd';
import { useT } from '../../../i18n/index.ts';
import styles from '../workbench/workbench.module.css';
import { useWorkbench, type PackIssue } from '../workbench/workbench-context.tsx';
import { ChecksTab } from './checks-tab.tsx';
import { CompareTab } from './compare-tab.tsx';
import { TestsTab } from './tests-tab.tsx';
import { TryTab } from './try-tab.tsx';

interface Props {
  readonly tab: string;
  readonly onTab: (tab: string) => void;
  readonly onIssues: (issues: readonly PackIssue[]) => void;
}

/** Checks, trial on cases, tests and comparison, beside the open artifact. */
export function Drawer({ tab, onTab, onIssues }: Props) {
  const t = useT('packs');
  const tParts = useT('parts');
  const { draft } = useWorkbench();
  const tabs =
    draft === undefined ? (['checks', 'compare'] as const) : (['checks', 'try', 'tests', 'compare'] as const);
  const shown = tabs.find((one) => one === tab) ?? 'checks';
  return (
    <aside className={styles['drawer']} data-testid="drawer">
      <div className={styles['drawerHead']}>
        <Tabs
          size="small"
          activeKey={shown}
          onChange={onTab}
          items={tabs.map((one) => ({ key: one, label: t(`drawer.${one}`) }))}
        />
        <Button
          type="text"
          size="small"
          icon={<CloseOutlined />}
          aria-label={tParts('close')}
          onClick={() => onTab('')}
        />
      </div>
      <div className={styles['drawerBody']}>
        {shown === 'checks' ? (
          <ChecksTab onIssues={onIssues} />
        ) : shown === 'try' ? (
          <TryTab />
        ) : shown === 'tests' ? (
          <TestsTab />
        ) : (
          <CompareTab />
        )}
      </div>
    </aside>
  );
}

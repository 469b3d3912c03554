import { CheckCircleOutlined, DiffOutlined, ExperimentOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { Fragment } from 'react';
import { Link } from 'react-router';
import { useLocal, useT } from '../../../i18n/index.ts';
import { CodeText, LayerBadge } from '../../../parts/index.ts';
import { PageHeader } from '../../../shell/index.ts';
import { StateBadge } from '../state-badge.tsx';
import { useWorkbench } from './workbench-context.tsx';
import styles from './workbench.module.css';

/** Which pack this is, on which parents it stands, and the buttons of the right drawer. */
export function PackHeader({
  drawer,
  onDrawer,
}: {
  readonly drawer: string;
  readonly onDrawer: (tab: string) => void;
}) {
  const t = useT('packs');
  const local = useLocal();
  const { tree, draft } = useWorkbench();
  const tabs = [
    { id: 'checks', icon: <CheckCircleOutlined />, label: t('drawer.checks') },
    ...(draft === undefined ? [] : [{ id: 'try', icon: <ExperimentOutlined />, label: t('drawer.try') }]),
    { id: 'compare', icon: <DiffOutlined />, label: t('drawer.compare') },
  ];
  const parents = tree.layers.filter((one) => one.packId !== tree.pack.packId);
  return (
    <PageHeader
      crumbs={[{ title: t('title'), to: '/packs' }]}
      title={
        <span className={styles['packTitle']}>
          <LayerBadge layer={tree.pack.layer} /> {local(tree.pack.title)}
        </span>
      }
      beside={
        <span className={styles['layers']}>
          {draft === undefined ? <code>{tree.pack.version}</code> : <StateBadge state={draft.state} />}
          {parents.length === 0 ? null : (
            <>
              <span>{t('header.on')}</span>
              {parents.map((one, index) => (
                <Fragment key={one.packId}>
                  {index === 0 ? null : <span aria-hidden="true">→</span>}
                  <LayerBadge layer={one.layer} />
                  {one.hash === undefined ? (
                    <CodeText code={`${one.packId}@${one.version}`} />
                  ) : (
                    <Link to={`/packs/hash:${one.hash}`}>
                      <CodeText code={`${one.packId}@${one.version}`} />
                    </Link>
                  )}
                </Fragment>
              ))}
            </>
          )}
        </span>
      }
      actions={tabs.map((tab) => (
        <Button
          key={tab.id}
          type={drawer === tab.id ? 'link' : 'text'}
          icon={tab.icon}
          aria-pressed={drawer === tab.id}
          onClick={() => onDrawer(drawer === tab.id ? '' : tab.id)}
          data-testid={`drawer-${tab.id}`}
        >
          {tab.label}
        </Button>
      ))}
    />
  );
}

import { nodeKinds, type NodeKindId } from '@caseloom/workflow';
import { Tooltip } from 'antd';
import { useLocal, useT } from '../../i18n/index.ts';
import { nodeViews } from '../../nodes/index.ts';
import styles from './workflows.module.css';

const ORDER: readonly NodeKindId[] = ['start', 'validate', 'task', 'branch', 'lock', 'group', 'pay', 'end'];

/** The kinds of node: a click adds one behind the chosen node, or drag it to its place. */
export function Palette({ onAdd }: { readonly onAdd: (kind: NodeKindId) => void }) {
  const t = useT('workflows');
  const local = useLocal();
  return (
    <aside className={styles['palette']} aria-label={t('palette')}>
      {ORDER.map((kind) => {
        const { icon: Icon, family } = nodeViews[kind];
        const { title, about } = nodeKinds[kind];
        return (
          <Tooltip key={kind} title={local(about)} placement="right">
            <button
              type="button"
              className={styles['paletteItem']}
              data-family={family}
              draggable
              onDragStart={(event) => event.dataTransfer.setData('application/caseloom-node', kind)}
              onClick={() => onAdd(kind)}
              data-testid={`palette-${kind}`}
            >
              <Icon />
              {local(title)}
            </button>
          </Tooltip>
        );
      })}
    </aside>
  );
}

import { number, points } from '../../../../i18n/format.ts';
import { useT } from '../../../../i18n/index.ts';
import { LayerBadge } from '../../../../parts/index.ts';
import { useScheme } from '../scheme-context.tsx';
import styles from '../scheme.module.css';
import { useNodeTitle } from '../use-level-name.ts';
import { Highlighted } from './highlighted.tsx';
import type { TreeRow } from './use-tree-rows.ts';

/** Height of a row in pixels. */
export const ROW = 30;
const INDENT = 18;

interface Props {
  readonly id: string;
  readonly place: number;
  readonly row: TreeRow | undefined;
  readonly q: string;
  readonly isActive: boolean;
  readonly isChosen: boolean;
  readonly onToggle: () => void;
  readonly onChoose: () => void;
}

/** One row of the tree: how deep, open or not, whose change it is, code, name, and weight or how many groups are below. */
export function TreeLine({ id, place, row, q, isActive, isChosen, onToggle, onChoose }: Props) {
  const t = useT('scheme');
  const { family } = useScheme();
  const title = useNodeTitle();
  if (row === undefined)
    return (
      <div className={styles['line']} style={{ top: place * ROW, height: ROW }} role="presentation">
        <span className="cl-muted">{t('loading')}</span>
      </div>
    );
  const { code, name } = title(row);
  return (
    <div
      id={id}
      role="treeitem"
      aria-level={row.depth + 1}
      aria-setsize={row.siblings}
      aria-posinset={row.position}
      aria-selected={isChosen}
      {...(row.children === 0 ? {} : { 'aria-expanded': row.isOpen })}
      className={styles['line']}
      data-active={isActive}
      data-chosen={isChosen}
      data-level={row.level}
      style={{ top: place * ROW, height: ROW, paddingInlineStart: 8 + row.depth * INDENT }}
      onClick={onChoose}
      data-testid={`scheme-node-${row.id}`}
    >
      <span
        className={styles['caret']}
        aria-hidden="true"
        title={row.children === 0 ? '' : t(row.isOpen ? 'tree.close' : 'tree.open', { code: row.code })}
        onClick={(event) => {
          if (row.children === 0) return;
          event.stopPropagation();
          onToggle();
        }}
        data-testid={row.children === 0 ? undefined : `scheme-toggle-${row.id}`}
      >
        {row.children === 0 ? '' : row.isOpen ? '▾' : '▸'}
      </span>
      <LayerBadge layer={row.layer} />
      {code === '' ? null : (
        <code className={styles['lineCode']}>
          <Highlighted text={code} q={q} isStart isHit={row.isHit} />
        </code>
      )}
      <span className={styles['lineName']} title={name}>
        <Highlighted text={name} q={q} isHit={row.isHit} />
      </span>
      <span className={styles['lineNumber']}>
        {row.weight !== undefined
          ? family === 'dip'
            ? number(row.weight)
            : points(row.weight)
          : row.groups > 0
            ? t('tree.groups', { count: number(row.groups) })
            : ''}
      </span>
    </div>
  );
}

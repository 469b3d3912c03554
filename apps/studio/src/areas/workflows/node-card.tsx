import type { Issue } from '@caseloom/core';
import type { WorkflowNode } from '@caseloom/workflow';
import { Handle, Position, type Node, type NodeProps } from '@xyflow/react';
import { memo } from 'react';
import { useLocal, useT } from '../../i18n/index.ts';
import { nodeViews, type NodeView, type NodeWay } from '../../nodes/index.ts';
import { SeverityShape, useIssueText } from '../../parts/index.ts';
import { handleOf, PLAIN } from './flow-elements.ts';
import styles from './workflows.module.css';

export interface CardData extends Record<string, unknown> {
  readonly node: WorkflowNode;
  readonly ways: readonly NodeWay[];
  readonly issues: readonly Issue[];
  readonly faded: boolean;
  /** Cases standing here now; absent outside the live view. */
  readonly live?: { readonly open: number; readonly overdue: number; readonly most: number };
}
export type CardNode = Node<CardData, 'card'>;

/** A node as a card: what it is, who and until when, its ways out, what the checks say, and how many cases stand here. */
export const NodeCard = memo(function NodeCard({ data, selected }: NodeProps<CardNode>) {
  const local = useLocal();
  const text = useIssueText();
  const { node, ways, issues, faded, live } = data;
  const view: NodeView = nodeViews[node.kind];
  const { icon: Icon, About } = view;
  const worst = issues.some((one) => one.severity === 'error') ? 'block' : 'warn';
  return (
    <div
      className={styles['card']}
      data-family={view.family}
      data-selected={selected}
      data-faded={faded}
      data-testid={`node-${node.id}`}
    >
      {node.kind === 'start' ? null : (
        <Handle type="target" position={Position.Left} id="in" className={styles['handle'] ?? ''} style={{ top: 24 }} />
      )}
      <div className={styles['cardHead']}>
        <span className={styles['cardIcon']}>
          <Icon />
        </span>
        <span className={styles['cardTitle']}>{local(node.title)}</span>
        {issues.length === 0 ? null : (
          <SeverityShape severity={worst} title={issues.map((one) => text(one)).join('\n')} />
        )}
      </div>
      {About === undefined ? null : (
        <div className={styles['cardAbout']}>
          <About config={node.config} />
        </div>
      )}
      {ways.map((way) => (
        <div key={way.on} className={styles['cardWay']}>
          <span>{local(way.title)}</span>
          <Handle type="source" position={Position.Right} id={handleOf(way.on)} className={styles['handle'] ?? ''} />
        </div>
      ))}
      {node.kind === 'end' ? null : (
        <Handle
          type="source"
          position={Position.Right}
          id={PLAIN}
          className={styles['handle'] ?? ''}
          data-plain="true"
          style={{ top: 24 }}
        />
      )}
      {live === undefined ? null : <Live live={live} />}
    </div>
  );
});

/** Cases that stand at a node: a bar as long as the share of the fullest node, the overdue part marked, and both in words. */
function Live({ live }: { readonly live: NonNullable<CardData['live']> }) {
  const t = useT('workflows');
  if (live.open === 0) return <div className={styles['live']}>{t('live.none')}</div>;
  const share = (count: number) => `${(count / Math.max(live.most, 1)) * 100}%`;
  return (
    <div className={styles['live']} data-open={live.open}>
      <span className={styles['liveBar']} aria-hidden="true">
        <span style={{ width: share(live.open - live.overdue) }} />
        <span data-overdue="true" style={{ width: share(live.overdue) }} />
      </span>
      <span>
        {t('live.open', { count: live.open })}
        {live.overdue > 0 ? <strong> ▲ {t('live.overdue', { count: live.overdue })}</strong> : null}
      </span>
    </div>
  );
}

import type { WorkflowGraph } from '@caseloom/workflow';
import { useLocal, useT } from '../../i18n/index.ts';
import { nodeViews, type NodeView } from '../../nodes/index.ts';
import { inFlowOrder } from './graph-edits.ts';
import styles from './workflows.module.css';

interface Props {
  readonly graph: WorkflowGraph;
  readonly selected: readonly string[];
  readonly onSelect: (ids: readonly string[]) => void;
}

/** The graph as a list in the order a case meets it: everything the canvas says, for the keyboard and for screen readers. */
export function Outline({ graph, selected, onSelect }: Props) {
  const t = useT('workflows');
  const local = useLocal();
  const titleOf = (id: string) => local(graph.nodes.find((node) => node.id === id)?.title) || id;
  return (
    <ol className={styles['outline']} data-testid="outline">
      {inFlowOrder(graph).map((node) => {
        const view: NodeView = nodeViews[node.kind];
        const { icon: Icon, About } = view;
        const named = new Map((view.ways?.(node.config) ?? []).map((way) => [way.on, local(way.title)]));
        const ways = graph.edges
          .filter((edge) => edge.from === node.id)
          .map((edge) =>
            edge.on === undefined ? `→ ${titleOf(edge.to)}` : `${named.get(edge.on) ?? edge.on} → ${titleOf(edge.to)}`,
          );
        return (
          <li key={node.id}>
            <button
              type="button"
              className={styles['outlineItem']}
              aria-pressed={selected.includes(node.id)}
              onClick={() => onSelect([node.id])}
            >
              <Icon /> {local(node.title)}
            </button>
            <div className={styles['outlineWays']}>
              {About === undefined ? null : (
                <div>
                  <About config={node.config} />
                </div>
              )}
              {ways.length === 0 && node.kind !== 'end' ? t('outline.nowhere') : ways.join(t('separator'))}
            </div>
          </li>
        );
      })}
    </ol>
  );
}

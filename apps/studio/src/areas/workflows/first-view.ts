import type { Node, ReactFlowInstance } from '@xyflow/react';

const READABLE = 0.75;

/** The whole graph where it stays readable; else its beginning at a readable size. */
export function firstView<N extends Node>(flow: ReactFlowInstance<N>): void {
  const bounds = flow.getNodesBounds(flow.getNodes());
  const host = document.querySelector('[data-testid="workflow-canvas"]')?.getBoundingClientRect();
  if (host === undefined || bounds.width === 0) return;
  const fitting = Math.min((host.width - 64) / bounds.width, (host.height - 64) / bounds.height, 1);
  if (fitting >= READABLE) void flow.fitView({ padding: 0.08, maxZoom: 1 });
  else
    void flow.setViewport({
      x: 32 - bounds.x * READABLE,
      y: host.height / 2 - (bounds.y + bounds.height / 2) * READABLE,
      zoom: READABLE,
    });
}

import type { ArtifactKind } from '@caseloom/pack';
import { z } from 'zod';
import { checkGraph } from './check-graph.ts';
import { nodeKinds } from './nodes/index.ts';
import type { WorkflowGraph } from './types.ts';

const id = z
  .string()
  .regex(/^[A-Za-z][A-Za-z0-9_-]*$/)
  .max(60);
const localText = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) });
const position = z.strictObject({ x: z.number(), y: z.number() });

const node = <K extends keyof typeof nodeKinds>(kind: K) =>
  z.strictObject({
    id,
    kind: z.literal(kind),
    title: localText,
    config: (
      nodeKinds[kind].config as z.ZodType<Readonly<Record<string, unknown>>, Readonly<Record<string, unknown>>>
    ).prefault({}),
    position: position.optional(),
  });

type NodeSchema = ReturnType<typeof node>;
const kindIds = Object.keys(nodeKinds) as (keyof typeof nodeKinds)[];

const graphSchema = z.strictObject({
  title: localText,
  nodes: z.array(z.discriminatedUnion('kind', kindIds.map(node) as [NodeSchema, ...NodeSchema[]])),
  edges: z.array(z.strictObject({ id, from: id, to: id, on: id.optional(), label: localText.optional() })),
});

/** Artifact kind `workflows`: review flows as graphs. Overlays address nodes and edges by id. */
export const workflowKind: ArtifactKind<WorkflowGraph> = {
  kind: 'workflows',
  title: { zh: '流程', en: 'Workflows' },
  schema: graphSchema as unknown as z.ZodType<WorkflowGraph>,
  families: [
    { path: 'nodes', key: 'id', ordered: false },
    { path: 'edges', key: 'id', ordered: false },
  ],
  cosmetic: ['position', 'label'],
  tables: {},
  check: (artifact) => checkGraph(artifact.value),
};

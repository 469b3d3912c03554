import type { NodeKindId, WorkflowEvent } from '../types.ts';
import { branchNode } from './branch/branch.node.ts';
import { endNode } from './end/end.node.ts';
import { groupNode } from './group/group.node.ts';
import { lockNode } from './lock/lock.node.ts';
import type { NodeKind } from './node-kind.ts';
import { payNode } from './pay/pay.node.ts';
import { startNode } from './start/start.node.ts';
import { taskNode } from './task/task.node.ts';
import { validateNode } from './validate/validate.node.ts';

/** Every node kind by its id, one line each. */
export const nodeKinds = {
  branch: branchNode,
  end: endNode,
  group: groupNode,
  lock: lockNode,
  pay: payNode,
  start: startNode,
  task: taskNode,
  validate: validateNode,
} as const satisfies Record<NodeKindId, unknown>;

/** The contract of a kind, for code that knows none in particular. */
export type AnyNodeKind = NodeKind<unknown, WorkflowEvent['type']>;

export function nodeKind(id: NodeKindId): AnyNodeKind {
  return nodeKinds[id] as unknown as AnyNodeKind;
}

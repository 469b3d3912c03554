import { branch } from './branch.tsx';
import { end } from './end.tsx';
import { group } from './group.tsx';
import { lock } from './lock.tsx';
import type { NodeViews } from './node-view.ts';
import { pay } from './pay.tsx';
import { start } from './start.tsx';
import { task } from './task.tsx';
import { validate } from './validate.tsx';

/** One view per kind of node, in alphabetical order; a kind without a view does not compile. */
export const nodeViews = { branch, end, group, lock, pay, start, task, validate } as const satisfies NodeViews;

export type { NodeConfig, NodeFamily, NodePropertiesProps, NodeView, NodeWay } from './node-view.ts';

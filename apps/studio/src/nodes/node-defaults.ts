import type { NodeKindId, TaskAction } from '@caseloom/workflow';
import type { NodeConfig, NodeWay } from './node-view.ts';

export interface BranchCase {
  readonly id: string;
  readonly title?: { readonly zh: string; readonly en: string };
  readonly when: string;
}
export const casesOf = (config: NodeConfig): readonly BranchCase[] =>
  Array.isArray(config['cases']) ? (config['cases'] as BranchCase[]) : [];
export const actionsOf = (config: NodeConfig): readonly TaskAction[] =>
  Array.isArray(config['actions']) ? (config['actions'] as TaskAction[]) : [];

/** Config of a node just added: sound as a document; what is still open, the checks name. */
export const firstConfigs = {
  branch: { cases: [{ id: 'case1', when: 'open.warn > 0' }] },
  end: {},
  group: {},
  lock: {},
  pay: {},
  start: {},
  task: {
    roles: [],
    stage: 'qcReview',
    dueHours: 24,
    actions: [{ id: 'submit', title: { zh: '提交', en: 'Submit' } }],
  },
  validate: {},
} as const satisfies Readonly<Record<NodeKindId, NodeConfig>>;

/** Ways out that have a handle of their own on the card; kinds without a line have one handle for every outcome. */
export const namedWays: Readonly<Partial<Record<NodeKindId, (config: NodeConfig) => readonly NodeWay[]>>> = {
  branch: (config) => [
    ...casesOf(config).map((one) => ({ on: one.id, title: one.title ?? { zh: one.when, en: one.when } })),
    { on: 'otherwise', title: { zh: '其他', en: 'otherwise' } },
  ],
  task: (config) => actionsOf(config).map((one) => ({ on: one.id, title: one.title })),
  validate: () => [
    { on: 'clean', title: { zh: '无问题', en: 'clean' } },
    { on: 'findings', title: { zh: '有问题', en: 'findings' } },
  ],
};

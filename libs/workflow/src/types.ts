import type { LocalText } from '@caseloom/pack';

export type NodeKindId = 'start' | 'validate' | 'task' | 'branch' | 'lock' | 'group' | 'pay' | 'end';

export interface WorkflowNode {
  readonly id: string;
  readonly kind: NodeKindId;
  readonly title: LocalText;
  /** Closed per kind; see docs/spec/workflow.md. */
  readonly config: Readonly<Record<string, unknown>>;
  readonly position?: { readonly x: number; readonly y: number };
}

export interface WorkflowEdge {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  /** Which outcome of the `from` node this edge takes: a task's action (`submit`, `pass`, `return`), a branch's case id, a validation's `clean` or `findings`; absent: the only way on. */
  readonly on?: string;
  readonly label?: LocalText;
}

export interface WorkflowGraph {
  readonly title: LocalText;
  readonly nodes: readonly WorkflowNode[];
  readonly edges: readonly WorkflowEdge[];
}

/** Config of a `task` node. */
export interface TaskConfig {
  /** Roles whose members may do it. */
  readonly roles: readonly string[];
  /** `physicianCorrection`, `coding`, `qcReview`, `insuranceReview`, …: the stage it stands for in the worklist and in rules. */
  readonly stage: string;
  readonly dueHours?: number;
  readonly actions: readonly { readonly id: string; readonly title: LocalText; readonly needsReason?: boolean; /** Severities that must not be open when taking it. */ readonly blockedBy?: readonly ('block' | 'error' | 'warn')[] }[];
  /** Back to the same person when the case returns here. */
  readonly stickyAssignee?: boolean;
}

export interface WorkflowInstance {
  readonly graphRef: { readonly packHash: string; readonly workflow: string };
  readonly status: 'running' | 'waiting' | 'ended' | 'stuck';
  /** Where it stands: node id and how often it was entered. */
  readonly at: { readonly node: string; readonly visit: number };
  readonly visits: Readonly<Record<string, number>>;
  readonly lastAssignee: Readonly<Record<string, string>>;
  readonly returns: number;
  readonly history: readonly { readonly node: string; readonly visit: number; readonly outcome: string; readonly by?: string; readonly at: string; readonly reason?: string }[];
}

/** What happened. `at` is local date-time text given by the caller: nothing here reads a clock. */
export type WorkflowEvent =
  | { readonly type: 'start'; readonly at: string }
  | { readonly type: 'validated'; readonly at: string; readonly open: Readonly<Record<'block' | 'error' | 'warn' | 'info', number>> }
  | { readonly type: 'grouped'; readonly at: string; readonly status: string }
  | { readonly type: 'paid'; readonly at: string; readonly status: string }
  | { readonly type: 'locked'; readonly at: string }
  | { readonly type: 'taskDone'; readonly at: string; readonly action: string; readonly by: string; readonly reason?: string; readonly open: Readonly<Record<'block' | 'error' | 'warn' | 'info', number>> };

/** What the server must do next, in the same transaction as saving the instance. */
export type WorkflowEffect =
  | { readonly type: 'validate' }
  | { readonly type: 'group' }
  | { readonly type: 'pay' }
  | { readonly type: 'lock'; readonly unlock?: boolean }
  | { readonly type: 'openTask'; readonly node: string; readonly visit: number; readonly stage: string; readonly roles: readonly string[]; readonly dueHours?: number; readonly assignee?: string; readonly title: LocalText }
  | { readonly type: 'closeTask'; readonly node: string; readonly visit: number; readonly outcome: string }
  | { readonly type: 'end'; readonly outcome: string };

/** Facts a branch condition may read (FEEL): `case` facts of the record and its result, `open` counts of findings. */
export interface AdvanceContext {
  readonly facts: Readonly<Record<string, unknown>>;
}

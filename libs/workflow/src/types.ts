import type { Issue, Severity } from '@caseloom/core';
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
  /** Which outcome of the `from` node this edge takes: a task's action (`submit`, `pass`, `return`), a branch's case id or `otherwise`, a validation's `clean` or `findings`; absent: every outcome that no other edge takes. */
  readonly on?: string;
  readonly label?: LocalText;
}

export interface WorkflowGraph {
  readonly title: LocalText;
  readonly nodes: readonly WorkflowNode[];
  readonly edges: readonly WorkflowEdge[];
}

export type BlockingSeverity = Exclude<Severity, 'info'>;

/** One way out of a task. */
export interface TaskAction {
  readonly id: string;
  readonly title: LocalText;
  /** A reason must be given; always so for a return. */
  readonly needsReason?: boolean;
  /** Severities that must not be open when taking it. */
  readonly blockedBy?: readonly BlockingSeverity[];
  /** Sends the case back and counts in `returns`; true by itself for the action `return`. */
  readonly isReturn?: boolean;
}

/** Config of a `task` node. */
export interface TaskConfig {
  /** Roles whose members may do it. */
  readonly roles: readonly string[];
  /** `physicianCorrection`, `coding`, `qcReview`, `insuranceReview`, …: the stage it stands for in the worklist and in rules. */
  readonly stage: string;
  readonly dueHours?: number;
  readonly actions: readonly TaskAction[];
  /** Back to the same person when the case returns here. */
  readonly stickyAssignee?: boolean;
}

/** A node visited and left, in order. */
export interface WorkflowStep {
  readonly node: string;
  readonly visit: number;
  readonly outcome: string;
  readonly by?: string;
  readonly at: string;
  readonly reason?: string;
  readonly isReturn?: true;
}

export interface WorkflowInstance {
  readonly graphRef: WorkflowRef;
  /** running: an effect's answer is awaited · waiting: a person's · ended · stuck: `stuck` says why, `resume` tries again. */
  readonly status: 'running' | 'waiting' | 'ended' | 'stuck';
  /** Where it stands: node id and how often it was entered. */
  readonly at: { readonly node: string; readonly visit: number };
  readonly visits: Readonly<Record<string, number>>;
  readonly lastAssignee: Readonly<Record<string, string>>;
  readonly returns: number;
  readonly history: readonly WorkflowStep[];
  readonly stuck?: Issue;
}

export interface WorkflowRef {
  readonly packHash: string;
  readonly workflow: string;
}

export type OpenCounts = Readonly<Record<Severity, number>>;

/** The visit an answer belongs to. When given and not the present one, the event is refused as stale: a message delivered twice does no harm. */
interface ForVisit {
  readonly node?: string;
  readonly visit?: number;
}

/** What happened. `at` is local date-time text given by the caller: nothing here reads a clock. */
export type WorkflowEvent =
  | { readonly type: 'start'; readonly at: string }
  | ({ readonly type: 'validated'; readonly at: string; readonly open: OpenCounts } & ForVisit)
  | ({ readonly type: 'grouped'; readonly at: string; readonly status: string } & ForVisit)
  | ({ readonly type: 'paid'; readonly at: string; readonly status: string } & ForVisit)
  | ({ readonly type: 'locked'; readonly at: string } & ForVisit)
  | ({
      readonly type: 'taskDone';
      readonly at: string;
      readonly action: string;
      readonly by: string;
      readonly reason?: string;
      readonly open: OpenCounts;
    } & ForVisit)
  /** Says the present effects again, for recovery; a stuck instance tries its step again. */
  | { readonly type: 'resume'; readonly at: string };

/** What the server must do next, in the same transaction as saving the instance. */
export type WorkflowEffect =
  | { readonly type: 'validate' }
  | { readonly type: 'group' }
  | { readonly type: 'pay' }
  | { readonly type: 'lock'; readonly unlock?: boolean }
  | {
      readonly type: 'openTask';
      readonly node: string;
      readonly visit: number;
      readonly stage: string;
      readonly roles: readonly string[];
      readonly dueHours?: number;
      readonly assignee?: string;
      readonly title: LocalText;
      /** The last task sent the case back here: which node, who, why. */
      readonly returned?: { readonly node: string; readonly by?: string; readonly reason?: string };
    }
  | { readonly type: 'closeTask'; readonly node: string; readonly visit: number; readonly outcome: string }
  | { readonly type: 'end'; readonly outcome: string };

/** Facts a branch condition may read (FEEL): facts of the case and its results as the engine makes them; `open` (counts of open findings) and `returns` are laid over them. */
export interface AdvanceContext {
  readonly facts: Readonly<Record<string, unknown>>;
  /** Which graph this is; needed by the event `start`, which writes it into the instance. */
  readonly graphRef?: WorkflowRef;
}

export interface Advanced {
  readonly instance: WorkflowInstance;
  readonly effects: readonly WorkflowEffect[];
}

import type { Issue, Result } from '@caseloom/core';
import type { LocalText } from '@caseloom/pack';
import type { z } from 'zod';
import type { Condition } from '../conditions.ts';
import type {
  NodeKindId,
  OpenCounts,
  WorkflowEffect,
  WorkflowEvent,
  WorkflowInstance,
  WorkflowNode,
} from '../types.ts';

/** A node with its config read, and where it stands in the graph (`nodes[3]`). */
export interface PlacedNode<C> {
  readonly node: WorkflowNode;
  readonly config: C;
  readonly path: string;
}

/** What a kind may look at when the case enters one of its nodes. */
export interface Visit<C> extends PlacedNode<C> {
  readonly visit: number;
  readonly instance: WorkflowInstance;
  readonly facts: Readonly<Record<string, unknown>>;
  readonly open: OpenCounts | undefined;
  /** Compiled conditions of this node by case id (kinds that declare `conditions`). */
  readonly conditions: ReadonlyMap<string, Condition>;
}

/** `rest`: the node waits for an event (or is the end). `go`: it is left at once by an outcome. `stuck`: it cannot go on. */
export type Entered =
  | {
      readonly rest: 'running' | 'waiting' | 'ended';
      readonly effects: readonly WorkflowEffect[];
      readonly outcome?: string;
    }
  | { readonly go: string; readonly note?: string }
  | { readonly stuck: Issue };

export interface Left {
  readonly outcome: string;
  readonly effects: readonly WorkflowEffect[];
  readonly by?: string;
  readonly reason?: string;
  readonly isReturn?: boolean;
}

/** The contract of a node kind. `advance` and the soundness checks know this and nothing else of a kind. */
export interface NodeKind<C = unknown, E extends WorkflowEvent['type'] = WorkflowEvent['type']> {
  readonly id: NodeKindId;
  readonly title: LocalText;
  readonly about: LocalText;
  /** Closed schema of `config`. */
  readonly config: z.ZodType<C>;
  /** Outcomes by which the case can leave, in the order a form shows them; empty: it cannot. */
  outcomes(config: C): readonly string[];
  /** Every outcome needs an edge of its own: a plain edge does not stand for it. */
  readonly strictOutcomes?: (config: C) => boolean;
  /** The outcome sends the case back: it does not count for the order of stages. */
  returnsBy?(config: C, outcome: string): boolean;
  /** A person decides here: breaks loops. */
  readonly isTask?: boolean;
  /** Stage in the worklist and the progress header; absent: passing through. */
  stage?(config: C): string;
  /** FEEL conditions by case id, compiled once per graph. */
  conditions?(config: C): readonly { readonly id: string; readonly text: string; readonly path: string }[];
  /** Checks of one node beyond its schema; paths are absolute (`nodes[3].config.actions[1]`). */
  check?(placed: PlacedNode<C>): readonly Issue[];
  enter(visit: Visit<C>): Entered;
  /** The event that ends the wait, and what it means. Absent: no event is ever awaited here. */
  readonly answer?: {
    readonly event: E;
    leave(
      visit: Omit<Visit<C>, 'facts' | 'open' | 'conditions'>,
      event: Extract<WorkflowEvent, { readonly type: E }>,
    ): Result<Left>;
  };
}

/** Keeps config and event types together while defining a kind. */
export function defineNodeKind<C, E extends WorkflowEvent['type']>(kind: NodeKind<C, E>): NodeKind<C, E> {
  return kind;
}

export function left(
  outcome: string,
  effects: readonly WorkflowEffect[] = [],
  more: Omit<Left, 'outcome' | 'effects'> = {},
): Result<Left> {
  return { ok: true, value: { outcome, effects, ...more }, issues: [] };
}

export function refused(issue: Issue): Result<Left> {
  return { ok: false, issues: [issue] };
}

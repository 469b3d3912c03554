import type { NodeKindId, WorkflowNode } from '@caseloom/workflow';
import type { ComponentType } from 'react';

/** Families of nodes by what they are for; each has its colour at the card's edge and its word in the palette. */
export type NodeFamily = 'check' | 'person' | 'decision' | 'automatic' | 'edge';

export type NodeConfig = WorkflowNode['config'];

/** One way out of a node that the card offers to connect from. */
export interface NodeWay {
  readonly on: string;
  readonly title: { readonly zh: string; readonly en: string };
}

export interface NodePropertiesProps {
  readonly config: NodeConfig;
  readonly disabled: boolean;
  /** Members set to undefined leave the config; edits with one mark are one step of undo. */
  readonly onChange: (change: NodeConfig, mark: string) => void;
}

/** How one kind of node is shown and edited. What it means and which ways lead out of it, libs/workflow says. */
export interface NodeView {
  readonly icon: ComponentType;
  readonly family: NodeFamily;
  /** Config of a node just added. */
  readonly first: NodeConfig;
  /** Ways out that have a handle of their own; absent: one handle for all. */
  readonly ways?: (config: NodeConfig) => readonly NodeWay[];
  /** The line below the title: who, until when, how. */
  readonly About?: ComponentType<{ readonly config: NodeConfig }>;
  readonly Properties?: ComponentType<NodePropertiesProps>;
}

export type NodeViews = Readonly<Record<NodeKindId, NodeView>>;

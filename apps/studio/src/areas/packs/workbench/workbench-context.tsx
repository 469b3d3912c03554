import { createContext, use } from 'react';
import type { BodyOf, Operations, OutputOf } from '@caseloom/api';
import type { Rule, RuleSet } from '@caseloom/rules';
import type { Draft } from '../life-cycle.ts';

export type PackTree = OutputOf<Operations['packTree']>;
export type ArtifactNode = PackTree['artifacts'][number];
export type ArtifactView = OutputOf<Operations['packArtifact']>;
export type ElementView = ArtifactView['families'][number]['elements'][number];
export type PackIssue = PackTree['issues'][number];
export type PackSchemas = OutputOf<Operations['packSchemas']>;
export type ElementEdit = BodyOf<Operations['editElement']>;
export type RowsEdit = BodyOf<Operations['editRows']>;
/** Whether a batch of rows was stored, and why not: the issues of the problem name `edits[i]`. */
export interface RowsSaved {
  readonly ok: boolean;
  readonly problem: unknown;
}

/** A rule as it stands in the open editor, saved or not. */
export interface EditedRule {
  readonly artifact: string;
  readonly set: RuleSet;
  /** As it is stored; absent for a new one. */
  readonly before: Rule | undefined;
  readonly after: Rule;
}

/** What the pages inside the workbench share: which pack, may it be changed, and how. */
export interface Workbench {
  readonly source: string;
  readonly tree: PackTree;
  readonly draft: Draft | undefined;
  /** A draft, in a state that can be edited, by someone who may. */
  readonly editable: boolean;
  readonly issues: readonly PackIssue[];
  /** Answers true when the change is stored; a refusal is shown by the workbench and nothing typed is lost. */
  readonly saveElement: (edit: ElementEdit) => Promise<boolean>;
  readonly saveArtifact: (kind: string, artifact: string, value: unknown) => Promise<boolean>;
  readonly saveRows: (edit: RowsEdit) => Promise<RowsSaved>;
  readonly saving: boolean;
  /** The open editor says whether it holds something that is not stored, and how to store it. */
  readonly holdUnsaved: (save: (() => Promise<boolean>) | undefined) => void;
  readonly unsaved: boolean;
  /** The open editor shows its rule to whoever tries it. */
  readonly showEdited: (rule: EditedRule | undefined) => void;
  readonly edited: EditedRule | undefined;
}

export const WorkbenchContext = createContext<Workbench | undefined>(undefined);

/** @throws Error outside the workbench. */
export function useWorkbench(): Workbench {
  const workbench = use(WorkbenchContext);
  if (workbench === undefined) throw new Error('useWorkbench outside the workbench');
  return workbench;
}

import type { CaseRecord } from '@caseloom/record';
import { createContext, use } from 'react';
import type { Finding } from './findings/group-findings.ts';

/** What fields, tables and findings of one case share. Stable while typing, so that only what changes is drawn again. */
export interface CaseActions {
  readonly type: (path: string, value: unknown) => void;
  readonly settle: () => void;
  readonly change: (edit: (record: CaseRecord) => CaseRecord) => void;
  /** Brings a field into view and puts the cursor into it. */
  readonly goTo: (path: string) => void;
  /** Shows a finding in the panel. */
  readonly showFinding: (key: string) => void;
}

/** What of the case the form draws. */
export interface CaseView {
  readonly record: CaseRecord;
  readonly base: CaseRecord;
  readonly editable: boolean;
  readonly marks: ReadonlyMap<string, Finding>;
}

export const CaseActionsContext = createContext<CaseActions | undefined>(undefined);
export const CaseViewContext = createContext<CaseView | undefined>(undefined);

export function useCaseActions(): CaseActions {
  const actions = use(CaseActionsContext);
  if (actions === undefined) throw new Error('useCaseActions outside a case page');
  return actions;
}

export function useCaseView(): CaseView {
  const view = use(CaseViewContext);
  if (view === undefined) throw new Error('useCaseView outside a case page');
  return view;
}

import { createContext, use } from 'react';
import type { Marker } from '../../../editor/json-editor.tsx';
import { valueAt, type Address, type Json } from './condition-edits.ts';
import type { RuleKnowledge } from './knowledge.ts';
import { pathOf } from './rule-address.ts';
import type { ConditionMark } from './why/condition-marks.ts';

/** A part of a test that can be entered by itself. */
export type TestPart = 'field' | 'operator' | 'value';

/** What the views of one rule share: the document, the place in it that is looked at, and what is known about its parts. */
export interface RuleEditing {
  readonly knowledge: RuleKnowledge;
  readonly rule: Json;
  readonly disabled: boolean;
  /** The rule is made from a row of a template: it is read here and changed there. */
  readonly fromTemplate: boolean;
  /** Takes a new document; edits with one mark in a row are one step of undo. */
  readonly change: (rule: unknown, mark?: string) => void;
  /** The condition that is looked at, the same in every view. */
  readonly selected: Address | undefined;
  readonly select: (address: Address | undefined) => void;
  /** Complaints, by path inside the rule. */
  readonly issues: readonly Marker[];
  /** What a case makes of each condition, by its path; absent when no case is looked at. */
  readonly marks: ReadonlyMap<string, ConditionMark> | undefined;
  /** Names of the set's shared conditions. */
  readonly shared: readonly string[];
  /** The part of a test that takes the focus once it is on screen. */
  readonly focus: { readonly path: string; readonly part: TestPart } | undefined;
  readonly focusOn: (address: Address | undefined, part?: TestPart) => void;
}

export const RuleEditingContext = createContext<RuleEditing | undefined>(undefined);

/** @throws Error outside the rule editor */
export function useRuleEditing(): RuleEditing {
  const editing = use(RuleEditingContext);
  if (editing === undefined) throw new Error('useRuleEditing outside the rule editor');
  return editing;
}

/** What the editor knows about one condition: is it selected, what is wrong with it, what a case makes of it. */
export function useCondition(at: Address): {
  readonly value: unknown;
  readonly path: string;
  readonly selected: boolean;
  readonly issues: readonly Marker[];
  readonly mark: ConditionMark | undefined;
} {
  const { rule, selected, issues, marks } = useRuleEditing();
  const path = pathOf(at);
  return {
    value: valueAt(rule, at),
    path,
    selected: selected !== undefined && pathOf(selected) === path,
    issues: issues.filter((one) => isOwn(one.path, path)),
    mark: marks?.get(path),
  };
}

/** A complaint about a condition itself or about its field, operator or value, not about a condition inside it. */
function isOwn(issue: string, path: string): boolean {
  if (!issue.startsWith(path)) return false;
  const rest = issue.slice(path.length);
  return (
    rest === '' || (/^\.(fact|path|operator|value|condition|name|params)/.test(rest) && !rest.includes('conditions'))
  );
}

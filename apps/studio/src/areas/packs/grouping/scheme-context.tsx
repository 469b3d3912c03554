import { createContext, use } from 'react';
import type { CallOutput } from '../../../api/client.ts';
import type { TriedForm } from './try/tried-form.ts';

export type SchemeNode = CallOutput<'schemeNode'>;
export type ConditionView = SchemeNode['conditions'][number];
export type ListRef = SchemeNode['lists'][number];

/** Which scheme is looked at, and the case that is tried on it: it stays while one goes from view to view. */
export interface SchemeView {
  readonly params: { readonly source: string; readonly artifact: string };
  readonly family: string;
  readonly form: TriedForm;
  readonly setForm: (form: TriedForm) => void;
}

export const SchemeContext = createContext<SchemeView | undefined>(undefined);

/** @throws Error outside the scheme browser. */
export function useScheme(): SchemeView {
  const scheme = use(SchemeContext);
  if (scheme === undefined) throw new Error('useScheme outside the scheme browser');
  return scheme;
}

import { useCallback, useMemo } from 'react';
import type { CallOutput } from './client.ts';
import { useOperation } from './hooks.ts';
import { useLanguage } from '../i18n/index.ts';

export type FieldInfo = CallOutput<'fields'>['fields'][number];
export type ValueSets = CallOutput<'valueSets'>['sets'];

const LONG_MS = 10 * 60_000;
const NO_FIELDS: readonly FieldInfo[] = [];
const NO_SETS: ValueSets = {};

/** The field catalogue in its own order. */
export function useFields(): {
  readonly fields: readonly FieldInfo[];
  readonly byPath: ReadonlyMap<string, FieldInfo>;
  readonly ready: boolean;
} {
  const answer = useOperation('fields', {}, { staleTime: LONG_MS });
  const fields = answer.data?.fields ?? NO_FIELDS;
  return useMemo(
    () => ({ fields, byPath: new Map(fields.map((field) => [field.path, field])), ready: answer.data !== undefined }),
    [fields, answer.data],
  );
}

export function useValueSets(): ValueSets {
  return useOperation('valueSets', {}, { staleTime: LONG_MS }).data?.sets ?? NO_SETS;
}

/** The name of a code in a value set, in the language of the moment; an unknown code is shown as it is. */
export function useValueName(): (set: string, code: string | undefined) => string {
  const sets = useValueSets();
  const language = useLanguage();
  return useCallback(
    (set, code) => {
      if (code === undefined) return '';
      const entry = sets[set]?.find((one) => one.code === code);
      return entry === undefined ? code : (language === 'en' ? entry.en : entry.zh) || entry.zh;
    },
    [sets, language],
  );
}

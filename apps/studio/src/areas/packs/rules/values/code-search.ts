import { useQueries } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import { call, type CallOutput } from '../../../../api/client.ts';
import { useOperation } from '../../../../api/hooks.ts';
import { useLanguage } from '../../../../i18n/index.ts';

export type System = 'icd10' | 'icd9cm3';
export type FoundCode = CallOutput<'searchCodes'>['codes'][number];

const TYPING_MS = 200;

/** Codes of a system for what was typed, once typing pauses. */
export function useCodeSearch(
  system: System | undefined,
  typed: string,
): { readonly codes: readonly FoundCode[]; readonly searching: boolean; readonly sample: boolean } {
  const [asked, setAsked] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setAsked(typed.trim()), TYPING_MS);
    return () => clearTimeout(timer);
  }, [typed]);
  const found = useOperation(
    'searchCodes',
    { query: { system: system ?? 'icd10', q: asked, limit: 30 } },
    { enabled: system !== undefined && asked !== '', staleTime: 60_000 },
  );
  const codes = asked === '' || system === undefined ? NONE : (found.data?.codes ?? NONE);
  return { codes, searching: found.isFetching || asked !== typed.trim(), sample: found.data?.sample ?? false };
}
const NONE: readonly FoundCode[] = [];

/** Names of codes that stand in a value; of a prefix or range there is none. Asked once per code and kept. */
export function useCodeNames(system: System | undefined, codes: readonly string[]): ReadonlyMap<string, string> {
  const english = useLanguage() === 'en';
  const wanted =
    system === undefined ? [] : codes.filter((one) => one.includes('.') && !one.includes('-')).slice(0, 40);
  const key = wanted.join('|');
  const answers = useQueries({
    queries: wanted.map((code) => {
      const input = { query: { system: system ?? ('icd10' as const), q: code, limit: 1 } };
      return {
        queryKey: ['searchCodes', input],
        queryFn: ({ signal }: { signal: AbortSignal }) => call('searchCodes', input, signal),
        staleTime: 600_000,
      };
    }),
    combine: (all) => all.map(({ data }) => data?.codes[0]),
  });
  return useMemo(
    () =>
      new Map(
        answers.flatMap((one) => (one === undefined ? [] : [[one.code, english ? one.en || one.zh : one.zh] as const])),
      ),
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- `key` stands for the codes asked for
    [answers, english, key],
  );
}

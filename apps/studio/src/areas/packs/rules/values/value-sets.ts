import { useMemo } from 'react';
import { useValueSets } from '../../../../api/knowledge.ts';
import { useLocal } from '../../../../i18n/index.ts';

export interface CodeOption {
  readonly value: string;
  readonly label: string;
  /** Code, names and pinyin initials, lower case. */
  readonly search: string;
}

/** The codes of a value set to choose from, by code, name or pinyin initials. */
export function useSetOptions(set: string | undefined): readonly CodeOption[] {
  const local = useLocal();
  const sets = useValueSets();
  const codes = set === undefined ? undefined : sets[set];
  return useMemo(
    () =>
      (codes ?? []).map((one) => ({
        value: one.code,
        label: `${one.code} ${local(one)}`,
        search: `${one.code} ${one.zh} ${one.en} ${one.initials}`.toLowerCase(),
      })),
    [codes, local],
  );
}

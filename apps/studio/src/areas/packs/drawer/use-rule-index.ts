import { useQueries } from '@tanstack/react-query';
import { useCallback } from 'react';
import { call } from '../../../api/client.ts';
import { useLanguage } from '../../../i18n/index.ts';
import { ruleLine } from '../rules/rule-filter.ts';
import { useWorkbench } from '../workbench/workbench-context.tsx';

interface FoundRule {
  /** Artifact that holds the rule. */
  readonly set: string;
  readonly title: string;
}

/** Which set a rule of this pack stands in, and its title. */
export function useRuleIndex(): (ruleId: string) => FoundRule | undefined {
  const { source, tree } = useWorkbench();
  const english = useLanguage() === 'en';
  const sets = tree.artifacts.filter((one) => one.kind === 'rules').map((one) => one.id);
  const found = useQueries({
    queries: sets.map((artifact) => {
      const input = { params: { source, kind: 'rules', artifact } };
      return {
        queryKey: ['packArtifact', input],
        queryFn: ({ signal }: { signal: AbortSignal }) => call('packArtifact', input, signal),
        staleTime: 60_000,
      };
    }),
    combine: (answers) =>
      new Map(
        answers.flatMap(({ data }) =>
          (data?.families.find((one) => one.path === 'rules')?.elements ?? []).map((element) => {
            const line = ruleLine(element, tree.pack.packId, data?.layer ?? 'nation');
            const title = english ? line.titleEn || line.titleZh : line.titleZh || line.titleEn;
            return [element.id, { set: data?.id ?? '', title }] as const;
          }),
        ),
      ),
  });
  return useCallback((ruleId) => found.get(ruleId), [found]);
}

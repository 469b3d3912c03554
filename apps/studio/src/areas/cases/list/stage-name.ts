import { useCallback } from 'react';
import { useOperation } from '../../../api/hooks.ts';
import { useLocal, useT, type TextKey } from '../../../i18n/index.ts';
import { casesMessages } from '../messages.ts';

/** The name of a stage: as the work lists call it, else a known one of our own, else its id. */
export function useStageName(): (stage: string) => string {
  const t = useT('cases');
  const local = useLocal();
  const lists = useOperation('worklist', {}, { staleTime: 5_000 }).data?.lists;
  return useCallback(
    (stage) => {
      const listed = lists?.find((list) => list.stage === stage);
      if (listed !== undefined) return local(listed.title);
      const key = `stage.${stage}`;
      return Object.hasOwn(casesMessages.zh, key) ? t(key as TextKey<'cases'>) : stage;
    },
    [lists, local, t],
  );
}

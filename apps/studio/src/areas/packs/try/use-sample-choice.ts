import { useCallback } from 'react';
import { useSearchParams } from 'react-router';
import { useRemembered } from '../../../parts/index.ts';

/** Whether one tries on made-up cases: in the address, so that everything on the page agrees, and remembered. */
export function useSampleChoice(): readonly [boolean, (synthetic: boolean) => void] {
  const [search, setSearch] = useSearchParams();
  const [remembered, remember] = useRemembered('packs.trial.synthetic', false);
  const said = search.get('cases');
  const choose = useCallback(
    (synthetic: boolean) => {
      remember(synthetic);
      setSearch(
        (old) => {
          const next = new URLSearchParams(old);
          next.set('cases', synthetic ? 'synthetic' : 'own');
          return next;
        },
        { replace: true },
      );
    },
    [remember, setSearch],
  );
  return [said === null ? remembered : said === 'synthetic', choose];
}
